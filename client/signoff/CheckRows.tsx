import { useTranslation } from "react-i18next";
import { DEGREES } from "#shared/assessment/degrees.ts";
import type { Ready } from "#shared/protocol/signoff.ts";
import { libraryClause } from "#shared/templates/library.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Count } from "../ui/Tag.tsx";
import { TaskRow } from "../ui/TaskRow.tsx";
import { places } from "./places.ts";
import styles from "./Ready.module.css";

/** What may be meant, and deserves a look before the words are fixed. It does not block. */
export function CheckRows({
  agreementId,
  ready: { unusual, leftOut, outgrown },
}: {
  readonly agreementId: string;
  readonly ready: Pick<Ready, "unusual" | "leftOut" | "outgrown">;
}) {
  const { t } = useTranslation("signoff");
  const count = unusual.length + leftOut.length + (outgrown === null ? 0 : 1);
  if (count === 0) return null;
  return (
    <section aria-labelledby="to-check" className={styles["group"]}>
      <header>
        <h2 id="to-check">{t("ready.check")}</h2>
        <Count value={count} />
      </header>
      <Card flush>
        <ul>
          {outgrown === null ? null : <OutgrownRow agreementId={agreementId} outgrown={outgrown} />}
          {leftOut.map((one) => (
            <LeftOutRow key={one.clause} agreementId={agreementId} leftOut={one} />
          ))}
          {unusual.map((one) => (
            <UnusualRow
              key={`${one.id} ${one.kind} ${one.text}`}
              agreementId={agreementId}
              unusual={one}
            />
          ))}
        </ul>
      </Card>
    </section>
  );
}

/** The text reads more formal than the degree it was drafted at. */
function OutgrownRow({
  agreementId,
  outgrown,
}: {
  readonly agreementId: string;
  readonly outgrown: NonNullable<Ready["outgrown"]>;
}) {
  const { t } = useTranslation("signoff");
  const { drafted, reads, clauses } = outgrown;
  return (
    <TaskRow
      state="check"
      stateWords={t("ready.stateCheck")}
      title={t("outgrown.title", { drafted, name: DEGREES[drafted].name })}
      action={
        <LinkButton size="sm" to={places.result(agreementId)}>
          {t("outgrown.go")}
        </LinkButton>
      }
    >
      <p>
        {t("outgrown.text", {
          count: clauses.length,
          reads,
          name: DEGREES[reads].name,
          clauses: new Intl.ListFormat("en-GB").format(clauses.map(titleOf)),
        })}
      </p>
    </TaskRow>
  );
}

/** A clause that must be in and that every party has agreed to leave out. */
function LeftOutRow({
  agreementId,
  leftOut: { clause, reason, by },
}: {
  readonly agreementId: string;
  readonly leftOut: Ready["leftOut"][number];
}) {
  const { t } = useTranslation("signoff");
  return (
    <TaskRow
      state="check"
      stateWords={t("ready.stateCheck")}
      title={t("leftOut.title", { title: titleOf(clause) })}
      action={
        <LinkButton size="sm" to={places.draft(agreementId)}>
          {t("leftOut.go")}
        </LinkButton>
      }
    >
      <p>{t("leftOut.text", { reason, names: new Intl.ListFormat("en-GB").format(by) })}</p>
    </TaskRow>
  );
}

function UnusualRow({
  agreementId,
  unusual: { in: part, id, title, kind, text },
}: {
  readonly agreementId: string;
  readonly unusual: Ready["unusual"][number];
}) {
  const { t } = useTranslation("signoff");
  return (
    <TaskRow
      state="check"
      stateWords={t("ready.stateCheck")}
      title={t(`unusual.${kind}`)}
      action={
        <LinkButton
          size="sm"
          to={part === "clause" ? places.clause(agreementId, id) : places.field(agreementId, id)}
        >
          {t("unusual.go")}
        </LinkButton>
      }
    >
      <p>{t("unusual.inText", { title, text })}</p>
    </TaskRow>
  );
}

function titleOf(clause: string): string {
  return libraryClause(clause)?.title ?? clause;
}
