import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type * as z from "zod";
import type { AcceptInvitation, Me } from "#shared/protocol/people.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { RadioList } from "../ui/RadioList.tsx";
import { acceptInvitation } from "./invitation.ts";
import styles from "./Invite.module.css";
import type { Look } from "./InvitePage.tsx";
import { emptyProfile } from "./profile.ts";
import { ProfileForm } from "./ProfileForm.tsx";

const ANOTHER = "another";

type Accepting = UseMutationResult<string, Error, z.input<typeof AcceptInvitation>>;

/**
 * Joining by a press. The lead of a new party also says for which organisation: one of their own,
 * or a new one described here.
 */
export function AcceptForm({
  invitation,
  token,
  email,
  organisations,
}: {
  readonly invitation: Look;
  readonly token: string;
  readonly email: string;
  readonly organisations: Me["organisations"];
}) {
  const { t } = useTranslation("people");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const accepting = useMutation({
    mutationFn: acceptInvitation,
    onSuccess: async (agreement) => {
      queries.clear();
      await navigate(`/agreements/${agreement}`);
    },
  });
  const parts = { accepting, token };
  return (
    <div className={styles["page"]}>
      <p className={styles["hint"]}>
        {t("invite.wrongPerson", { email })}{" "}
        <Link to="/sign-in?next=%2Finvitation">{t("signIn.title")}</Link>
      </p>
      {invitation.newParty ? (
        <ForParty
          {...parts}
          name={invitation.organisation}
          own={organisations.filter((organisation) => organisation.administrator)}
        />
      ) : (
        <Join {...parts} />
      )}
    </div>
  );
}

function ForParty({
  accepting,
  token,
  name,
  own,
}: {
  readonly accepting: Accepting;
  readonly token: string;
  readonly name: string;
  readonly own: Me["organisations"];
}) {
  const { t } = useTranslation("people");
  const [choice, setChoice] = useState(own[0]?.id ?? ANOTHER);
  return (
    <>
      {own.length > 0 ? (
        <RadioList
          id="organisation"
          legend={t("invite.mine")}
          options={[
            ...own.map(({ id, legalName }) => ({ value: id, label: legalName })),
            { value: ANOTHER, label: t("invite.another"), apart: true },
          ]}
          value={choice}
          onChange={setChoice}
        />
      ) : null}
      {choice === ANOTHER ? (
        <section className={styles["page"]}>
          <div>
            <h2>{t("invite.newOrganisation", { organisation: name })}</h2>
            <p className={styles["text"]}>{t("invite.newOrganisationLead")}</p>
          </div>
          <ProfileForm
            initial={emptyProfile(name)}
            send={t("invite.accept")}
            busy={accepting.isPending && t("invite.accepting")}
            problem={<ProblemNote thrown={accepting.error} />}
            onSend={(profile) => {
              accepting.mutate({ token, profile });
            }}
          />
        </section>
      ) : (
        <Join accepting={accepting} token={token} organisationId={choice} />
      )}
    </>
  );
}

function Join({
  accepting,
  token,
  organisationId,
}: {
  readonly accepting: Accepting;
  readonly token: string;
  readonly organisationId?: string;
}) {
  const { t } = useTranslation("people");
  return (
    <div className={styles["accept"]}>
      <ProblemNote thrown={accepting.error} />
      <Button
        kind="primary"
        size="lg"
        busy={accepting.isPending && t("invite.accepting")}
        onClick={() => {
          accepting.mutate({ token, ...(organisationId !== undefined && { organisationId }) });
        }}
      >
        {t("invite.accept")}
      </Button>
    </div>
  );
}
