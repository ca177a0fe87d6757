import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { Dialog, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { FieldDefinition } from "#shared/drafting/field-definitions.ts";
import { formatField } from "#shared/drafting/field-values.ts";
import { Button } from "../ui/Button.tsx";
import { type ControlProps, Field } from "../ui/Field.tsx";
import { Input, Select, Textarea } from "../ui/Input.tsx";
import styles from "./FieldPopover.module.css";
import type { FieldSource, ParsedField } from "./field-source.ts";

type FieldRefusal = Extract<ParsedField, { readonly refusal: unknown }>["refusal"];

/** A field whose input is open beside its chip. */
export interface OpenField {
  readonly key: string;
  readonly chip: HTMLElement;
}

/** The input for one field, beside its chip. Escape closes it and changes nothing. */
export function FieldPopover({
  open,
  fields,
  onClose,
}: {
  readonly open: OpenField;
  readonly fields: FieldSource;
  readonly onClose: () => void;
}) {
  const definition = fields.definition(open.key);
  const chip = useRef<Element>(open.chip);
  if (definition === undefined) return null;
  return (
    <Popover
      triggerRef={chip}
      isOpen
      placement="bottom start"
      className={styles["popover"] ?? ""}
      onOpenChange={(stays) => {
        if (!stays) onClose();
      }}
    >
      <Dialog aria-label={definition.label} className={styles["dialog"] ?? ""}>
        <FieldForm
          definition={definition}
          value={fields.value(open.key)}
          write={(typed) => fields.write(open.key, typed)}
          onClose={onClose}
        />
      </Dialog>
    </Popover>
  );
}

function FieldForm({
  definition,
  value,
  write,
  onClose,
}: {
  readonly definition: FieldDefinition;
  readonly value: string;
  readonly write: (typed: string) => ParsedField;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("drafting");
  const [typed, setTyped] = useState(() => startingText(definition, value));
  const [refusal, setRefusal] = useState<FieldRefusal | null>(null);
  const sentence = useRefusal();
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        const parsed = write(typed);
        if ("refusal" in parsed) setRefusal(parsed.refusal);
        else onClose();
      }}
    >
      <Field
        label={definition.label}
        hint={definition.help === "" ? undefined : definition.help}
        error={refusal === null ? undefined : sentence(refusal)}
      >
        {(props) => (
          <Control definition={definition} props={props} typed={typed} onType={setTyped} />
        )}
      </Field>
      <div className={styles["actions"]}>
        <Button kind="primary" size="sm" type="submit">
          {t("field.save")}
        </Button>
        <Button kind="quiet" size="sm" onClick={onClose}>
          {t("field.cancel")}
        </Button>
      </div>
    </form>
  );
}

interface ControlParts {
  readonly definition: FieldDefinition;
  readonly props: ControlProps;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

function Control({ definition, props, typed, onType }: ControlParts): ReactNode {
  const { t } = useTranslation("drafting");
  const choices = choicesOf(definition, { yes: t("field.yes"), no: t("field.no") });
  if (choices !== null) {
    const options = [{ value: "", label: t("field.choose") }, ...choices];
    return <Select {...props} options={options} value={typed} onChange={onType} />;
  }
  const text = {
    ...props,
    ref: focusOnOpen,
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
function startingText(definition: FieldDefinition, value: string): string {
  return definition.type === "date" ? formatField(definition, value) : value;
}

function useRefusal(): (refusal: FieldRefusal) => string {
  const { t } = useTranslation("drafting");
  return ({ code, params }) =>
    t(`field.refusal.${code}`, { label: "", max: "", unit: "", ...params });
}
