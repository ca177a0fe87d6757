import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "../ui/classes.ts";
import styles from "./Strip.module.css";

/** Words that wait for their writer's decision, over the paper for as long as they do. */
export function Strip({
  label,
  long = false,
  children,
}: {
  readonly label: string;
  /** It may hold much, and scrolls by itself. */
  readonly long?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section aria-label={label} className={classes(styles["strip"], long && styles["long"])}>
      {children}
    </section>
  );
}

/** What happened to the words, and what can be done now. */
export function StripHead({
  icon: Icon,
  what,
  children,
}: {
  readonly icon?: LucideIcon;
  readonly what: string;
  readonly children?: ReactNode;
}) {
  return (
    <p className={styles["head"]}>
      {Icon === undefined ? null : <Icon size={17} aria-hidden />}
      <span>
        <b>{what}</b> {children}
      </span>
    </p>
  );
}
