import type { Degree } from "#shared/assessment/degrees.ts";
import type {
  BlockJson,
  ClauseAttributes,
  ClauseJson,
  InlineJson,
  TableCellJson,
  TableRowJson,
} from "#shared/drafting/document.ts";
import { cellKey } from "#shared/drafting/field-definitions.ts";
import type { ClauseText, DraftParty, FieldText, Part, Situation } from "./clause-text.ts";
import { type ClauseId, LIBRARY, libraryClause } from "./library.ts";
import { inlineFrom, type Wording } from "./render.ts";
import { fieldText, textOf } from "./texts.ts";

/** Everything outside a clause that its words depend on. */
export interface DraftContext {
  readonly degree: Degree;
  readonly parties: readonly DraftParty[];
  /** The level-1 node of every clause in the draft. */
  readonly present: ReadonlyMap<ClauseId, string>;
  /** The clauses that the outline requires; of these the modules bind whatever the degree. */
  readonly required: ReadonlySet<ClauseId>;
  /** A fresh node id at each call. */
  readonly newId: () => string;
  /** Values that exist already: they decide which rows a list shows. */
  readonly values?: Readonly<Record<string, string>>;
}

/**
 * One clause of the library as nodes: its title at level 1, its numbered paragraphs at level 2 and
 * their points at level 3.
 */
export function clauseNodes(id: ClauseId, context: DraftContext): ClauseJson[] {
  const text = textOf(id);
  const situation = situationOf(id, context);
  const title: ClauseJson = {
    type: "clause",
    attrs: {
      id: context.present.get(id) ?? context.newId(),
      level: 1,
      kind: kindOf(id),
      source: id,
    },
    content: heading(id, situation),
  };
  return [
    title,
    ...(text === undefined ? [] : paragraphNodes(id, partsOf(text, situation), context)),
  ];
}

/** Paragraphs of a clause with their points and tables; those without a sentence left drop out. */
export function paragraphNodes(
  id: ClauseId,
  parts: readonly Part[],
  context: DraftContext,
): ClauseJson[] {
  const names = new Map<string, string>();
  const wording: Wording = {
    situation: situationOf(id, context),
    nodeOf: (clause) => context.present.get(clause),
    partOf: (name) => named(names, name, context.newId),
  };
  const node = (level: ClauseAttributes["level"], content: BlockJson[], nodeId?: string) =>
    ({
      type: "clause",
      attrs: { id: nodeId ?? context.newId(), level, kind: kindOf(id), source: "" },
      content,
    }) satisfies ClauseJson;
  return parts.flatMap((part) => {
    const words = inlineFrom(part.text, wording);
    if (words.length === 0) return [];
    const nodeId = part.name === undefined ? undefined : wording.partOf(part.name);
    const points = (part.points ?? []).map((point) => inlineFrom(point, wording));
    return [
      node(2, [paragraph(words), ...tableOf(part, context)], nodeId),
      ...points.filter((point) => point.length > 0).map((point) => node(3, [paragraph(point)])),
    ];
  });
}

function kindOf(id: ClauseId): ClauseAttributes["kind"] {
  if (id === "SI-06") return "signatures";
  return libraryClause(id)?.place === "schedule" ? "schedule" : "clause";
}

function named(names: Map<string, string>, name: string, newId: () => string): string {
  const known = names.get(name) ?? newId();
  names.set(name, known);
  return known;
}

function heading(id: ClauseId, { degree, binding }: Situation): BlockJson[] {
  const title = paragraph([{ type: "text", text: libraryClause(id)?.title ?? id }]);
  // FM-03 says what binds; it does not repeat the words over itself.
  if (degree >= 4 || !binding || id === "FM-03") return [title];
  const words = "This part is legally binding.";
  return [title, paragraph([{ type: "text", text: words, marks: [{ type: "italic" }] }])];
}

const MODULES: readonly ClauseId[] = LIBRARY.filter(
  ({ id, bind }) => bind === "module" && id !== "FM-03" && id !== "DI-02",
).map(({ id }) => id);

/**
 * The parts that bind in law by themselves, in table order. Modules that are only suggested or
 * offered do not bind.
 */
export function bindingModules(required: ReadonlySet<ClauseId>): ClauseId[] {
  return MODULES.filter((module) => required.has(module));
}

/** The same rule as the outline's. */
function situationOf(id: ClauseId, context: DraftContext): Situation {
  const modules = bindingModules(context.required);
  let others: string | undefined;
  // The law clause binds with the modules that it was added for.
  const bindsHere = modules.includes(id) || (id === "DI-02" && modules.length > 0);
  return {
    degree: context.degree,
    parties: context.parties,
    binding: context.degree >= 4 || bindsHere,
    modules,
    has: (clause) => context.present.has(clause),
    mentions: (words) => {
      others ??= templatesBeside(id, context);
      return words.test(others);
    },
  };
}

/** The templates of the other clauses, not their rendered words: a term of a dropped sentence may stay. */
function templatesBeside(id: ClauseId, context: DraftContext): string {
  return [...context.present.keys()]
    .filter((other) => other !== id)
    .flatMap((other) => {
      const text = textOf(other);
      const parts = text === undefined ? [] : partsOf(text, situationOf(other, context));
      return parts.flatMap((part) => [part.text, ...(part.points ?? [])]);
    })
    .join("\n");
}

function partsOf(text: ClauseText, situation: Situation): Part[] {
  const parts = typeof text.parts === "function" ? text.parts(situation) : text.parts;
  return parts
    .map((part) => (typeof part === "string" ? { text: part } : part))
    .filter((part) => part.when === undefined || part.when(situation));
}

function paragraph(content: InlineJson[]): { type: "paragraph"; content: InlineJson[] } {
  return { type: "paragraph", content };
}

function tableOf(part: Part, context: DraftContext): BlockJson[] {
  const list = part.table === undefined ? undefined : fieldText(part.table);
  if (list?.columns === undefined) return [];
  const columns = list.columns;
  const labels = columns.map(({ label }) => label);
  const headers = list.perParty === true ? ["Partner", ...labels] : labels;
  const head: TableRowJson = {
    type: "tableRow",
    content: headers.map((label) => cell("tableHeader", { type: "text", text: label })),
  };
  const body = rowIdsOf(list, context).map((rowId): TableRowJson => {
    const keys = columns.map((column) => cellKey(list.key, rowId, column.key));
    const cells = keys.map((key) => cell("tableCell", { type: "fieldRef", attrs: { key } }));
    const name: InlineJson = { type: "fieldRef", attrs: { key: `party/${rowId}/shortName` } };
    return {
      type: "tableRow",
      content: list.perParty === true ? [cell("tableHeader", name), ...cells] : cells,
    };
  });
  return [{ type: "table", content: [head, ...body] }];
}

function cell(type: TableCellJson["type"], content: InlineJson): TableCellJson {
  return { type, attrs: { colspan: 1, rowspan: 1 }, content: [paragraph([content])] };
}

/** The rows of a list in this draft: one a party, or those that have values, or those it starts with. */
export function rowIdsOf(
  list: FieldText,
  { parties, values = {} }: Pick<DraftContext, "parties" | "values">,
): string[] {
  if (list.perParty === true) return parties.map(({ id }) => id);
  const filled = Object.keys(values)
    .map((key) => key.split("/"))
    .filter(([key, rowId]) => key === list.key && rowId !== undefined && rowId !== "order")
    .map(([, rowId = ""]) => rowId);
  if (filled.length > 0) return [...new Set(filled)];
  return (list.rows ?? [{}]).map((_, position) => `r${position + 1}`);
}
