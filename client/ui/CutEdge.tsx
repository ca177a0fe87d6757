import { classes } from "./classes.ts";
import { cutEdge } from "./cut-edge.ts";
import styles from "./CutEdge.module.css";

/**
 * Paper that ends in the wavy edge of a fingerprint. True copies have the same edge, so the upper
 * half of one fits the lower half of another. It is decoration: the words say the same.
 * @param paper on which side of the line the paper is
 * @param line how the cut itself is drawn
 */
export function CutEdge({
  fingerprint,
  paper = "above",
  line = "primary",
}: {
  readonly fingerprint: string;
  readonly paper?: "above" | "below";
  readonly line?: "primary" | "danger" | "quiet" | "none";
}) {
  const edge = cutEdge(fingerprint);
  const side = paper === "above" ? "L1000 0L0 0Z" : "L1000 60L0 60Z";
  return (
    <svg viewBox="0 0 1000 60" preserveAspectRatio="none" className={styles["edge"]} aria-hidden>
      <path d={`${edge}${side}`} className={styles["paper"]} />
      {line === "none" ? null : (
        <path
          d={edge}
          vectorEffect="non-scaling-stroke"
          className={classes(styles["line"], styles[line])}
        />
      )}
    </svg>
  );
}
