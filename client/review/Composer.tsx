import { Lock, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { classes } from "../ui/classes.ts";
import type { ClauseTitle } from "./arrange.ts";
import { AudienceChoice } from "./AudienceChoice.tsx";
import { CommentBox } from "./CommentBox.tsx";
import styles from "./Composer.module.css";
import { ShowToAll } from "./ShowToAll.tsx";
import { useAudienceWords, useClauseWords } from "./use-audience.ts";
import { type Composing, useComposer } from "./use-composer.ts";

/** The box to write in, so that a shortcut elsewhere on the page can give it the focus. */
export const COMPOSER_ID = "review-composer";

/**
 * Starts a thread on the current clause. Its surroundings show who will see the words, the change
 * of audience is read out, and words stay until the server has kept them.
 */
export function Composer({
  agreement,
  clauses,
  currentClauseId,
  onLeave,
}: {
  readonly agreement: AgreementView;
  readonly clauses: readonly ClauseTitle[];
  readonly currentClauseId: string | null;
  /** Escape: back to the words the comment is about. */
  readonly onLeave: (clauseId: string) => void;
}) {
  const { t } = useTranslation("review");
  const audience = useAudienceWords(agreement);
  const { posting, written, ...composing } = useComposer(agreement, audience);
  const clauseWords = useClauseWords();
  const clause = clauses.find((one) => one.id === (written.clauseId ?? currentClauseId));
  if (clause === undefined) return <p className={styles["none"]}>{t("compose.none")}</p>;

  const own = written.audience === "organisation";
  const { organisation, count } = audience;
  const post = () => {
    composing.post(clause.id);
  };
  return (
    <form
      aria-label={t("compose.form", { clause: clauseWords(clause) })}
      className={classes(styles["composer"], own && styles["own"])}
      onSubmit={(event) => {
        event.preventDefault();
        post();
      }}
    >
      <AudienceChoice audience={audience} value={written.audience} onChange={composing.choose} />
      <CommentBox
        id={COMPOSER_ID}
        box={composing.box}
        label={own ? t("compose.labelOwn", { organisation }) : t("compose.labelShared", { count })}
        placeholder={t("compose.placeholder", { clause: clauseWords(clause) })}
        value={written.words}
        onChange={(words) => composing.write(words, clause.id)}
        onPost={post}
        onLeave={() => onLeave(clause.id)}
      />
      <ProblemNote thrown={posting.error} again={post} />
      <PostButton own={own} count={count} posting={posting} />
      {composing.asking ? (
        <ShowToAll
          words={written.words}
          audience={audience}
          onAnswer={(to) => {
            composing.send(clause.id, to);
          }}
          onClose={composing.stopAsking}
        />
      ) : null}
    </form>
  );
}

function PostButton({
  own,
  count,
  posting,
}: {
  readonly own: boolean;
  readonly count: number;
  readonly posting: Composing["posting"];
}) {
  const { t } = useTranslation("review");
  return (
    <Button
      type="submit"
      kind={own ? "private" : "primary"}
      icon={own ? Lock : Users}
      busy={posting.isPending && t(posting.isPaused ? "compose.waiting" : "compose.posting")}
    >
      {own ? t("compose.postOwn") : t("compose.postShared", { count })}
    </Button>
  );
}
