import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProposeParty } from "#shared/protocol/party-proposals.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Form, FormActions } from "../ui/Form.tsx";
import { tell } from "../ui/status.ts";
import { TextField } from "../ui/TextField.tsx";
import { forgetAgreement } from "./agreement.ts";
import { proposeParty } from "./people.ts";

type Wish = Record<"organisationName" | "leadName" | "leadEmail" | "reason", string>;
type Part = keyof Wish;

const PARTS: readonly Part[] = ["organisationName", "leadName", "leadEmail", "reason"];
const LABELS = {
  organisationName: "join.organisation",
  leadName: "join.leadName",
  leadEmail: "join.leadEmail",
  reason: "join.reason",
} as const;
const ERRORS = {
  organisationName: "join.organisationError",
  leadName: "join.leadNameError",
  leadEmail: "join.leadEmailError",
  reason: "join.reasonError",
} as const;

/** Asks for the organisation, its first lead and the reason; alone here, it shows the link once. */
export function InvitePartyDialog({
  id,
  alone,
  onClose,
}: {
  readonly id: string;
  /** Nobody else has to agree. */
  readonly alone: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("agreements");
  const queries = useQueryClient();
  const proposing = useMutation({
    mutationFn: async (wish: Wish) => ({ wish, link: await proposeParty(id, wish) }),
    onSuccess: async ({ wish, link }) => {
      await forgetAgreement(queries, id);
      if (link !== null) return;
      tell(t("join.asked", { name: wish.organisationName }));
      onClose();
    },
  });
  const link = proposing.data?.link ?? null;
  if (proposing.data !== undefined && link !== null) {
    const { leadName: name } = proposing.data.wish;
    return (
      <Dialog
        title={t("people.invited", { name })}
        onClose={onClose}
        actions={<Button onClick={onClose}>{t("people.close")}</Button>}
      >
        <p>{t("people.invitedText")}</p>
        <CopyField label={t("people.link", { name })} text={link} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t("join.dialog")} onClose={onClose}>
      <p>{t(alone ? "join.leadAlone" : "join.lead")}</p>
      <PartyForm
        alone={alone}
        busy={proposing.isPending}
        problem={proposing.error}
        onSend={(wish) => {
          proposing.mutate(wish);
        }}
      />
    </Dialog>
  );
}

function PartyForm({
  alone,
  busy,
  problem,
  onSend,
}: {
  readonly alone: boolean;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onSend: (wish: Wish) => void;
}) {
  const { t } = useTranslation("agreements");
  const [wish, setWish] = useState<Wish>({
    organisationName: "",
    leadName: "",
    leadEmail: "",
    reason: "",
  });
  const [wrong, setWrong] = useState<readonly Part[]>([]);
  const send = () => {
    const read = ProposeParty.safeParse({ ...wish, leadEmail: wish.leadEmail.trim() });
    const at = new Set(read.error?.issues.map((issue) => issue.path[0]));
    setWrong(PARTS.filter((part) => at.has(part)));
    if (read.success) onSend(read.data);
  };
  const field = (part: Part) => ({
    id: `party-${part}`,
    label: t(LABELS[part]),
    error: wrong.includes(part) ? t(ERRORS[part]) : undefined,
    value: wish[part],
    onChange: (value: string) => {
      setWish({ ...wish, [part]: value });
    },
  });
  return (
    <Form onSend={send}>
      <ErrorSummary
        problems={wrong.map((part) => ({ fieldId: `party-${part}`, text: t(ERRORS[part]) }))}
      />
      <TextField {...field("organisationName")} maxLength={200} />
      <TextField {...field("leadName")} maxLength={200} />
      <TextField {...field("leadEmail")} type="email" />
      <TextField {...field("reason")} rows={3} maxLength={1000} hint={t("join.reasonHint")} />
      <ProblemNote thrown={problem} again={send} />
      <FormActions>
        <Button type="submit" kind="primary" busy={busy && t("join.sending")}>
          {t(alone ? "join.sendAlone" : "join.send")}
        </Button>
      </FormActions>
    </Form>
  );
}
