import { Hidden } from "../ui/Hidden.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./Steps.module.css";

/**
 * One segment for each question: answered, current, still to come.
 * @param label the same in words
 */
export function Steps({
  answered,
  current,
  label,
}: {
  readonly answered: readonly boolean[];
  readonly current: number;
  readonly label: string;
}) {
  return (
    <div className={styles["steps"]}>
      <Hidden>{label}</Hidden>
      {answered.map((done, place) => (
        <i
          // A segment is its place and nothing else.
          key={place}
          className={classes(done && styles["done"], place === current && styles["now"])}
        />
      ))}
    </div>
  );
}
