import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { classes } from "../ui/classes.ts";
import { Note } from "../ui/Note.tsx";
import { orgColour } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import type { DemoPerson } from "./demo.ts";
import styles from "./FirstRun.module.css";
import { startOf } from "./PersonCard.tsx";

const NARROWEST = 480;

/** Opens one window for each person, side by side over the width of the screen. */
export function ThreeWindows({ people }: { readonly people: readonly DemoPerson[] }) {
  const { t } = useTranslation("people");
  const [blocked, setBlocked] = useState(false);
  return (
    <Card className={styles["all"]}>
      <span className={styles["windows"]} aria-hidden>
        {people.map((person) => (
          <i
            key={person.id}
            className={classes(styles["window"], orgColour(orgNumber(person.mark)))}
          />
        ))}
      </span>
      <div className={styles["allText"]}>
        <h2>{t("firstRun.all")}</h2>
        <p className={styles["meta"]}>{t("firstRun.allText")}</p>
      </div>
      <Button
        icon={ExternalLink}
        onClick={() => {
          setBlocked(!openSideBySide(people));
        }}
      >
        {t("firstRun.allButton")}
      </Button>
      {blocked ? (
        <div role="alert" className={styles["blocked"]}>
          <Note tone="wait" icon={ExternalLink}>
            {t("firstRun.blocked")}
          </Note>
        </div>
      ) : null}
    </Card>
  );
}

/** True when the browser opened them all. */
function openSideBySide(people: readonly DemoPerson[]): boolean {
  const width = Math.max(NARROWEST, Math.floor(window.screen.availWidth / people.length));
  const height = window.screen.availHeight;
  const opened = people.map((person, place) =>
    window.open(
      startOf(person),
      `counterpart-${person.id}`,
      `popup,width=${String(width)},height=${String(height)},left=${String(place * width)},top=0`,
    ),
  );
  return opened.every((one) => one !== null);
}
