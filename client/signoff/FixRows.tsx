import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Count } from "../ui/Tag.tsx";
import { TaskRow } from "../ui/TaskRow.tsx";
import { GateRow } from "./GateRow.tsx";
import styles from "./Ready.module.css";
import type { FixGroup, FixLine, Sorted } from "./ready-rows.ts";

/** Everything that blocks, each with one button to the exact place. */
export function FixRows({
  agreement,
  sorted: { fixes, openGates, left },
}: {
  readonly agreement: AgreementView;
  readonly sorted: Sorted;
}) {
  const { t } = useTranslation("signoff");
  if (left === 0) return null;
  return (
    <section aria-labelledby="to-fix" className={styles["group"]}>
      <header className={styles["left"]}>
        <h2 id="to-fix">{t("ready.fix")}</h2>
        <Count value={left} />
      </header>
      <Card flush>
        <ul>
          {fixes.map((group, place) => (
            <FixRow key={group.code} group={group} actionId={`fix-${String(place)}`} />
          ))}
          {openGates.map((gate, place) => (
            <GateRow
              key={`${gate.gate} ${gate.organisationId ?? ""}`}
              agreement={agreement}
              gate={gate}
              actionId={`fix-${String(fixes.length + place)}`}
            />
          ))}
        </ul>
      </Card>
    </section>
  );
}

/** What one line is about, in words. */
function useLineWords(): (line: FixLine) => string {
  const { t } = useTranslation("signoff");
  return ({ about, early, missing }) => {
    if (early !== undefined) return t(`tooEarly.${early.sentence}`, { ...early });
    if (missing === undefined) return about;
    const { signer, count, party } = missing;
    return t("slot.missing", { party, what: t(`slot.empty.${signer}`, { count }) });
  };
}

function FixRow({ group, actionId }: { readonly group: FixGroup; readonly actionId: string }) {
  const { t } = useTranslation("signoff");
  const { code, lines } = group;
  const [first] = lines;
  const wordsOf = useLineWords();
  const several = lines.length > 1;
  return (
    <TaskRow
      state="fix"
      stateWords={t("ready.stateFix")}
      title={t(`row.${code}`, { count: lines.length })}
      action={
        <span id={actionId}>
          <LinkButton size="sm" to={first?.to ?? ""}>
            {t(`go.${code}`)}
          </LinkButton>
        </span>
      }
    >
      {several ? (
        <ul className={styles["mini"]}>
          {lines.map((line) => (
            <li key={`${line.to} ${line.about}`}>
              <Link to={line.to}>{wordsOf(line)}</Link>
            </li>
          ))}
        </ul>
      ) : (
        <p>{first === undefined ? "" : wordsOf(first)}</p>
      )}
    </TaskRow>
  );
}
