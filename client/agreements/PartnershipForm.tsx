import type { UseMutationResult } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { useSignedIn } from "../people/me.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Form, FormActions } from "../ui/Form.tsx";
import { PageHeader } from "../ui/Page.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./NewPartnership.module.css";
import {
  countInvitations,
  emptyPartnership,
  readPartnership,
  type Partnership,
  type PartnershipParts,
  type PartnershipProblem,
} from "./new-partnership.ts";
import { PartnershipOrganisations } from "./PartnershipOrganisations.tsx";
import { PartnershipPeople } from "./PartnershipPeople.tsx";

type Starting = Pick<
  UseMutationResult<unknown, Error, Partnership>,
  "mutate" | "isPending" | "error"
>;

/** Name, organisations and people of a new partnership. */
export function PartnershipForm({ starting }: { readonly starting: Starting }) {
  const { t } = useTranslation("agreements");
  const sentence = useSentence();
  const { organisations } = useSignedIn();
  const [draft, setDraft] = useState(() => emptyPartnership(organisations[0]?.id ?? ""));
  const [wrong, setWrong] = useState<readonly PartnershipProblem[]>([]);
  const problems = wrong.map((problem) => ({ fieldId: problem.fieldId, text: sentence(problem) }));
  const parts: PartnershipParts = {
    draft,
    change: (change) => {
      setDraft({ ...draft, ...change });
    },
    error: (fieldId) => problems.find((problem) => problem.fieldId === fieldId)?.text,
  };
  const send = () => {
    const read = readPartnership(draft);
    setWrong("problems" in read ? read.problems : []);
    if ("partnership" in read) starting.mutate(read.partnership);
  };
  return (
    <Form onSend={send}>
      <ErrorSummary problems={problems} />
      <PageHeader title={t("new.title")} back={{ to: "/", label: t("new.back") }} />
      <Part number={1} title={t("new.name")}>
        <WorkingName {...parts} />
      </Part>
      <Part number={2} title={t("new.organisations")} aside={t("new.organisationsHint")}>
        <PartnershipOrganisations {...parts} />
      </Part>
      <Part number={3} title={t("new.people")} aside={t("new.peopleHint")}>
        <PartnershipPeople {...parts} />
      </Part>
      <div className={styles["foot"]}>
        <ProblemNote thrown={starting.error} again={send} />
        <FormActions>
          <Button
            type="submit"
            kind="primary"
            size="lg"
            busy={starting.isPending && t("new.sending")}
          >
            {t("new.send", { count: countInvitations(draft) })}
          </Button>
        </FormActions>
      </div>
    </Form>
  );
}

function WorkingName({ draft, change, error }: PartnershipParts) {
  const { t } = useTranslation("agreements");
  return (
    <TextField
      id="title"
      label={t("new.nameLabel")}
      hint={t("new.nameHint")}
      error={error("title")}
      maxLength={200}
      value={draft.title}
      onChange={(title) => {
        change({ title });
      }}
    />
  );
}

function Part({
  number,
  title,
  aside,
  children,
}: {
  readonly number: number;
  readonly title: string;
  readonly aside?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles["part"]}>
      <header>
        <span className={styles["number"]} aria-hidden>
          {number}
        </span>
        <h2>{title}</h2>
        {aside === undefined ? null : <p>{aside}</p>}
      </header>
      <div className={styles["inside"]}>{children}</div>
    </section>
  );
}

/** The sentence for a problem, in the reader's language. */
function useSentence(): (problem: PartnershipProblem) => string {
  const { t } = useTranslation("agreements");
  const { t: people } = useTranslation("people");
  return (problem) => {
    switch (problem.kind) {
      case "nameError":
        return t("new.nameError");
      case "partnerNameError":
        return t("new.partnerNameError", { number: problem.number });
      case "leadNameError":
      case "leadEmailError": {
        const unnamed = t("new.removeUnnamed", { number: problem.number });
        const organisation = problem.organisation === "" ? unnamed : problem.organisation;
        return t(`new.${problem.kind}`, { organisation });
      }
      case "colleagueNameError":
      case "colleagueEmailError":
        return t(`new.${problem.kind}`, {
          role: people(`role.${problem.role}`).toLocaleLowerCase(),
        });
    }
  };
}
