import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NoReply, post } from "../api/client.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { ErrorSummary, type FieldProblem } from "../ui/ErrorSummary.tsx";
import { Form, FormActions } from "../ui/Form.tsx";
import { PageHeader } from "../ui/Page.tsx";
import { tell } from "../ui/status.ts";
import { TextField } from "../ui/TextField.tsx";
import { askCode } from "./EmailForm.tsx";
import styles from "./SignIn.module.css";

/** The digits of whatever was typed or pasted, at most eight: "1234 5678" and "code: 12345678." too. */
export function digitsOf(typed: string): string {
  return typed.replace(/\D/g, "").slice(0, 8);
}

/** The second step of signing in: the code from the email. */
export function CodeForm({
  email,
  onSignedIn,
  onOtherAddress,
}: {
  readonly email: string;
  readonly onSignedIn: () => void;
  readonly onOtherAddress: () => void;
}) {
  const { t } = useTranslation("people");
  const [code, setCode] = useState("");
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const confirming = useMutation({
    mutationFn: async () => post("/api/sign-in/code/confirm", { body: { email, code } }, NoReply),
    onSuccess: onSignedIn,
  });
  const confirm = () => {
    const whole = code.length === 8;
    setProblems(whole ? [] : [{ fieldId: "code", text: t("code.error") }]);
    if (whole) confirming.mutate();
  };
  const busy = confirming.isPending && t("code.confirming");
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageHeader title={t("code.title")} lead={t("code.lead", { email })} />
      <Form onSend={confirm}>
        <TextField
          id="code"
          short
          inputMode="numeric"
          autoComplete="one-time-code"
          label={t("code.label")}
          hint={t("code.hint")}
          error={problems[0]?.text}
          value={code}
          onChange={(typed) => {
            setCode(digitsOf(typed));
          }}
        />
        <ProblemNote thrown={confirming.error} again={confirm} />
        <FormActions>
          <Button type="submit" kind="primary" size="lg" busy={busy}>
            {t("code.confirm")}
          </Button>
        </FormActions>
      </Form>
      <OtherWays email={email} onOtherAddress={onOtherAddress} />
    </>
  );
}

function OtherWays({
  email,
  onOtherAddress,
}: {
  readonly email: string;
  readonly onOtherAddress: () => void;
}) {
  const { t } = useTranslation("people");
  const asking = useMutation({
    mutationFn: askCode,
    onSuccess: () => {
      tell(t("code.sent"));
    },
  });
  return (
    <div className={styles["ways"]}>
      <ProblemNote thrown={asking.error} />
      <Button
        kind="quiet"
        busy={asking.isPending && t("signIn.sending")}
        onClick={() => {
          asking.mutate(email);
        }}
      >
        {t("code.again")}
      </Button>
      <Button kind="quiet" onClick={onOtherAddress}>
        {t("code.other")}
      </Button>
    </div>
  );
}
