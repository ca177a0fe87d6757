import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../ui/Avatar.tsx";
import { LinkButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { classes } from "../ui/classes.ts";
import { orgColour } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import { playPath, type DemoPerson } from "./demo.ts";
import styles from "./FirstRun.module.css";

/** One person of the example and three things to try as them. */
export function PersonCard({
  person,
  first,
}: {
  readonly person: DemoPerson;
  readonly first: boolean;
}) {
  const { t } = useTranslation("people");
  const name = person.name.split(" ")[0] ?? person.name;
  const org = orgNumber(person.mark);
  return (
    <Card as="li" className={classes(styles["person"], orgColour(org))}>
      <div className={styles["who"]}>
        <Avatar name={person.name} org={org} size={40} />
        <div>
          <h2>{name}</h2>
          <p className={styles["meta"]}>
            {t("firstRun.roleAt", {
              role: t(`role.${person.role}`),
              organisation: person.organisation,
            })}
          </p>
        </div>
      </div>
      <ul className={styles["try"]}>
        {things(person.id).map((thing) => (
          <li key={thing}>
            <ArrowRight size={16} aria-hidden />
            {t(thing)}
          </li>
        ))}
      </ul>
      <LinkButton kind={first ? "primary" : "secondary"} to={startOf(person)}>
        {t("firstRun.openAs", { name })}
      </LinkButton>
    </Card>
  );
}

/** Where each role begins: leads and reviewers at the words, directors at what they would sign. */
export function startOf(person: DemoPerson): string {
  const agreement = `/agreements/${person.agreement}`;
  return playPath(person.id, person.role === "director" ? agreement : `${agreement}/draft`);
}

const PEOPLE = ["amina", "gwen", "helen"] as const;
const THINGS = ["one", "two", "three"] as const;

function things(id: string) {
  const person = PEOPLE.find((known) => known === id);
  return person === undefined ? [] : THINGS.map((thing) => `firstRun.${person}.${thing}` as const);
}
