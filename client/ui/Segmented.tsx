import type { LucideIcon } from "lucide-react";
import { classes } from "./classes.ts";
import styles from "./Segmented.module.css";

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** How the chosen segment is painted: `private` in plum, `suggest` in green ink. */
  readonly tone?: "private" | "suggest";
}

/** A choice of two to four that takes effect at once: mode, view, audience. */
export function Segmented<Value extends string>({
  label,
  segments,
  value,
  onChange,
}: {
  readonly label: string;
  readonly segments: readonly Segment<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <fieldset aria-label={label} className={styles["group"]}>
      {segments.map(({ value: own, label: words, icon: Icon, tone }) => (
        <button
          key={own}
          type="button"
          aria-pressed={own === value}
          className={classes(styles["segment"], tone !== undefined && styles[tone])}
          onClick={() => {
            onChange(own);
          }}
        >
          {Icon === undefined ? null : <Icon size={14} aria-hidden />}
          {words}
        </button>
      ))}
    </fieldset>
  );
}
