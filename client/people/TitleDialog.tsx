import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Retitle, type Organisation } from "#shared/protocol/people.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorSummary, type FieldProblem } from "../ui/ErrorSummary.tsx";
import { Form, FormActions } from "../ui/Form.tsx";
import { tell } from "../ui/status.ts";
import { TextField } from "../ui/TextField.tsx";
import { saveTitle } from "./organisation.ts";

/** What a person is in the organisation, as it stands beside their signature. */
export function TitleDialog({
  organisation,
  member,
  onClose,
}: {
  readonly organisation: Organisation;
  readonly member: Organisation["members"][number];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const [title, setTitle] = useState(member.title);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const saving = useMutation({
    mutationFn: async () => saveTitle(organisation.id, member.personId, title.trim()),
    onSuccess: async () => {
      onClose();
      tell(t("organisation.titleSaved"));
      await queries.invalidateQueries();
    },
  });
  const send = () => {
    const whole = Retitle.safeParse({ title }).success;
    setProblems(whole ? [] : [{ fieldId: "member-title", text: t("organisation.titleError") }]);
    if (whole) saving.mutate();
  };
  return (
    <Dialog title={t("organisation.titleOf", { name: member.name })} onClose={onClose}>
      <Form onSend={send}>
        <ErrorSummary problems={problems} />
        <TextField
          id="member-title"
          label={t("organisation.titleLabel")}
          hint={t("organisation.titleHint")}
          error={problems[0]?.text}
          autoComplete="organization-title"
          value={title}
          onChange={setTitle}
        />
        <ProblemNote thrown={saving.error} again={send} />
        <FormActions>
          <Button type="submit" kind="primary" busy={saving.isPending && t("organisation.saving")}>
            {t("organisation.save")}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
