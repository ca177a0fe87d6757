import { Lock, MessageSquareText } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "@tanstack/react-query";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { useAgreement } from "../agreements/agreement.ts";
import { mayNow } from "../agreements/agreements.ts";
import { Loaded } from "../api/Loaded.tsx";
import { useSignedIn } from "../people/me.ts";
import { Empty } from "../ui/Empty.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Tag } from "../ui/Tag.tsx";
import { arrange, type ClauseTitle, type PlacedThread } from "./arrange.ts";
import { Composer } from "./Composer.tsx";
import styles from "./Discussion.module.css";
import { ThreadCard } from "./ThreadCard.tsx";
import { threadsQuery } from "./threads.ts";
import { useClauseWords } from "./use-audience.ts";

export interface DiscussionProps {
  readonly agreementId: string;
  /** The level-1 node the reader is in, or null before they are in one. */
  readonly currentClauseId: string | null;
  /** The clauses of the draft as it is now, in order. */
  readonly clauseTitles: readonly ClauseTitle[];
  /** Takes the reader to a clause on the paper. */
  readonly onJump: (clauseId: string) => void;
}

/**
 * The discussion of an agreement, clause by clause: shared threads and those of the reader's own
 * organisation, with a box to start one. It fills the height it is given.
 */
export function Discussion(props: DiscussionProps) {
  const agreement = useAgreement(props.agreementId);
  return (
    <div className={styles["panel"]}>
      <Loaded query={agreement}>{(loaded) => <Panel {...props} agreement={loaded} />}</Loaded>
    </div>
  );
}

type PanelProps = DiscussionProps & { readonly agreement: AgreementView };

function Panel({ agreement, currentClauseId, clauseTitles, onJump }: PanelProps) {
  const { t } = useTranslation("review");
  const [only, setOnly] = useState<"all" | "current">("all");
  const threads = useQuery(threadsQuery(agreement.id));
  const current = { clauseId: currentClauseId, only: only === "current" };
  return (
    <>
      <div className={styles["filter"]}>
        <Segmented
          label={t("filter.label")}
          value={only}
          onChange={setOnly}
          segments={[
            { value: "all", label: t("filter.all") },
            { value: "current", label: t("filter.current") },
          ]}
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section aria-label={t("title")} tabIndex={0} className={styles["threads"]}>
        <Loaded query={threads}>
          {(list) => (
            <Threads
              placed={arrange(list.threads, clauseTitles, current)}
              clause={clauseTitles.find((one) => one.id === currentClauseId)}
              only={current.only}
              agreement={agreement}
              onJump={onJump}
            />
          )}
        </Loaded>
      </section>
      {mayNow(agreement, "comment") ? (
        <Composer
          agreement={agreement}
          clauses={clauseTitles}
          currentClauseId={currentClauseId}
          onLeave={onJump}
        />
      ) : (
        <Closed agreement={agreement} />
      )}
    </>
  );
}

function Threads({
  placed,
  clause,
  only,
  agreement,
  onJump,
}: {
  readonly placed: ReturnType<typeof arrange>;
  readonly clause: ClauseTitle | undefined;
  readonly only: boolean;
  readonly agreement: AgreementView;
  readonly onJump: (clauseId: string) => void;
}) {
  const { t } = useTranslation("review");
  const clauseWords = useClauseWords();
  const { person } = useSignedIn();
  const card = (one: PlacedThread) => (
    <ThreadCard
      key={one.thread.id}
      placed={one}
      agreement={agreement}
      readerId={person.id}
      onJump={onJump}
    />
  );
  const { open, resolved } = placed;
  const about = only && clause !== undefined ? clauseWords(clause) : null;
  return (
    <>
      {open.length === 0 ? (
        <Empty
          icon={MessageSquareText}
          title={about === null ? t("empty.title") : t("empty.here", { clause: about })}
          actions={
            <Tag tone="private" icon={Lock}>
              {t("empty.tag")}
            </Tag>
          }
        >
          {t("empty.text")}
        </Empty>
      ) : (
        open.map(card)
      )}
      {resolved.length === 0 ? null : (
        <details className={styles["resolved"]}>
          <summary>{t("resolved", { count: resolved.length })}</summary>
          <div className={styles["stack"]}>{resolved.map(card)}</div>
        </details>
      )}
    </>
  );
}

/** Why there is no box to write in. */
function Closed({ agreement }: { readonly agreement: AgreementView }) {
  const { t } = useTranslation("review");
  const over = agreement.stage === "inForce" || agreement.stage === "ended";
  return <p className={styles["closed"]}>{t(over ? "closed.stage" : "closed.role")}</p>;
}
