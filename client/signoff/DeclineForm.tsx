import { Info } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { partyOf } from "../agreements/agreement.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { ErrorSummary, type FieldProblem } from "../ui/ErrorSummary.tsx";
import { Form } from "../ui/Form.tsx";
import { Note } from "../ui/Note.tsx";
import { PageTitle } from "../ui/Page.tsx";
import { RadioList } from "../ui/RadioList.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./DeclineForm.module.css";
import type { ReadyToSign } from "./round.ts";
import { useDecline } from "./signing.ts";

type Why = "change" | "person" | "no";
const WHYS: readonly Why[] = ["change", "person", "no"];

/** Says no, and why: as easy as signing, with what it does to everybody said before. */
export function DeclineForm({
  agreement,
  signing,
  onBack,
}: {
  readonly agreement: AgreementView;
  readonly signing: ReadyToSign;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation("signoff");
  const [why, setWhy] = useState<Why | undefined>(undefined);
  const [words, setWords] = useState("");
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const declining = useDecline(agreement.id);
  const { organisationName: organisation } = signing.own;
  const name = leadOf(agreement);

  const send = () => {
    const found = problemsIn(why, words);
    setProblems(
      found.map(({ fieldId, code }) => ({
        fieldId,
        text: t(`signing.decline.error.${code}`, { name }),
      })),
    );
    if (found.length > 0 || why === undefined) return;
    const reason = t(`signing.decline.sent.${why}`, { organisation, words: words.trim() });
    declining.mutate({ reason });
  };
  const errorAt = (id: string) => problems.find(({ fieldId }) => fieldId === id)?.text;
  return (
    <Form className={styles["form"]} onSend={send}>
      <ErrorSummary problems={problems} />
      <PageTitle key="decline" step title={t("signing.decline.title")} />
      <RadioList
        id="why"
        legend={organisation}
        error={errorAt("why-0")}
        value={why}
        onChange={setWhy}
        options={WHYS.map((value) => ({
          value,
          label: t(`signing.decline.reasons.${value}`, { organisation }),
          ...(value !== "no" && { hint: t(`signing.decline.reasons.${value}Hint`, { name }) }),
        }))}
      />
      <TextField
        id="reason"
        rows={4}
        label={t(`signing.decline.label.${why ?? "change"}`)}
        hint={t("signing.decline.hint", { count: agreement.parties.length })}
        error={errorAt("reason")}
        value={words}
        onChange={setWords}
      />
      <Consequences signing={signing} />
      <ProblemNote thrown={declining.error} again={send} />
      <Actions sending={declining.isPending} onBack={onBack} />
    </Form>
  );
}

function Actions({ sending, onBack }: { readonly sending: boolean; readonly onBack: () => void }) {
  const { t } = useTranslation("signoff");
  return (
    <div className={styles["actions"]}>
      <Button
        block
        type="submit"
        kind="primary"
        size="lg"
        busy={sending && t("signing.decline.busy")}
      >
        {t("signing.decline.press")}
      </Button>
      <button type="button" className={styles["back"]} onClick={onBack}>
        {t("signing.decline.back")}
      </button>
    </div>
  );
}

function Consequences({ signing }: { readonly signing: ReadyToSign }) {
  const { t } = useTranslation("signoff");
  const signed = signing.version.signatories.filter(({ signedAt }) => signedAt !== null);
  const names = signed.map((signatory) => signatory.personName).join(", ");
  return (
    <Note tone="wait" icon={Info}>
      <p>{t("signing.decline.ends")}</p>
      {signed.length === 0 ? null : (
        <p>{t("signing.decline.aside", { names, count: signed.length })}</p>
      )}
    </Note>
  );
}

/** The partner lead that a decliner's words are for: their own organisation's. */
function leadOf(agreement: AgreementView): string {
  const own = partyOf(agreement, agreement.organisationId);
  return own?.people.find((person) => person.roles.includes("lead"))?.name ?? "";
}

function problemsIn(
  why: Why | undefined,
  words: string,
): { fieldId: string; code: Why | "reason" }[] {
  return [
    ...(why === undefined ? [{ fieldId: "why-0", code: "reason" as const }] : []),
    ...(words.trim() === "" ? [{ fieldId: "reason", code: why ?? "change" }] : []),
  ];
}
