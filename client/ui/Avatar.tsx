import styles from "./Avatar.module.css";
import { classes } from "./classes.ts";
import { orgColour } from "./OrgMark.tsx";
import { Shape, type OrgNumber } from "./org-shapes.tsx";

/** The first letters of the first and last word: "Amina Yusuf" gives "AY". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return ends
    .map((word) => String.fromCodePoint(word?.codePointAt(0) ?? 32))
    .join("")
    .toLocaleUpperCase();
}

/**
 * A person, in the colour and shape of their organisation. Their name always stands beside it, so
 * it is hidden from screen readers.
 * @param org left out for a guest or someone who has not come yet: grey and round
 */
export function Avatar({
  name,
  org,
  size = 28,
  self = false,
}: {
  readonly name: string;
  readonly org?: OrgNumber | undefined;
  readonly size?: 22 | 28 | 40;
  /** Where no agreement gives colours: one's own side, in the colour of the app. */
  readonly self?: boolean;
}) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden
      className={classes(
        styles["avatar"],
        org !== undefined && orgColour(org),
        org === undefined && styles[self ? "self" : "guest"],
      )}
    >
      <g className={styles["ground"]}>
        <Shape org={org ?? 1} hollow={false} />
      </g>
      <text x="12" y="12.3" className={styles["letters"]}>
        {initials(name)}
      </text>
    </svg>
  );
}
