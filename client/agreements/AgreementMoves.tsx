import { useTranslation } from "react-i18next";
import type { AgreementView, Move } from "#shared/protocol/agreements.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { TaskRow } from "../ui/TaskRow.tsx";
import { movePath } from "./agreements.ts";
import styles from "./Agreement.module.css";

/** Who is waited for, the reader's own moves first. */
export function AgreementMoves({ agreement }: { readonly agreement: AgreementView }) {
  const { t } = useTranslation("agreements");
  const mine = agreement.moves.filter((move) => move.mine);
  const others = agreement.moves.filter((move) => !move.mine);
  return (
    <section>
      <h2 className={styles["heading"]}>{t("overview.move")}</h2>
      {agreement.moves.length === 0 ? (
        <p className={styles["text"]}>{t("overview.moveNone")}</p>
      ) : (
        <Card flush>
          <ul>
            {[...mine, ...others].map((move) => (
              <MoveRow
                key={`${move.kind}-${move.organisationId}-${move.personName}`}
                agreement={agreement}
                move={move}
              />
            ))}
          </ul>
        </Card>
      )}
    </section>
  );
}

function MoveRow({ agreement, move }: { readonly agreement: AgreementView; readonly move: Move }) {
  const { t } = useTranslation("agreements");
  const moments = useMoments();
  const since = t("overview.asked", { since: moments.since(move.since) });
  const party = agreement.parties.find((one) => one.organisationId === move.organisationId);
  return move.mine ? (
    <TaskRow
      state="check"
      stateWords={t("overview.yours")}
      title={t(`move.${move.kind}`)}
      action={
        <LinkButton kind="primary" to={movePath(agreement.id, move.kind)}>
          {t(`moveButton.${move.kind}`)}
        </LinkButton>
      }
    >
      {t(`moveText.${move.kind}`)} {since}.
    </TaskRow>
  ) : (
    <TaskRow
      state="waiting"
      stateWords={t("overview.theirs")}
      title={t(`theirMove.${move.kind}`, { name: move.personName })}
    >
      {party === undefined ? "" : `${party.legalName}. `}
      {since}.
    </TaskRow>
  );
}
