import type { ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import { PageTitle } from "../ui/Page.tsx";
import type { FrozenClause, FrozenPart } from "./frozen.ts";
import styles from "./FrozenPaper.module.css";
import { Block, Inline } from "./FrozenText.tsx";

/** The paper of a frozen version: its title and every clause, drawn from the frozen text alone. */
export function FrozenPaper({
  title,
  between,
  clauses,
  onClause,
}: {
  readonly title: string;
  readonly between: string;
  readonly clauses: readonly FrozenClause[];
  /** Called with each clause's element, to see which ones are opened. */
  readonly onClause?: (id: string, element: HTMLElement | null) => void;
}) {
  return (
    <article className={styles["paper"]} lang="en-GB">
      <header className={styles["head"]}>
        <h2 className={styles["title"]}>{title}</h2>
        <p>{between}</p>
      </header>
      {clauses.map((clause) => (
        <section
          key={clause.id}
          id={clause.id}
          aria-label={`${clause.number} ${clause.titleText}`.trim()}
          className={styles["clause"]}
          ref={(element) => {
            onClause?.(clause.id, element);
          }}
        >
          <h3 className={styles["heading"]}>
            <Title clause={clause} />
          </h3>
          <Parts clause={clause} />
        </section>
      ))}
    </article>
  );
}

function Title({ clause }: { readonly clause: FrozenClause }) {
  return (
    <>
      <span className={styles["number"]}>{clause.number}</span>{" "}
      <span>
        <Inline nodes={clause.title?.content ?? []} />
      </span>
    </>
  );
}

function Parts({ clause }: { readonly clause: FrozenClause }) {
  return clause.parts.map((part) => <Part key={part.id} part={part} clauseId={clause.id} />);
}

function Part({ part, clauseId }: { readonly part: FrozenPart; readonly clauseId: string }) {
  if (part.blocks.length === 0) return null;
  const own = part.id !== clauseId;
  const words: ReactNode = part.blocks.map((block, place) => (
    <Block key={`${String(place)}-${block.type}`} node={block} />
  ));
  return (
    <div
      id={own ? part.id : undefined}
      className={classes(styles["part"], part.level === 3 && styles["third"])}
    >
      {own ? <span className={styles["small"]}>{hanging(part)}</span> : null}
      <div>{words}</div>
    </div>
  );
}

/** The number as it hangs beside the words: `7.2`, and `(a)` for a line under it. */
function hanging({ number, level }: FrozenPart): string {
  return level === 3 ? number.slice(Math.max(number.lastIndexOf("("), 0)) : number;
}

/** Paper around a single clause, for one clause at a time: its title is the page's own. */
export function ClauseSheet({ clause }: { readonly clause: FrozenClause }) {
  return (
    <article className={classes(styles["paper"], styles["sheet"])} lang="en-GB">
      <PageTitle step title={`${clause.number} ${clause.titleText}`.trim()}>
        <Title clause={clause} />
      </PageTitle>
      <Parts clause={clause} />
    </article>
  );
}
