import { CircleAlert, CircleCheck, CircleDot, Hourglass } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Hidden } from "./Hidden.tsx";
import styles from "./TaskRow.module.css";

/** fix: blocks · check: wants a look and a name · waiting: on others · done. */
export type TaskState = "fix" | "check" | "waiting" | "done";

const ICONS = {
  fix: CircleAlert,
  check: CircleDot,
  waiting: Hourglass,
  done: CircleCheck,
} as const;

/**
 * One thing to do, with the button that goes to it. Stands in a list.
 * @param state the words for it, read before the title
 */
export function TaskRow({
  state,
  stateWords,
  title,
  children,
  action,
}: {
  readonly state: TaskState;
  readonly stateWords: string;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  const Icon = ICONS[state];
  return (
    <li className={styles["task"]}>
      <span className={classes(styles["icon"], styles[state])}>
        <Icon size={20} aria-hidden />
        <Hidden>{stateWords}: </Hidden>
      </span>
      <div>
        <h3 className={styles["title"]}>{title}</h3>
        {children === undefined ? null : <div className={styles["text"]}>{children}</div>}
      </div>
      {action === undefined ? null : <div className={styles["action"]}>{action}</div>}
    </li>
  );
}
