import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./Tag.module.css";

export type Tone = "plain" | "agreed" | "wait" | "change" | "danger" | "info" | "private";

/** A status: words first, colour second. */
export function Tag({
  tone = "plain",
  icon: Icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}) {
  return (
    <span className={classes(styles["tag"], styles[tone])}>
      {Icon === undefined ? null : <Icon size={13} aria-hidden />}
      {children}
    </span>
  );
}

/** How many. `on` for those that wait for the reader. */
export function Count({ value, on = false }: { readonly value: number; readonly on?: boolean }) {
  return <span className={classes(styles["count"], on && styles["on"])}>{value}</span>;
}

/** One key of the keyboard. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return <kbd className={styles["kbd"]}>{children}</kbd>;
}
