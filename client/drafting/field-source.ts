import type * as Y from "yjs";
import { type FieldDefinition, fieldFor } from "#shared/drafting/field-definitions.ts";
import { parseField, shownField } from "#shared/drafting/field-values.ts";
import { type DateRefusal, dateRefusal } from "#shared/templates/date-order.ts";

/** What a typed value came to: the value to store, or why it does not fit. */
export type ParsedField = ReturnType<typeof parseField> | { readonly refusal: DateRefusal };

/** The origin of a field written here, so that undo takes it back. */
export const FIELD_WRITE = Symbol("field write");

/** The fields of the draft in an editor: their definitions, their values, and one way to write. */
export class FieldSource {
  readonly definitions: readonly FieldDefinition[];
  readonly #values: Y.Map<string>;
  readonly #listeners = new Set<() => void>();
  #snapshot: Readonly<Record<string, string>>;

  constructor(values: Y.Map<string>, definitions: readonly FieldDefinition[]) {
    this.#values = values;
    this.definitions = definitions;
    this.#snapshot = Object.fromEntries(values);
    values.observe(() => {
      this.#snapshot = Object.fromEntries(values);
      for (const listener of this.#listeners) listener();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** All values by key; the same object until one changes. */
  readonly values = (): Readonly<Record<string, string>> => this.#snapshot;

  value(key: string): string {
    return this.#snapshot[key] ?? "";
  }

  /** The words that stand in the sentence, empty when there is no value. */
  shown(key: string): string {
    return shownField(this.definitions, this.#snapshot, key);
  }

  definition(key: string): FieldDefinition | undefined {
    return fieldFor(this.definitions, key);
  }

  /** What the field is called; its key when the template does not know it. */
  label(key: string): string {
    return this.definition(key)?.label ?? key;
  }

  /** A stored value as it reads in the agreement. */
  read(key: string, value: string): string {
    return shownField(this.definitions, { ...this.#snapshot, [key]: value }, key);
  }

  isEmpty(key: string): boolean {
    return this.value(key).trim() === "";
  }

  /** Writes what a person typed, or answers why it does not fit and writes nothing. */
  write(key: string, typed: string): ParsedField {
    const definition = this.definition(key);
    if (definition === undefined) return { value: this.value(key) };
    const parsed = parseField(definition, typed);
    if ("refusal" in parsed) return parsed;
    const draft = { definitions: this.definitions, fields: this.#snapshot };
    const early = dateRefusal(key, parsed.value, draft);
    if (early !== null) return { refusal: early };
    if (parsed.value !== this.value(key)) this.restore(key, parsed.value);
    return parsed;
  }

  /** Writes these stored values where there are none yet. */
  fill(values: Readonly<Record<string, string>>): void {
    for (const [key, value] of Object.entries(values)) {
      if (this.isEmpty(key)) this.restore(key, value);
    }
  }

  /** Writes a stored value back, as after "Use mine". */
  restore(key: string, value: string): void {
    this.#values.doc?.transact(() => this.#values.set(key, value), FIELD_WRITE);
  }
}
