import type { InputHTMLAttributes, ReactNode } from "react";
import { Field } from "./Field.tsx";
import { Input, Textarea } from "./Input.tsx";

/** A labelled line of text. `rows` makes it several lines. */
export function TextField({
  id,
  label,
  hint,
  error,
  hideLabel = false,
  value,
  onChange,
  rows,
  ...native
}: Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "type" | "autoComplete" | "inputMode" | "maxLength" | "spellCheck"
> & {
  readonly id?: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly short?: boolean;
  readonly rows?: number;
}) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      hideLabel={hideLabel}
      {...(id !== undefined && { id })}
    >
      {(props) =>
        rows === undefined ? (
          <Input
            {...native}
            {...props}
            value={value}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
        ) : (
          <Textarea
            {...props}
            rows={rows}
            value={value}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
        )
      }
    </Field>
  );
}
