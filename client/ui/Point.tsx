import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "./Card.tsx";
import { classes } from "./classes.ts";
import styles from "./Point.module.css";

export interface PointProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A card with one thing to say in its middle, for `Empty` and `Message`. */
export function Point({
  icon: Icon,
  heading,
  roomy = false,
  children,
  actions,
}: Omit<PointProps, "title"> & {
  readonly heading: ReactNode;
  /** It is all there is on the page. */
  readonly roomy?: boolean;
}) {
  return (
    <Card className={classes(styles["point"], roomy && styles["roomy"])}>
      <Icon size={34} strokeWidth={1.5} aria-hidden />
      {heading}
      <p>{children}</p>
      {actions === undefined ? null : <div className={styles["actions"]}>{actions}</div>}
    </Card>
  );
}
