import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./Note.module.css";
import type { Tone } from "./Tag.tsx";

/** A sentence or two that matter here, with an icon and a tint. */
export function Note({
  tone = "info",
  icon: Icon,
  children,
}: {
  readonly tone?: Exclude<Tone, "plain">;
  readonly icon: LucideIcon;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes(styles["note"], styles[tone])}>
      <Icon size={18} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

/** A strip across the whole page. It stays for as long as it is true. */
export function Banner({
  label,
  tone = "wait",
  speaks = false,
  children,
}: {
  /** The name of the strip among the page's regions. */
  readonly label: string;
  readonly tone?: "wait" | "danger";
  /** It comes while the page is read, so it is read out. */
  readonly speaks?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section aria-label={label} className={classes(styles["banner"], styles[`${tone}Banner`])}>
      {speaks ? <output>{children}</output> : children}
    </section>
  );
}
