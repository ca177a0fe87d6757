import { Building2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PeopleView } from "#shared/protocol/agreements.ts";
import { Button } from "../ui/Button.tsx";
import { InvitePartyDialog } from "./InvitePartyDialog.tsx";
import { mayHere } from "./people.ts";
import styles from "./People.module.css";

/** The way to bring in another organisation; while the words are frozen it says what to do first. */
export function InviteParty({ id, people }: { readonly id: string; readonly people: PeopleView }) {
  const { t } = useTranslation("agreements");
  const [asking, setAsking] = useState(false);
  const open = mayHere(people, "inviteParty");
  const alone = people.parties.length === 1;
  return (
    <section className={styles["leave"]}>
      <h2>{t("join.title")}</h2>
      <p>{t(open ? (alone ? "join.textAlone" : "join.text") : "join.frozen")}</p>
      {open ? (
        <Button
          icon={Building2}
          onClick={() => {
            setAsking(true);
          }}
        >
          {t("join.open")}
        </Button>
      ) : null}
      {asking ? (
        <InvitePartyDialog
          id={id}
          alone={alone}
          onClose={() => {
            setAsking(false);
          }}
        />
      ) : null}
    </section>
  );
}
