import styles from "./Quote.module.css";

/** What somebody wrote, as they wrote it. */
export function Quote({ children }: { readonly children: string }) {
  return <blockquote className={styles["quote"]}>{children}</blockquote>;
}
