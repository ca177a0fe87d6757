import { deedMethods } from "#shared/agreements/signing-rule.ts";
import type { Degree } from "#shared/assessment/degrees.ts";
import type { ClauseJson, DocumentJson } from "#shared/drafting/document.ts";
import { cellKey, type FieldDefinition } from "#shared/drafting/field-definitions.ts";
import { clauseNodes, type DraftContext, rowIdsOf } from "./clause-nodes.ts";
import type { DraftParty, FieldText } from "./clause-text.ts";
import { type ClauseId, isClauseId } from "./library.ts";
import { fieldKeys } from "./nodes.ts";
import { FIELD_TEXTS } from "./texts.ts";

/** What an outline says of its clauses: `FM-01:R` is required, `:S` suggested, `:O` offered. */
export interface OutlineClauses {
  readonly body: readonly string[];
  readonly schedules: readonly string[];
}

export interface DraftRequest {
  readonly outline: OutlineClauses;
  readonly degree: Degree;
  readonly parties: readonly DraftParty[];
  readonly title: string;
  /** A fresh node id at each call. */
  readonly newId: () => string;
  /** Values to start from, as at a renewal; they win over the library's and name the rows of lists. */
  readonly values?: Readonly<Record<string, string>>;
}

export interface FirstDraft {
  readonly doc: DocumentJson;
  readonly fields: Record<string, string>;
  /** The definition of every field the text refers to, and no other. */
  readonly definitions: FieldDefinition[];
}

/**
 * The first draft of an agreement: the required and suggested clauses of the outline in its order,
 * their fields filled from the parties, the title and the library's usual values. References between
 * clauses point at their nodes. Clauses that are only offered stay out (see {@link offered}).
 */
export function assemble(request: DraftRequest): FirstDraft {
  const clauses = ordered(request.outline);
  const inside = clauses.filter(({ status }) => status === "R" || status === "S");
  const context: DraftContext = {
    degree: request.degree,
    parties: request.parties,
    present: new Map(inside.map(({ id }) => [id, request.newId()])),
    required: new Set(inside.filter(({ status }) => status === "R").map(({ id }) => id)),
    newId: request.newId,
    values: { "agreement.title": request.title, ...request.values },
  };
  const content = inside.flatMap(({ id }) => clauseNodes(id, context));
  return { doc: { type: "doc", content }, ...fieldsOf(content, context) };
}

/** The clauses an outline offers: a lead may add each with `clauseNodes` and {@link fieldsOf}. */
export function offered(outline: OutlineClauses): ClauseId[] {
  return ordered(outline)
    .filter(({ status }) => status === "O")
    .map(({ id }) => id);
}

function ordered({ body, schedules }: OutlineClauses): { id: ClauseId; status: string }[] {
  return [...body, ...schedules].flatMap((entry) => {
    const [id = "", status = ""] = entry.split(":");
    return isClauseId(id) ? [{ id, status }] : [];
  });
}

/**
 * The level-1 node of every library clause in a draft, as `DraftContext.present` wants it. Where a
 * clause stands twice the first counts.
 */
export function clausesPresent(doc: DocumentJson): Map<ClauseId, string> {
  const present = new Map<ClauseId, string>();
  for (const { attrs } of doc.content ?? []) {
    if (attrs.level !== 1 || !isClauseId(attrs.source) || present.has(attrs.source)) continue;
    present.set(attrs.source, attrs.id);
  }
  return present;
}

/**
 * The fields that these clauses refer to: their definitions for these parties, and the values they
 * start with. Keys without a starting value are absent from `fields`.
 */
export function fieldsOf(
  clauses: readonly ClauseJson[],
  context: Pick<DraftContext, "parties" | "values">,
): Omit<FirstDraft, "doc"> {
  const keys = new Set(fieldKeys(clauses));
  const used = new Set([...keys].map((key) => key.split("/")[0]));
  const texts = FIELD_TEXTS.filter(({ key }) => used.has(key));
  const starting = startingValues(texts, context);
  return {
    fields: Object.fromEntries(
      [...keys].flatMap((key) => {
        const value = context.values?.[key] ?? starting.get(key) ?? "";
        return value === "" ? [] : [[key, value]];
      }),
    ),
    definitions: texts.map((text) => definitionOf(text, context.parties)),
  };
}

/**
 * The definition of every field in the library for these parties, also of clauses that the draft does
 * not have yet: what the gate accepts, so that a lead may add an offered clause with its fields.
 */
export function definitionsFor(parties: readonly DraftParty[]): FieldDefinition[] {
  return FIELD_TEXTS.map((text) => definitionOf(text, parties));
}

/**
 * Definitions of a draft that has begun, with rows and choices for the parties as they are now. Those
 * of parties that have gone stay: the text may name them still.
 */
export function withParties(
  definitions: readonly FieldDefinition[],
  parties: readonly Pick<DraftParty, "id" | "shortName">[],
): FieldDefinition[] {
  return definitions.map((definition) => {
    const { rowIds, columns, choices = [], type } = definition;
    const ids = parties.map(({ id }) => id);
    const come = parties.filter(({ id }) => choices.every(({ code }) => code !== id));
    const named = come.map(({ id, shortName }) => ({ code: id, label: shortName }));
    return {
      ...definition,
      ...(rowIds === undefined ? {} : { rowIds: [...new Set([...rowIds, ...ids])] }),
      ...(columns === undefined ? {} : { columns: withParties(columns, parties) }),
      ...(type === "party" ? { choices: [...choices, ...named] } : {}),
    };
  });
}

function definitionOf(text: FieldText, parties: readonly DraftParty[]): FieldDefinition {
  const { initial: _, rows: __, perParty, columns, ...definition } = text;
  return {
    ...definition,
    ...(columns === undefined
      ? {}
      : { columns: columns.map((column) => definitionOf(column, parties)) }),
    ...(perParty === true ? { rowIds: parties.map(({ id }) => id) } : {}),
    ...(text.type === "party"
      ? { choices: parties.map(({ id, shortName }) => ({ code: id, label: shortName })) }
      : {}),
  };
}

function startingValues(
  texts: readonly FieldText[],
  context: Pick<DraftContext, "parties" | "values">,
): Map<string, string> {
  const scalars = texts.flatMap(({ key, initial }) =>
    initial === undefined ? [] : [[key, initial] as const],
  );
  const cells = texts.flatMap((list) => startingCells(list, context));
  const parties = context.parties.flatMap(({ id, name, shortName, number, address }) => [
    [cellKey("party", id, "legalName"), name] as const,
    [cellKey("party", id, "shortName"), shortName] as const,
    [cellKey("party", id, "number"), number] as const,
    [cellKey("party", id, "address"), address] as const,
  ]);
  const ways = context.parties.map(
    ({ id, legalForm }) => [cellKey("deed", id, "method"), deedMethods(legalForm)[0]] as const,
  );
  return new Map([...scalars, ...cells, ...parties, ...ways]);
}

/** Rows that came with values keep them; only the library's own rows get the library's words. */
function startingCells(
  list: FieldText,
  context: Pick<DraftContext, "parties" | "values">,
): (readonly [string, string])[] {
  if (list.columns === undefined) return [];
  const columns = list.columns;
  const given = Object.keys(context.values ?? {}).some((key) => key.startsWith(`${list.key}/`));
  return rowIdsOf(list, context).flatMap((rowId, position) =>
    columns.flatMap((column) => {
      const value = (given ? undefined : list.rows?.[position]?.[column.key]) ?? column.initial;
      return value === undefined ? [] : [[cellKey(list.key, rowId, column.key), value] as const];
    }),
  );
}
