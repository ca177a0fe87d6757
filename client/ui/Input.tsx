import type {
  InputHTMLAttributes,
  ReactNode,
  Ref,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from "react";
import { classes } from "./classes.ts";
import styles from "./Input.module.css";

type Bare<Props> = Omit<Props, "className" | "style">;

/** One line of text, a number, an email. */
export function Input({
  short = false,
  ...native
}: Bare<InputHTMLAttributes<HTMLInputElement>> & {
  /** As wide as what goes in: a code, a sum. */
  readonly short?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}) {
  return <input {...native} className={classes(styles["input"], short && styles["short"])} />;
}

/** Several lines of text. It grows by hand. */
export function Textarea(
  native: Bare<TextareaHTMLAttributes<HTMLTextAreaElement>> & {
    readonly ref?: Ref<HTMLTextAreaElement>;
  },
) {
  return <textarea rows={4} {...native} className={classes(styles["input"], styles["area"])} />;
}

/** One of a known list that is too long for radios. */
export function Select<Value extends string>({
  options,
  value,
  onChange,
  ...native
}: Omit<Bare<SelectHTMLAttributes<HTMLSelectElement>>, "value" | "onChange"> & {
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <select
      {...native}
      value={value}
      className={styles["input"]}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** A box to tick, with its words beside it. */
export function Checkbox({
  children,
  ...native
}: Bare<Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "children">> & {
  readonly children: ReactNode;
}) {
  return (
    <label className={styles["check"]}>
      <input {...native} type="checkbox" />
      <span>{children}</span>
    </label>
  );
}
