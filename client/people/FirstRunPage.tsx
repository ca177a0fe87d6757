import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Loaded } from "../api/Loaded.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Card } from "../ui/Card.tsx";
import { LinkButton } from "../ui/Button.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import { Page, PageTitle } from "../ui/Page.tsx";
import { demoQuery, playPath, type DemoPerson } from "./demo.ts";
import styles from "./FirstRun.module.css";
import { PaperPeek } from "./PaperPeek.tsx";
import { PersonCard } from "./PersonCard.tsx";
import { ResetExample } from "./ResetExample.tsx";
import { ThreeWindows } from "./ThreeWindows.tsx";

const MAIN = "river-and-roots";
const FEATURED = ["amina", "gwen", "helen"] as const;

/** What a newcomer sees first: a living example, its people to be, and a way past it. */
export function FirstRunPage() {
  const { t } = useTranslation("people");
  const demo = useQuery(demoQuery);
  return (
    <Page>
      <div className={styles["hero"]}>
        <PageTitle title={t("firstRun.windowTitle")}>{t("firstRun.title")}</PageTitle>
        <p>{t("firstRun.lead")}</p>
      </div>
      <Loaded query={demo} lines={8}>
        {({ people }) => <Example people={people} />}
      </Loaded>
      <PaperPeek />
    </Page>
  );
}

function Example({ people }: { readonly people: readonly DemoPerson[] }) {
  const featured = FEATURED.map((id) => people.find((person) => person.id === id)).filter(
    (person) => person !== undefined,
  );
  const others = people.filter((person) => person.agreement === MAIN && !featured.includes(person));
  return (
    <>
      <ul className={styles["cards"]}>
        {featured.map((person, place) => (
          <PersonCard key={person.id} person={person} first={place === 0} />
        ))}
      </ul>
      <ThreeWindows people={featured} />
      <Others people={others} />
      <MoreAgreements people={people} />
      <Ways />
    </>
  );
}

/** The rest of the example's people, each one press away. */
function Others({ people }: { readonly people: readonly DemoPerson[] }) {
  const { t } = useTranslation("people");
  if (people.length === 0) return null;
  return (
    <section className={styles["others"]}>
      <h2>{t("firstRun.others")}</h2>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <Avatar name={person.name} org={orgNumber(person.mark)} size={22} />
            <span>
              <Link to={playPath(person.id, "/agreements/river-and-roots")}>{person.name}</Link>
              <span className={styles["meta"]}>
                {t("firstRun.roleAt", {
                  role: t(`role.${person.role}`),
                  organisation: person.organisation,
                })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const MORE = ["carers-voices", "warm-wednesdays"] as const;

function MoreAgreements({ people }: { readonly people: readonly DemoPerson[] }) {
  const { t } = useTranslation("people");
  const shown = MORE.filter((id) => people.some((person) => person.agreement === id));
  if (shown.length === 0) return null;
  return (
    <section className={styles["others"]}>
      <h2>{t("firstRun.more")}</h2>
      <div className={styles["more"]}>
        {shown.map((id) => (
          <Card key={id} className={styles["agreement"]}>
            <h3>{t(`firstRun.agreements.${id}`)}</h3>
            <p>{t(`firstRun.agreementText.${id}`)}</p>
            <div className={styles["buttons"]}>
              {people
                .filter((person) => person.agreement === id)
                .map((person) => (
                  <LinkButton
                    key={person.id}
                    size="sm"
                    to={playPath(person.id, `/agreements/${id}`)}
                  >
                    {t("firstRun.openAs", { name: person.name })}
                  </LinkButton>
                ))}
            </div>
          </Card>
        ))}
      </div>
    </section>
  );
}

function Ways() {
  const { t } = useTranslation("people");
  return (
    <div className={styles["ways"]}>
      <Link to="/agreements/new">{t("firstRun.own")}</Link>
      <Link to="/outbox">{t("firstRun.outbox")}</Link>
      <Link to="/verify">{t("firstRun.verify")}</Link>
      <ResetExample />
    </div>
  );
}
