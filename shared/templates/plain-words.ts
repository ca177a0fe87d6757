import type { ClauseJson, InlineJson } from "#shared/drafting/document.ts";
import type { FieldDefinition } from "#shared/drafting/field-definitions.ts";
import { fieldFor } from "#shared/drafting/field-definitions.ts";
import { shownField } from "#shared/drafting/field-values.ts";
import { inlineNodes } from "./nodes.ts";

/** What the words of a draft depend on beside its text. */
export interface Shown {
  readonly definitions: readonly FieldDefinition[];
  readonly fields: Readonly<Record<string, string>>;
  /** The number of a clause node, as people see it. */
  readonly numberOf: (nodeId: string) => string;
}

/**
 * The words of one clause node as a reader sees them: values in place of fields, numbers in place of
 * references. A field without a value shows its label in brackets.
 */
export function plainWords(node: ClauseJson, shown: Shown): string {
  return inlineNodes([node])
    .map((inline) => wordsOf(inline, shown))
    .join("");
}

function wordsOf(inline: InlineJson, { definitions, fields, numberOf }: Shown): string {
  switch (inline.type) {
    case "text":
      return inline.text;
    case "hardBreak":
      return " ";
    case "xref":
      return numberOf(inline.attrs.target);
    case "fieldRef": {
      const { key } = inline.attrs;
      const value = shownField(definitions, fields, key);
      return value === "" ? `[${fieldFor(definitions, key)?.label ?? key}]` : value;
    }
  }
}

/**
 * The words of a node as it was written, whatever its fields hold and its references point at: two
 * nodes of one wording are equal in it.
 */
export function wording(node: ClauseJson): string {
  return inlineNodes([node])
    .map((inline) => {
      if (inline.type === "text") return inline.text;
      if (inline.type === "fieldRef") return `{{${inline.attrs.key}}}`;
      return inline.type === "xref" ? "{{@}}" : " ";
    })
    .join("")
    .replaceAll(/\s+/g, " ")
    .trim();
}
