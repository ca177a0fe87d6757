import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PeopleView } from "#shared/protocol/agreements.ts";
import type { PartyProposalList } from "#shared/protocol/party-proposals.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Hidden } from "../ui/Hidden.tsx";
import { useMoments } from "../ui/moments.ts";
import { tell } from "../ui/status.ts";
import { Tag, type Tone } from "../ui/Tag.tsx";
import { forgetAgreement } from "./agreement.ts";
import { decideParty, mayHere, proposalsQuery } from "./people.ts";
import styles from "./People.module.css";

type Proposal = PartyProposalList["proposals"][number];

interface Proposed {
  readonly id: string;
  readonly people: PeopleView;
  readonly proposal: Proposal;
}

const TONES: Record<Proposal["state"], Tone> = {
  open: "wait",
  invited: "agreed",
  refused: "plain",
  withdrawn: "plain",
};

/** Organisations that somebody would like to invite: why, who has said yes, and one's own answer. */
export function PartyProposals({
  id,
  people,
}: {
  readonly id: string;
  readonly people: PeopleView;
}) {
  const { t } = useTranslation("agreements");
  const proposals = useQuery(proposalsQuery(id)).data?.proposals ?? [];
  if (proposals.length === 0) return null;
  return (
    <section>
      <h2 className={styles["heading"]}>{t("join.proposals")}</h2>
      <Card flush>
        <ul>
          {proposals.toReversed().map((proposal) => (
            <ProposalRow key={proposal.number} id={id} people={people} proposal={proposal} />
          ))}
        </ul>
      </Card>
    </section>
  );
}

function ProposalRow(props: Proposed) {
  const { people, proposal } = props;
  const { t, i18n } = useTranslation("agreements");
  const moments = useMoments();
  const shortName = (party: string) =>
    people.parties.find(({ organisationId }) => organisationId === party)?.shortName ?? "";
  const listed = (parties: readonly string[]) =>
    new Intl.ListFormat(i18n.language).format(parties.map(shortName).filter((name) => name !== ""));
  const yes = listed(proposal.yes.map(({ organisationId }) => organisationId));
  const by = {
    name: proposal.personName,
    organisation: shortName(proposal.organisationId),
    lead: proposal.leadName,
    at: moments.date(proposal.at),
  };
  return (
    <li className={styles["proposal"]}>
      <div>
        <b>{proposal.organisationName}</b>
        <p className={styles["meta"]}>{t("join.by", by)}</p>
        <q>{proposal.reason}</q>
        <p className={styles["meta"]}>
          {t("join.yes", { names: yes })}{" "}
          {proposal.asked.length === 0
            ? null
            : t("join.waiting", { names: listed(proposal.asked) })}
          {proposal.state === "refused" ? t("join.no", { name: proposal.closedBy ?? "" }) : null}
        </p>
        <Decide {...props} />
      </div>
      <Tag tone={TONES[proposal.state]}>{t(`join.state.${proposal.state}`)}</Tag>
    </li>
  );
}

/** Yes and no for a lead whose organisation is asked; the own proposal can be taken back. */
function Decide({ id, people, proposal }: Proposed) {
  const { t } = useTranslation("agreements");
  const deciding = useDeciding({ id, people, proposal });
  const own = proposal.organisationId === people.organisationId;
  const asked = proposal.asked.includes(people.organisationId);
  if (proposal.state !== "open" || !(own || asked) || !mayHere(people, "inviteParty")) return null;
  const button = (say: Say) => ({
    size: "sm" as const,
    busy: deciding.isPending && deciding.variables === say && t("join.agreeing"),
    onClick: () => {
      deciding.mutate(say);
    },
  });
  const name = <Hidden>: {proposal.organisationName}</Hidden>;
  return (
    <div className={styles["decide"]}>
      {asked ? (
        <Button kind="primary" {...button("agree")}>
          {t("join.agree")}
          {name}
        </Button>
      ) : null}
      <Button {...button("refuse")}>
        {t(own ? "join.takeBack" : "join.refuse")}
        {name}
      </Button>
      <ProblemNote thrown={deciding.error} />
    </div>
  );
}

type Say = "agree" | "refuse";

function useDeciding({ id, people, proposal }: Proposed) {
  const { t } = useTranslation("agreements");
  const queries = useQueryClient();
  const { number, organisationName: name, asked } = proposal;
  const own = proposal.organisationId === people.organisationId;
  return useMutation({
    mutationFn: async (say: Say) => decideParty(id, { number, say }),
    onSuccess: async (_, say) => {
      const last = asked.length === 1;
      const yes = last ? "join.sent" : "join.agreed";
      const no = own ? "join.takenBack" : "join.refused";
      tell(t(say === "agree" ? yes : no, { name }));
      await forgetAgreement(queries, id);
    },
  });
}
