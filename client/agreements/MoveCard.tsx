import { Clock, PenLine } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Move } from "#shared/protocol/agreements.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { Tag, type Tone } from "../ui/Tag.tsx";
import { movePath, summaryPath, type AgreementSummary } from "./agreements.ts";
import styles from "./Home.module.css";
import { PartyMarks } from "./PartyMarks.tsx";

const TONES: Partial<Record<Move["kind"], Tone>> = { sign: "info", freeze: "agreed", read: "info" };

/** An agreement that waits for the reader: what for, since when, and the one button. */
export function MoveCard({ agreement }: { readonly agreement: AgreementSummary }) {
  const { t } = useTranslation("agreements");
  const moments = useMoments();
  const [first, ...more] = agreement.moves.filter((move) => move.mine);
  if (first === undefined) return null;
  return (
    <Card as="li" className={styles["move"]}>
      <div className={styles["moveTop"]}>
        <Tag tone={TONES[first.kind] ?? "wait"} icon={first.kind === "sign" ? PenLine : Clock}>
          {t(`move.${first.kind}`)}
        </Tag>
        <span className={styles["small"]}>
          {t("overview.asked", { since: moments.since(first.since) })}
        </span>
      </div>
      <h3 className={styles["moveTitle"]}>
        <Link to={summaryPath(agreement)}>{agreement.title}</Link>
      </h3>
      <PartyMarks parties={agreement.parties} invited={agreement.invited} />
      <p className={styles["moveText"]}>{t(`moveText.${first.kind}`)}</p>
      {more.length === 0 ? null : (
        <p className={styles["small"]}>{more.map((move) => t(`move.${move.kind}`)).join(" · ")}</p>
      )}
      <div className={styles["moveButtons"]}>
        <LinkButton kind="primary" to={movePath(agreement.id, first.kind)}>
          {t(`moveButton.${first.kind}`)}
        </LinkButton>
      </div>
    </Card>
  );
}
