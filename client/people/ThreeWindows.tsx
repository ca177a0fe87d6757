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
import { type WindowPlace, windowPlaces } from "./window-places.ts";

/** Opens one window for each person, side by side, the first one the largest. */
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
  const { availWidth, availHeight } = window.screen;
  const places = windowPlaces(people.length, { width: availWidth, height: availHeight });
  const opened = people.map((person, place) =>
    window.open(startOf(person), `counterpart-${person.id}`, features(places[place])),
  );
  return opened.every((one) => one !== null);
}

function features(place: WindowPlace | undefined): string {
  const sizes = Object.entries(place ?? {}).map(([name, value]) => `${name}=${String(value)}`);
  return ["popup", ...sizes].join(",");
}
