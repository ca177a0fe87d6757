import { Mail, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { digitsOf } from "../people/CodeForm.tsx";
import { Button } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import { TextField } from "../ui/TextField.tsx";
import { SignFailed } from "./PasskeyWay.tsx";
import styles from "./SignBox.module.css";
import type { Signs } from "./use-sign.ts";

/** Signs with a code from an email: for those without a passkey, and said to be weaker. */
export function CodeWay({
  signs,
  email,
  whenTicked,
  onPasskey,
}: {
  readonly signs: Signs;
  readonly email: string;
  readonly whenTicked: (sign: () => void) => () => void;
  readonly onPasskey: () => void;
}) {
  const { t } = useTranslation("signoff");
  const { askCode, challengeId } = signs;
  return (
    <div className={styles["way"]}>
      <Note tone="wait" icon={TriangleAlert}>
        {t("signing.code.weaker")}
      </Note>
      {challengeId === null ? (
        <Button
          block
          kind="primary"
          size="lg"
          icon={Mail}
          busy={askCode.isPending && t("signing.code.asking")}
          onClick={whenTicked(askCode.mutate)}
        >
          {t("signing.code.ask")}
        </Button>
      ) : (
        <EnterCode
          key={challengeId}
          signs={signs}
          challengeId={challengeId}
          email={email}
          whenTicked={whenTicked}
        />
      )}
      <SignFailed thrown={askCode.error} />
      <button type="button" className={styles["other"]} onClick={onPasskey}>
        {t("signing.code.back")}
      </button>
    </div>
  );
}

function EnterCode({
  signs: { code, askCode },
  challengeId,
  email,
  whenTicked,
}: {
  readonly signs: Signs;
  readonly challengeId: string;
  readonly email: string;
  readonly whenTicked: (sign: () => void) => () => void;
}) {
  const { t } = useTranslation("signoff");
  const [typed, setTyped] = useState("");
  const [short, setShort] = useState(false);
  const sign = whenTicked(() => {
    setShort(typed.length !== 8);
    if (typed.length === 8) code.mutate({ challengeId, code: typed });
  });
  return (
    <form
      noValidate
      className={styles["way"]}
      onSubmit={(event) => {
        event.preventDefault();
        sign();
      }}
    >
      <TextField
        short
        inputMode="numeric"
        autoComplete="one-time-code"
        label={t("signing.code.label")}
        hint={t("signing.code.hint", { email })}
        error={short ? t("signing.code.error") : undefined}
        value={typed}
        onChange={(words) => {
          setTyped(digitsOf(words));
        }}
      />
      <SignFailed thrown={code.error} />
      <Button
        block
        type="submit"
        kind="primary"
        size="lg"
        busy={code.isPending && t("signing.code.busy")}
      >
        {t("signing.code.press")}
      </Button>
      <AskAgain askCode={askCode} />
    </form>
  );
}

function AskAgain({ askCode }: Pick<Signs, "askCode">) {
  const { t } = useTranslation("signoff");
  return (
    <Button
      kind="quiet"
      busy={askCode.isPending && t("signing.code.asking")}
      onClick={() => {
        askCode.mutate();
      }}
    >
      {t("signing.code.again")}
    </Button>
  );
}
