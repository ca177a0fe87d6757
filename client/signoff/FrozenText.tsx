import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CanonicalMark, CanonicalNode } from "#shared/drafting/canonical.ts";
import { attribute } from "./frozen.ts";
import styles from "./FrozenPaper.module.css";

/** One block of the frozen text: a paragraph, a list or a table, exactly as it was frozen. */
export function Block({ node }: { readonly node: CanonicalNode }) {
  const inside = node.content ?? [];
  switch (node.type) {
    case "paragraph":
      return (
        <p>
          <Inline nodes={inside} />
        </p>
      );
    case "bulletList":
      return <ul className={styles["list"]}>{blocks(inside)}</ul>;
    case "orderedList":
      return (
        <ol className={styles["list"]} start={Number(attribute(node, "start") || 1)}>
          {blocks(inside)}
        </ol>
      );
    case "listItem":
      return <li>{blocks(inside)}</li>;
    case "table":
      return (
        <Wide>
          <table>
            <tbody>{blocks(inside)}</tbody>
          </table>
        </Wide>
      );
    case "tableRow":
      return <tr>{blocks(inside)}</tr>;
    default:
      return <Cell node={node} />;
  }
}

/** What may be wider than the paper scrolls by itself, and is reached by keyboard. */
function Wide({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation("signoff");
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-tabindex -- a fieldset is for forms; what scrolls must be reachable by keyboard
    <div role="group" aria-label={t("signing.read.table")} tabIndex={0} className={styles["table"]}>
      {children}
    </div>
  );
}

function Cell({ node }: { readonly node: CanonicalNode }) {
  const span = {
    colSpan: Number(attribute(node, "colspan") || 1),
    rowSpan: Number(attribute(node, "rowspan") || 1),
  };
  const inside = blocks(node.content ?? []);
  return node.type === "tableHeader" ? <th {...span}>{inside}</th> : <td {...span}>{inside}</td>;
}

/** The text never changes while it is shown, so a place is a name. */
function blocks(nodes: readonly CanonicalNode[]): ReactNode {
  return nodes.map((node, place) => <Block key={`${String(place)}-${node.type}`} node={node} />);
}

/** A run of words with their marks, field values and references. */
export function Inline({ nodes }: { readonly nodes: readonly CanonicalNode[] }) {
  return nodes.map((node, place) => (
    <Fragment key={`${String(place)}-${node.type}`}>{marked(node, leaf(node))}</Fragment>
  ));
}

function leaf(node: CanonicalNode): ReactNode {
  if (node.type === "hardBreak") return <br />;
  if (node.type === "fieldRef") return attribute(node, "value");
  if (node.type === "xref") {
    return <a href={`#${attribute(node, "target")}`}>{attribute(node, "number")}</a>;
  }
  return node.text ?? "";
}

function marked(node: CanonicalNode, inside: ReactNode): ReactNode {
  return (node.marks ?? []).reduceRight(wrap, inside);
}

function wrap(inside: ReactNode, mark: CanonicalMark): ReactNode {
  switch (mark.type) {
    case "bold":
      return <strong>{inside}</strong>;
    case "italic":
      return <em>{inside}</em>;
    case "underline":
      return <u>{inside}</u>;
    default:
      return <FrozenLink href={String(mark.attrs?.["href"] ?? "")}>{inside}</FrozenLink>;
  }
}

/** A link of the text. Anything but https and mailto stays words. */
function FrozenLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  if (!/^(?:https:|mailto:)/.test(href)) return children;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
