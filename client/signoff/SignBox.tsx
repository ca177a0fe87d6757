import { type RefObject, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { intentSentence } from "#shared/signoff/statement.ts";
import { useSignedIn } from "../people/me.ts";
import { FieldError } from "../ui/Field.tsx";
import type { Ceremony } from "./ceremony.ts";
import { CodeWay } from "./CodeWay.tsx";
import { InPersonNote } from "./InPersonNote.tsx";
import { PasskeyWay } from "./PasskeyWay.tsx";
import styles from "./SignBox.module.css";
import { useSign } from "./use-sign.ts";

/**
 * The statement of intent with its box, which starts unticked, and the two ways to sign. Nothing
 * is asked of the server or the device before the box is ticked.
 */
export function SignBox({ ceremony }: { readonly ceremony: Ceremony }) {
  const { passkeys, person } = useSignedIn();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [ticked, setTicked] = useState(false);
  const [missing, setMissing] = useState(false);
  const [byCode, setByCode] = useState(false);
  const signs = useSign(ceremony);
  const { own } = ceremony;

  const whenTicked = (sign: () => void) => () => {
    setMissing(!ticked);
    if (ticked) sign();
    else box.current?.focus();
  };
  return (
    <div className={styles["box"]}>
      <InPersonNote id={`${id}-in-person`} own={own} />
      <Intent
        id={id}
        own={own}
        box={box}
        ticked={ticked}
        missing={missing}
        onTick={(on) => {
          setTicked(on);
          setMissing(false);
        }}
      />
      {byCode ? (
        <CodeWay
          signs={signs}
          email={person.email}
          whenTicked={whenTicked}
          onPasskey={() => {
            setByCode(false);
          }}
        />
      ) : (
        <PasskeyWay
          signs={signs}
          hasPasskey={passkeys > 0}
          whenTicked={whenTicked}
          onCode={() => {
            setByCode(true);
          }}
        />
      )}
    </div>
  );
}

/** The sentence that is meant by signing, with its box. */
function Intent({
  id,
  own,
  box,
  ticked,
  missing,
  onTick,
}: {
  readonly id: string;
  readonly own: Ceremony["own"];
  readonly box: RefObject<HTMLInputElement | null>;
  readonly ticked: boolean;
  readonly missing: boolean;
  readonly onTick: (on: boolean) => void;
}) {
  const { t } = useTranslation("signoff");
  const notes = [
    ...(own.inPerson === null ? [] : [`${id}-in-person`]),
    ...(missing ? [`${id}-error`] : []),
  ];
  return (
    <div className={styles["statement"]}>
      <FieldError id={`${id}-error`} error={missing ? t("signing.intent.error") : undefined} />
      <label className={styles["tick"]}>
        <input
          ref={box}
          type="checkbox"
          checked={ticked}
          aria-describedby={notes.length === 0 ? undefined : notes.join(" ")}
          aria-invalid={missing ? true : undefined}
          onChange={(event) => {
            onTick(event.target.checked);
          }}
        />
        <span>
          {intentSentence(own.organisationName)}
          <small>{t("signing.intent.who", { name: own.personName, title: own.title })}</small>
        </span>
      </label>
    </div>
  );
}
