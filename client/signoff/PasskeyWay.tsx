import { CircleAlert, CircleCheck, Fingerprint, KeyRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { PasskeyRefused } from "../people/passkeys.ts";
import { Button } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import { WrongStatement } from "./ceremony.ts";
import styles from "./SignBox.module.css";
import type { Signs } from "./use-sign.ts";

/** Signs with a passkey, and makes one first for somebody who has none. */
export function PasskeyWay({
  signs: { passkey, makePasskey },
  hasPasskey,
  whenTicked,
  onCode,
}: {
  readonly signs: Signs;
  readonly hasPasskey: boolean;
  /** Wraps what may happen only after the box is ticked. */
  readonly whenTicked: (sign: () => void) => () => void;
  readonly onCode: () => void;
}) {
  const { t } = useTranslation("signoff");
  const failed = hasPasskey ? passkey.error : makePasskey.error;
  return (
    <div className={styles["way"]}>
      {hasPasskey ? (
        <>
          {makePasskey.isSuccess && passkey.isIdle ? <Made /> : null}
          <Button
            block
            kind="primary"
            size="lg"
            icon={Fingerprint}
            busy={passkey.isPending && t("signing.passkey.busy")}
            onClick={whenTicked(passkey.mutate)}
          >
            {t("signing.passkey.press")}
          </Button>
          <p className={styles["hint"]}>{t("signing.passkey.hint")}</p>
        </>
      ) : (
        <>
          <Note icon={KeyRound}>
            <b>{t("signing.passkey.none")}</b>
            <p>{t("signing.passkey.noneText")}</p>
          </Note>
          <Button
            block
            kind="primary"
            size="lg"
            icon={KeyRound}
            busy={makePasskey.isPending && t("signing.passkey.making")}
            onClick={() => {
              makePasskey.mutate(t("signing.passkey.name"));
            }}
          >
            {t("signing.passkey.make")}
          </Button>
        </>
      )}
      <SignFailed thrown={failed} />
      <button type="button" className={styles["other"]} onClick={onCode}>
        {t("signing.code.other")}
      </button>
    </div>
  );
}

function Made() {
  const { t } = useTranslation("signoff");
  return (
    <div aria-live="polite">
      <Note tone="agreed" icon={CircleCheck}>
        {t("signing.passkey.made")}
      </Note>
    </div>
  );
}

/** Why nothing was signed: the device, a statement about something else, or the server's refusal. */
export function SignFailed({ thrown }: { readonly thrown: Error | null }) {
  const { t } = useTranslation("signoff");
  if (thrown instanceof PasskeyRefused) {
    return (
      <div role="alert">
        <Note tone="danger" icon={CircleAlert}>
          <b>{t("signing.passkey.refused")}</b>
          <p>{t("signing.passkey.refusedWhy")}</p>
        </Note>
      </div>
    );
  }
  if (thrown instanceof WrongStatement) {
    return (
      <div role="alert">
        <Note tone="danger" icon={CircleAlert}>
          {t("signing.passkey.wrong")}
        </Note>
      </div>
    );
  }
  return <ProblemNote thrown={thrown} />;
}
