import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NoReply, put } from "../api/client.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { ErrorSummary, type FieldProblem } from "../ui/ErrorSummary.tsx";
import { Form, FormActions } from "../ui/Form.tsx";
import { TextField } from "../ui/TextField.tsx";

/** One's own name, asked of a new person and changed on the account page. */
export function NameForm({
  name: given,
  save,
  onSaved,
}: {
  readonly name: string;
  /** The words of the button. */
  readonly save: string;
  readonly onSaved: () => void;
}) {
  const { t } = useTranslation("people");
  const [name, setName] = useState(given);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const saving = useMutation({
    mutationFn: async () => put("/api/me", { body: { name: name.trim() } }, NoReply),
    onSuccess: onSaved,
  });
  const send = () => {
    const whole = name.trim() !== "" && name.trim().length <= 200;
    setProblems(whole ? [] : [{ fieldId: "name", text: t("name.error") }]);
    if (whole) saving.mutate();
  };
  return (
    <Form onSend={send}>
      <ErrorSummary problems={problems} />
      <TextField
        id="name"
        autoComplete="name"
        label={t("name.label")}
        hint={t("name.hint")}
        error={problems[0]?.text}
        value={name}
        onChange={setName}
      />
      <ProblemNote thrown={saving.error} again={send} />
      <FormActions>
        <Button type="submit" kind="primary" busy={saving.isPending && t("name.saving")}>
          {save}
        </Button>
      </FormActions>
    </Form>
  );
}
