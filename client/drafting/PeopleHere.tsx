import { useTranslation } from "react-i18next";
import type { Hello } from "#shared/protocol/live.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import styles from "./PeopleHere.module.css";
import { type HerePerson, withoutRepeats } from "./presence.ts";

interface Shown {
  readonly person: string;
  readonly name: string;
  readonly organisation: string;
  readonly mark: number;
  readonly words: string;
}

/** Everyone who has the draft open, grouped by organisation, the reader's own first. */
export function PeopleHere({
  me,
  here,
  numbers,
}: {
  readonly me: Hello["member"];
  readonly here: readonly HerePerson[];
  /** Clause numbers by node id, for "Marcus Bell in 5.3". */
  readonly numbers: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation("drafting");
  const others = withoutRepeats(here)
    .filter((other) => other.person !== me.person)
    .map((other): Shown => {
      const number = numbers.get(other.place?.nodeId ?? "") ?? "";
      const words = number === "" ? other.name : t("here.at", { name: other.name, number });
      return { ...other, words };
    });
  const own: Shown = { ...me, words: t("here.you", { name: me.name }) };
  const everyone = [own, ...others];
  const organisations = [...new Set(everyone.map((one) => one.organisation))];
  const label = t("here.label", { people: everyone.map((one) => one.words).join(", ") });
  return (
    <ul aria-label={label} className={styles["people"]}>
      {organisations.map((organisation) => (
        <li key={organisation} className={styles["party"]}>
          {everyone
            .filter((one) => one.organisation === organisation)
            .map((one) => (
              <span key={one.person} title={one.words}>
                <Avatar name={one.name} org={orgNumber(one.mark)} size={28} />
              </span>
            ))}
        </li>
      ))}
    </ul>
  );
}
