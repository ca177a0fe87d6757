import { Copy, Lock, LockKeyhole, type LucideIcon, Snowflake, TriangleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { tell } from "../ui/status.ts";
import { type RefusalReason, reasonOf, refusalSentence } from "./refusal-words.ts";
import { type RefusedField, type RefusedNode, refusedText } from "./refused.ts";
import styles from "./RefusedCard.module.css";
import type { Refused } from "./set-aside.ts";
import { Strip, StripHead } from "./Strip.tsx";

/** What happens to the words handed back. Both resolve once they have happened. */
export interface RefusedActions {
  /** Keeps them as a note only one's own organisation sees; left out where nobody may comment. */
  readonly keep: ((words: readonly (RefusedNode | RefusedField)[]) => Promise<void>) | null;
  readonly settle: () => Promise<void>;
}

/**
 * Hands back the words that were not added, with the reason and what can be done with them. They
 * stay on the device until their writer has chosen.
 */
export function RefusedCard({
  refused,
  label,
  lead,
  actions,
}: {
  readonly refused: Refused;
  /** What a field is called. */
  readonly label: (key: string) => string;
  /** Who may thaw a frozen version, or null when it is the reader. */
  readonly lead: string | null;
  readonly actions: RefusedActions;
}) {
  const { t } = useTranslation("drafting");
  const { code } = refused;
  const reason = refusalSentence(t, { code, lines: linesOf(refused), lead });
  return (
    <Strip label={t("refused.title")}>
      <StripHead icon={REASON_ICONS[reasonOf(code)]} what={reason.what}>
        {reason.next}
      </StripHead>
      {refused.words.length === 0 ? null : (
        <div className={styles["words"]}>
          {refused.words.map((one) => (
            <Words
              key={one.kind === "field" ? one.key : `${one.kind} ${one.nodeId}`}
              one={one}
              label={label}
            />
          ))}
        </div>
      )}
      <Choices words={refused.words} actions={actions} />
    </Strip>
  );
}

/** Copy, keep or discard words that are handed back. */
export function Choices({
  words,
  actions,
  first,
}: {
  readonly words: Refused["words"];
  readonly actions: RefusedActions;
  /** Another choice, before these. */
  readonly first?: ReactNode;
}) {
  const { t } = useTranslation("drafting");
  const [keeping, setKeeping] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { keep } = actions;
  const keepAll = async (how: NonNullable<RefusedActions["keep"]>) => {
    setKeeping(true);
    setFailure(null);
    try {
      await how(words);
      tell(t("refused.kept"));
      await actions.settle();
    } catch (thrown) {
      setFailure(thrown);
      setKeeping(false);
    }
  };
  return (
    <>
      <ProblemNote thrown={failure} />
      <div className={styles["actions"]}>
        {first}
        <Button
          size="sm"
          icon={Copy}
          onClick={() => {
            void navigator.clipboard
              .writeText(refusedText(words))
              .then(() => tell(t("refused.copied")));
          }}
        >
          {t("refused.copy")}
        </Button>
        {keep === null ? null : (
          <Button
            size="sm"
            kind="private"
            icon={Lock}
            busy={keeping && t("refused.keeping")}
            onClick={() => void keepAll(keep)}
          >
            {t("refused.keep")}
          </Button>
        )}
        <Button size="sm" kind="quiet" onClick={() => void actions.settle()}>
          {t("refused.discard")}
        </Button>
      </div>
    </>
  );
}

/** Words handed back, with where they stood and what had been done to them. */
export function Words({
  one,
  label,
}: {
  readonly one: RefusedNode | RefusedField;
  readonly label: (key: string) => string;
}) {
  const { t } = useTranslation("drafting");
  if (one.kind === "field") {
    return (
      <div className={styles["one"]}>
        <p className={styles["where"]}>{t("refused.field", { label: label(one.key) })}</p>
        {one.mine === "" ? t("refused.empty") : one.mine}
      </div>
    );
  }
  return (
    <div className={styles["one"]}>
      <p className={styles["where"]}>
        <span>{t("refused.at", { number: one.number, title: one.title })}</span>
        <span>{t(`refused.${one.kind}`)}</span>
      </p>
      <Runs runs={one.runs} />
    </div>
  );
}

/** Words with what is new in them, and what has gone. */
export function Runs({ runs }: Pick<RefusedNode, "runs">) {
  return runs.map((run, index) => (
    // The runs of one comparison never change their order.
    <Run key={`${index} ${run.kind}`} kind={run.kind} text={run.text} />
  ));
}

function Run({ kind, text }: RefusedNode["runs"][number]) {
  if (kind === "mine") return <ins className={styles["mine"]}>{text}</ins>;
  if (kind === "gone") return <del className={styles["gone"]}>{text}</del>;
  return <span>{text}</span>;
}

const REASON_ICONS: Record<RefusalReason, LucideIcon> = {
  frozen: Snowflake,
  role: LockKeyhole,
  reset: TriangleAlert,
  limit: TriangleAlert,
  other: TriangleAlert,
};

/** How many lines were not added: each clause line or field counts as at least one. */
function linesOf(refused: Refused): number {
  return Math.max(
    1,
    refused.words.reduce((sum, one) => sum + one.mine.trim().split("\n").length, 0),
  );
}
