import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PartyView, PeopleView } from "#shared/protocol/agreements.ts";
import { LoadedPage } from "../api/Loaded.tsx";
import { Button } from "../ui/Button.tsx";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import { Page, PageHeader } from "../ui/Page.tsx";
import { Invitations } from "./Invitations.tsx";
import { InviteParty } from "./InviteParty.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import { LeaveAgreement } from "./LeaveAgreement.tsx";
import { mayHere, peopleQuery } from "./people.ts";
import styles from "./People.module.css";
import { PartyProposals } from "./PartyProposals.tsx";
import { PeopleTable } from "./PeopleTable.tsx";
import { useAgreementId } from "./useAgreementId.ts";

/** Who is on an agreement, what they may do and who may sign, organisation by organisation. */
export function PeoplePage() {
  const { t } = useTranslation("agreements");
  const id = useAgreementId();
  const people = useQuery(peopleQuery(id));
  return (
    <Page>
      <LoadedPage query={people} title={t("people.title")} lines={8}>
        {(loaded) => <People id={id} people={loaded} />}
      </LoadedPage>
    </Page>
  );
}

function People({ id, people }: { readonly id: string; readonly people: PeopleView }) {
  const { t } = useTranslation("agreements");
  const [inviting, setInviting] = useState(false);
  const own = people.parties.find((party) => party.organisationId === people.organisationId);
  const others = people.parties.filter((party) => party !== own);
  const mayInvite = mayHere(people, "invite");
  const mayLook = mayHere(people, "look");
  return (
    <>
      <PageHeader
        title={t("people.title")}
        lead={t("people.lead")}
        back={{ to: mayLook ? `/agreements/${id}` : "/", label: people.title }}
        actions={
          mayInvite ? (
            <Button
              kind="primary"
              icon={UserPlus}
              onClick={() => {
                setInviting(true);
              }}
            >
              {t("people.invite")}
            </Button>
          ) : null
        }
      />
      <div className={styles["parties"]}>
        {own === undefined ? null : <Party id={id} people={people} party={own} />}
        {mayInvite ? <Invitations id={id} /> : null}
        {mayLook ? <PartyProposals id={id} people={people} /> : null}
        {others.map((party) => (
          <Party key={party.organisationId} id={id} people={people} party={party} />
        ))}
        <ComeAndGo id={id} people={people} own={own} />
      </div>
      {inviting && own !== undefined ? (
        <InviteDialog
          id={id}
          organisation={own.legalName}
          onClose={() => {
            setInviting(false);
          }}
        />
      ) : null}
    </>
  );
}

/** How another organisation comes in, and how the own one goes. */
function ComeAndGo({
  id,
  people,
  own,
}: {
  readonly id: string;
  readonly people: PeopleView;
  readonly own: PartyView | undefined;
}) {
  return (
    <>
      {mayHere(people, "invite") ? <InviteParty id={id} people={people} /> : null}
      {own !== undefined && mayHere(people, "leave") ? (
        <LeaveAgreement id={id} people={people} organisation={own.shortName} />
      ) : null}
    </>
  );
}

function Party({
  id,
  people,
  party,
}: {
  readonly id: string;
  readonly people: PeopleView;
  readonly party: PartyView;
}) {
  return (
    <section>
      <h2 className={styles["heading"]}>
        <OrgMark org={orgNumber(party.mark)} size={20} /> {party.legalName}
      </h2>
      <PeopleTable id={id} people={people} party={party} />
    </section>
  );
}
