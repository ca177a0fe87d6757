import { History } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { useMoments } from "../ui/moments.ts";
import { useNow } from "../ui/now.ts";
import { tell } from "../ui/status.ts";
import type { DeskNodes } from "./desk-nodes.ts";
import type { HeldClause } from "./held.ts";
import { type HeldLine, asRefused, heldLines } from "./held-texts.ts";
import styles from "./HeldCard.module.css";
import type { Look } from "./plain-text.ts";
import { PutIn } from "./PutIn.tsx";
import type { Outcome } from "./put-in.ts";
import { Choices, type RefusedActions, Runs } from "./RefusedCard.tsx";
import { StripHead } from "./Strip.tsx";

/** What a card of held words needs of the desk. */
export interface HeldDesk {
  readonly nodes: DeskNodes;
  readonly look: Look;
  /** The reader may change the words here and now. */
  readonly canPut: boolean;
  /** How to keep words on this clause as a private note; null where it cannot be done. */
  readonly keepOf: (clauseId: string) => RefusedActions["keep"];
}

/**
 * A clause that its reader changed during a long break and others changed meanwhile: what it was,
 * what it is, what they wrote, and their decision.
 */
export function HeldCard({
  held,
  desk,
  settle,
}: {
  readonly held: HeldClause;
  readonly desk: HeldDesk;
  /** @param put brings the words in, if that is the decision */
  readonly settle: (put?: () => void) => Promise<void>;
}) {
  const { t } = useTranslation("drafting");
  const [putting, setPutting] = useState(false);
  const present = useSyncExternalStore(desk.nodes.subscribe, desk.nodes.present);
  const { number, title } = held;
  const put = (outcomes: readonly Outcome[]) => {
    void settle(() => desk.nodes.put(outcomes)).then(() => tell(t("held.in")));
  };
  return (
    <article className={styles["card"]}>
      <StripHead
        icon={History}
        what={title === "" ? t("held.whatUntitled") : t("held.what", { number, title })}
      >
        {t("held.next")}
      </StripHead>
      {heldLines(held, present, desk.look).map((line) => (
        <Line key={line.nodeId} line={line} since={held.since} />
      ))}
      {putting && desk.canPut ? (
        <PutIn
          held={held}
          present={present}
          look={desk.look}
          onPut={put}
          onBack={() => setPutting(false)}
        />
      ) : (
        <Choices
          words={asRefused(held, present, desk.look)}
          actions={{ keep: desk.keepOf(held.clauseId), settle: async () => settle() }}
          first={
            desk.canPut ? (
              <Button size="sm" kind="primary" onClick={() => setPutting(true)}>
                {t("held.put")}
              </Button>
            ) : null
          }
        />
      )}
      {desk.canPut ? null : <p className={styles["hint"]}>{t("held.cannotPut")}</p>}
    </article>
  );
}

function Line({ line, since }: { readonly line: HeldLine; readonly since: number }) {
  const { t } = useTranslation("drafting");
  const moments = useMoments();
  const at = new Date(since).toISOString();
  const today = moments.date(at) === moments.date(new Date(useNow()).toISOString());
  const when = today ? moments.time(at) : moments.both(at);
  return (
    <div className={styles["line"]}>
      {line.number === "" ? null : <p className={styles["number"]}>{line.number}</p>}
      <dl className={styles["texts"]}>
        <div>
          <dt>{t("held.left", { when })}</dt>
          <dd>{line.left === "" ? <i>{t("held.notThere")}</i> : line.left}</dd>
        </div>
        <div>
          <dt>{t("held.now")}</dt>
          <dd>{line.now === null ? <i>{t("held.goneNow")}</i> : <Runs runs={line.now} />}</dd>
        </div>
        <div>
          <dt>{line.moved ? t("held.moved") : t("held.mine")}</dt>
          <dd>{line.mine === null ? <i>{t("held.goneMine")}</i> : <Runs runs={line.mine} />}</dd>
        </div>
      </dl>
    </div>
  );
}
