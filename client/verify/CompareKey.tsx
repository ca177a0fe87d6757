import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { Input } from "../ui/Input.tsx";
import styles from "./CompareKey.module.css";

/** The key of a receipt, typed or pasted in, so that the check does not rest on the file alone. */
export function CompareKey({ onCompare }: { readonly onCompare: (key: string) => void }) {
  const { t } = useTranslation("verify");
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  return (
    <details className={styles["details"]}>
      <summary>{t("receipt.open")}</summary>
      <form
        className={styles["form"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const key = typed.replaceAll(/\s/g, "").toLowerCase();
          const whole = /^[0-9a-f]{64}$/.test(key);
          setWrong(!whole);
          if (whole) onCompare(key);
        }}
      >
        <Field
          label={t("receipt.label")}
          hint={t("receipt.hint")}
          error={wrong ? t("receipt.wrong") : undefined}
        >
          {(props) => (
            <Input
              {...props}
              value={typed}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => {
                setTyped(event.target.value);
              }}
            />
          )}
        </Field>
        <Button type="submit">{t("receipt.compare")}</Button>
      </form>
    </details>
  );
}
