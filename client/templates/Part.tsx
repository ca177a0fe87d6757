import { type ReactNode, useId } from "react";
import styles from "./Part.module.css";

/** One thing to know or to do about a clause, under its heading. */
export function Part({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles["part"]}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
