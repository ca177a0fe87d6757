import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FieldDefinition } from "#shared/drafting/field-definitions.ts";
import { formatField } from "#shared/drafting/field-values.ts";
import type { ControlProps } from "../ui/Field.tsx";
import { Input, Select, Textarea } from "../ui/Input.tsx";
import styles from "./FieldPopover.module.css";
import type { ParsedField } from "./field-source.ts";

export type FieldRefusal = Extract<ParsedField, { readonly refusal: unknown }>["refusal"];

interface ControlParts {
  readonly definition: FieldDefinition;
  readonly props: ControlProps;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** It was opened for this input alone, so it takes the focus. */
  readonly focused?: boolean;
}

/** The input for a value of this kind: a choice, a line, a long line, or a number with its unit. */
export function FieldControl({
  definition,
  props,
  typed,
  onType,
  focused = false,
}: ControlParts): ReactNode {
  const { t } = useTranslation("drafting");
  const choices = choicesOf(definition, { yes: t("field.yes"), no: t("field.no") });
  if (choices !== null) {
    const options = [{ value: "", label: t("field.choose") }, ...choices];
    return <Select {...props} options={options} value={typed} onChange={onType} />;
  }
  const text = {
    ...props,
    ...(focused && { ref: focusOnOpen }),
    value: typed,
    onChange: (event: { readonly target: { readonly value: string } }) =>
      onType(event.target.value),
  };
  const affix = affixOf(definition);
  if (definition.type === "longText") return <Textarea {...text} onKeyDown={saveOnEnter} />;
  if (affix === null) return <Input {...text} />;
  return (
    <span className={styles["affixed"]}>
      {affix.before === "" ? null : affix.before}
      <Input {...text} short inputMode={affix.keys} />
      {affix.after === "" ? null : t(affix.after)}
    </span>
  );
}

/** The input is what the popover was opened for. */
function focusOnOpen(input: HTMLElement | null): void {
  input?.focus();
}

/** What stands around a short number, and which keys a phone shows for it. */
function affixOf({ type, unit = "days" }: FieldDefinition) {
  if (type === "money") return { before: "£", after: "", keys: "decimal" } as const;
  if (type === "percent") return { before: "", after: "field.percent", keys: "decimal" } as const;
  if (type === "number") return { before: "", after: "", keys: "numeric" } as const;
  if (type !== "duration") return null;
  return { before: "", after: `field.unit.${unit}`, keys: "numeric" } as const;
}

/** A field is one line, however long: Enter saves it, as in every other field. */
function saveOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

function choicesOf(definition: FieldDefinition, words: { yes: string; no: string }) {
  if (definition.type === "boolean") {
    return [
      { value: "yes", label: words.yes },
      { value: "no", label: words.no },
    ];
  }
  if (definition.type !== "choice" && definition.type !== "party") return null;
  return (definition.choices ?? []).map(({ code, label }) => ({ value: code, label }));
}

/** Dates are typed as they read, 1 April 2027; everything else as it is stored. */
export function startingText(definition: FieldDefinition, value: string): string {
  return definition.type === "date" ? formatField(definition, value) : value;
}

/** Why a typed value was not taken, in a sentence. */
export function useFieldRefusal(): (refusal: FieldRefusal) => string {
  const { t } = useTranslation("drafting");
  return ({ code, params }) =>
    t(`field.refusal.${code}`, { label: "", max: "", unit: "", other: "", date: "", ...params });
}
