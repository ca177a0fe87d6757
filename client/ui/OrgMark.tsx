import { classes } from "./classes.ts";
import styles from "./OrgMark.module.css";
import { Shape, type OrgNumber } from "./org-shapes.tsx";

/** plain: who this is · done: agreed or signed · slash: wants a change · open: not yet. */
export type OrgState = "plain" | "done" | "slash" | "open";

/**
 * An organisation's colour and shape.
 * @param label what it says in words; leave it out only where the words stand right beside it
 */
export function OrgMark({
  org,
  state = "plain",
  size = 14,
  label,
}: {
  readonly org: OrgNumber;
  readonly state?: OrgState;
  readonly size?: 12 | 14 | 20 | 34;
  readonly label?: string;
}) {
  const hollow = state === "open" || state === "slash";
  const named =
    label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      {...named}
      className={classes(styles["mark"], styles[`org${String(org)}`], hollow && styles["hollow"])}
    >
      <Shape org={org} hollow={hollow} />
      {state === "done" ? <path className={styles["tick"]} d="m6.6 12.6 3.7 3.7 7.1-7.7" /> : null}
      {state === "slash" ? <path className={styles["slash"]} d="m7.6 16.4 8.8-8.8" /> : null}
    </svg>
  );
}

/** The class that gives `--c` (an organisation's colour) and `--ct` (its tint) to what is inside. */
export function orgColour(org: OrgNumber): string {
  return styles[`org${String(org)}`] ?? "";
}
