import { classes } from "../ui/classes.ts";
import { CutEdge } from "../ui/CutEdge.tsx";
import styles from "./Halves.module.css";

/** Two halves of one sheet, laid against each other along their edges: they fit, or they do not. */
export function Halves({
  upper,
  lower,
}: {
  readonly upper: { readonly label: string; readonly fingerprint: string };
  readonly lower: { readonly label: string; readonly fingerprint: string };
}) {
  const fit = upper.fingerprint === lower.fingerprint;
  return (
    <div className={classes(styles["halves"], !fit && styles["apart"])}>
      <div className={classes(styles["half"], styles["lower"])}>
        <CutEdge fingerprint={lower.fingerprint} paper="below" line={fit ? "primary" : "danger"} />
        <p>{lower.label}</p>
      </div>
      <div className={classes(styles["half"], styles["upper"])}>
        <p>{upper.label}</p>
        <CutEdge fingerprint={upper.fingerprint} line={fit ? "none" : "quiet"} />
      </div>
    </div>
  );
}
