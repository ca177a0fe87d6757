import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./Card.module.css";

/**
 * A white surface on the desk.
 * @param flush without padding, for tables and lists that reach its edges
 */
export function Card({
  flush = false,
  as: Element = "div",
  className,
  labelledBy,
  children,
}: {
  readonly flush?: boolean;
  readonly as?: "div" | "section" | "article" | "li";
  readonly className?: string | undefined;
  readonly labelledBy?: string;
  readonly children: ReactNode;
}) {
  return (
    <Element
      aria-labelledby={labelledBy}
      className={classes(styles["card"], flush ? styles["flush"] : styles["padded"], className)}
    >
      {children}
    </Element>
  );
}

/**
 * A table in a card. It scrolls sideways by itself where the page is too narrow for it.
 * @param stack on phones each row becomes a block; a cell's `data-label` then stands above it
 */
export function Table({
  label,
  stack = false,
  children,
}: {
  readonly label: string;
  readonly stack?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      tabIndex={stack ? undefined : 0}
      className={classes(styles["card"], styles["scroll"])}
    >
      <table className={classes(styles["table"], stack && styles["stacked"])}>{children}</table>
    </section>
  );
}
