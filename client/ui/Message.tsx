import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "./Card.tsx";
import styles from "./Message.module.css";
import { PageTitle } from "./Page.tsx";

/** A page that is one message: what happened, what it means, what to do. */
export function Message({
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
    <Card className={styles["message"]}>
      <Icon size={34} strokeWidth={1.5} aria-hidden />
      <PageTitle title={title} />
      <p>{children}</p>
      {actions === undefined ? null : <div className={styles["actions"]}>{actions}</div>}
    </Card>
  );
}
