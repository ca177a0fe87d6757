import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./Form.module.css";

/** Fields under one another and the button that sends them. The page checks them, not the browser. */
export function Form({
  onSend,
  className,
  children,
}: {
  readonly onSend: () => void;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <form
      noValidate
      className={classes(styles["form"], className)}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
    </form>
  );
}

/** The buttons at the foot of a form. */
export function FormActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles["actions"]}>{children}</div>;
}
