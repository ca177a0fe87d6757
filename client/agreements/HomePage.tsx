import { useQuery } from "@tanstack/react-query";
import { Handshake, Plus } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Loaded } from "../api/Loaded.tsx";
import { useSignedIn } from "../people/me.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { useNow } from "../ui/now.ts";
import { Page, PageTitle } from "../ui/Page.tsx";
import { Count } from "../ui/Tag.tsx";
import { TextField } from "../ui/TextField.tsx";
import { agreementsQuery, type AgreementSummary } from "./agreements.ts";
import { findAgreements, greeting, groupAgreements } from "./home.ts";
import styles from "./Home.module.css";
import { InForceTable, LeftTable, WaitingTable } from "./HomeTables.tsx";
import { MoveCard } from "./MoveCard.tsx";

const MANY = 12;

/**
 * One's agreements by whose move it is.
 * @param aside what stands beside them once there are any
 */
export function HomePage({ aside }: { readonly aside?: ReactNode }) {
  const { t } = useTranslation("agreements");
  const { person } = useSignedIn();
  const now = useNow();
  const list = useQuery(agreementsQuery);
  const waiting = list.data && groupAgreements(list.data.agreements).mine.length;
  const name = person.name.split(" ")[0] ?? person.name;
  return (
    <Page>
      <header className={styles["head"]}>
        <div>
          <PageTitle title={t("home.title")} display>
            {t(`home.${greeting(new Date(now).getHours())}`, { name })}
          </PageTitle>
          {waiting === undefined ? null : (
            <p className={styles["lead"]}>
              {waiting === 0 ? t("home.nothing") : t("home.waiting", { count: waiting })}
            </p>
          )}
        </div>
        <LinkButton kind="primary" icon={Plus} to="/agreements/new">
          {t("home.new")}
        </LinkButton>
      </header>
      <Loaded query={list} lines={8}>
        {({ agreements, left }) =>
          agreements.length + left.length === 0 ? (
            <div className={styles["nothing"]}>
              <Nothing />
            </div>
          ) : (
            <div className={styles["columns"]}>
              <div>
                <Groups agreements={agreements} />
                {left.length === 0 ? null : (
                  <section>
                    <Heading words={t("kept.left")} count={left.length} />
                    <LeftTable left={left} />
                  </section>
                )}
              </div>
              {aside}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function Groups({ agreements }: { readonly agreements: readonly AgreementSummary[] }) {
  const { t } = useTranslation("agreements");
  const [words, setWords] = useState("");
  const found = findAgreements(agreements, words);
  const { mine, others, inForce, ended } = groupAgreements(found);
  return (
    <>
      {agreements.length > MANY ? (
        <div className={styles["find"]}>
          <TextField label={t("home.find")} type="search" value={words} onChange={setWords} />
          <output>{words === "" ? "" : t("home.found", { count: found.length })}</output>
        </div>
      ) : null}
      <section>
        <Heading words={t("home.yourMove")} count={mine.length} on />
        {mine.length === 0 ? (
          <p className={styles["none"]}>{t("home.yourMoveNone")}</p>
        ) : (
          <ul className={styles["moves"]}>
            {mine.map((agreement) => (
              <MoveCard key={agreement.id} agreement={agreement} />
            ))}
          </ul>
        )}
      </section>
      {others.length === 0 ? null : (
        <section>
          <Heading words={t("home.others")} count={others.length} />
          <WaitingTable agreements={others} />
        </section>
      )}
      {inForce.length === 0 ? null : (
        <section>
          <Heading words={t("home.inForce")} count={inForce.length} />
          <InForceTable label={t("home.inForce")} agreements={inForce} />
        </section>
      )}
      {ended.length === 0 ? null : (
        <section>
          <Heading words={t("home.ended")} count={ended.length} />
          <InForceTable label={t("home.ended")} agreements={ended} />
        </section>
      )}
    </>
  );
}

function Heading({
  words,
  count,
  on = false,
}: {
  readonly words: string;
  readonly count: number;
  readonly on?: boolean;
}) {
  return (
    <div className={styles["heading"]}>
      <h2>{words}</h2>
      <Count value={count} on={on && count > 0} />
    </div>
  );
}

function Nothing() {
  const { t } = useTranslation("agreements");
  const { demo } = useSignedIn();
  return (
    <Empty
      icon={Handshake}
      title={t("home.empty")}
      actions={
        <>
          <LinkButton kind="primary" to="/agreements/new">
            {t("home.new")}
          </LinkButton>
          {demo ? <LinkButton to="/example">{t("home.example")}</LinkButton> : null}
        </>
      }
    >
      {t(demo ? "home.emptyExample" : "home.emptyText")}
    </Empty>
  );
}
