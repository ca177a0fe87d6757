import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "./Card.tsx";
import styles from "./Empty.module.css";

/** Nothing here yet, what that means, and the one thing to do about it. */
export function Empty({
  icon: Icon,
  title,
  children,
  actions,
}: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <Card className={styles["empty"]}>
      <Icon size={34} strokeWidth={1.5} aria-hidden />
      <h2>{title}</h2>
      <p>{children}</p>
      {actions === undefined ? null : <div className={styles["actions"]}>{actions}</div>}
    </Card>
  );
}
