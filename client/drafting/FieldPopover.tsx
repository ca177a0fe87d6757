import { useRef, useState } from "react";
import { Dialog, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { FieldDefinition } from "#shared/drafting/field-definitions.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { FieldControl, type FieldRefusal, startingText, useFieldRefusal } from "./FieldControl.tsx";
import styles from "./FieldPopover.module.css";
import type { FieldSource, ParsedField } from "./field-source.ts";

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
  const sentence = useFieldRefusal();
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
          <FieldControl
            definition={definition}
            props={props}
            typed={typed}
            onType={setTyped}
            focused
          />
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
