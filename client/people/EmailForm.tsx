import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { NoReply, post } from "../api/client.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { ErrorSummary, type FieldProblem } from "../ui/ErrorSummary.tsx";
import { Form, FormActions } from "../ui/Form.tsx";
import { Note } from "../ui/Note.tsx";
import { PageHeader } from "../ui/Page.tsx";
import { TextField } from "../ui/TextField.tsx";
import { PasskeyRefused, signInWithPasskey } from "./passkeys.ts";
import styles from "./SignIn.module.css";

/** Mails an 8-digit code. The answer is the same whether or not the address is known. */
export async function askCode(email: string): Promise<void> {
  await post("/api/sign-in/code", { body: { email } }, NoReply);
}

/** The first step of signing in: an address for the code, or a passkey. */
export function EmailForm({
  onAsked,
  onSignedIn,
}: {
  readonly onAsked: (email: string) => void;
  readonly onSignedIn: () => void;
}) {
  const { t } = useTranslation("people");
  const [email, setEmail] = useState("");
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const asking = useMutation({ mutationFn: askCode });
  const ask = () => {
    const address = z.email().safeParse(email.trim());
    setProblems(address.success ? [] : [{ fieldId: "email", text: t("signIn.emailError") }]);
    if (!address.success) return;
    asking.mutate(address.data, {
      onSuccess: () => {
        onAsked(address.data);
      },
    });
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageHeader title={t("signIn.title")} lead={t("signIn.lead")} />
      <Form onSend={ask}>
        <TextField
          id="email"
          type="email"
          autoComplete="username"
          label={t("signIn.email")}
          hint={t("signIn.emailHint")}
          error={problems[0]?.text}
          value={email}
          onChange={setEmail}
        />
        <ProblemNote thrown={asking.error} again={ask} />
        <FormActions>
          <Button
            type="submit"
            kind="primary"
            size="lg"
            busy={asking.isPending && t("signIn.sending")}
          >
            {t("signIn.send")}
          </Button>
        </FormActions>
      </Form>
      <p className={styles["quiet"]}>{t("signIn.or")}</p>
      <PasskeyButton onSignedIn={onSignedIn} />
    </>
  );
}

function PasskeyButton({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { t } = useTranslation("people");
  const signing = useMutation({ mutationFn: signInWithPasskey, onSuccess: onSignedIn });
  return (
    <div className={styles["passkey"]}>
      {signing.error instanceof PasskeyRefused ? (
        <div role="alert">
          <Note tone="wait" icon={KeyRound}>
            {t("signIn.passkeyFailed")}
          </Note>
        </div>
      ) : (
        <ProblemNote thrown={signing.error} />
      )}
      <Button
        size="lg"
        icon={KeyRound}
        aria-describedby="passkey-hint"
        onClick={() => {
          signing.mutate();
        }}
      >
        {t("signIn.passkey")}
      </Button>
      <p id="passkey-hint" className={styles["quiet"]}>
        {t("signIn.passkeyHint")}
      </p>
    </div>
  );
}
