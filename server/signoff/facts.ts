import type { Canonical } from "#shared/drafting/canonical.ts";
import type { DraftContent } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { emptyFields, type FieldDefinition, fieldFor } from "#shared/drafting/field-definitions.ts";
import { readFieldKey } from "#shared/drafting/fields.ts";
import type { Ready } from "#shared/protocol/signoff.ts";
import { counts, type NeededGate, neededGates } from "#shared/signoff/gates.ts";
import type { PreflightFacts } from "#shared/signoff/preflight.ts";
import { datesTooEarly } from "#shared/templates/date-order.ts";
import { fieldKeys, inlineNodes } from "#shared/templates/nodes.ts";
import { isHollow, isUnfinished } from "#shared/templates/unfinished.ts";
import type { Access } from "../agreements/access.ts";
import type { OpenGate } from "../agreements/moves.ts";
import { type Standing, standingOf } from "../assessment/standing.ts";
import type { Reader } from "../storage/storage.ts";
import { gatesOf, type StoredGate } from "./gate-store.ts";
import { type Roster, rosterOf } from "./roster-store.ts";
import type { Signing } from "./slots.ts";

/** Everything the pre-flight is made of, read at one moment. */
export interface Gathered {
  readonly standing: Standing | null;
  readonly roster: Roster;
  readonly settled: readonly StoredGate[];
  readonly content: DraftContent;
  /** The same text as it would be frozen. */
  readonly canonical: Canonical;
  readonly definitions: readonly FieldDefinition[];
  /** The parties that the first draft was made for. */
  readonly began: readonly string[];
  /** Required clauses that every party has agreed to leave out. */
  readonly leftOut: readonly { readonly clause: string }[];
  /** How each party signs. */
  readonly signings: readonly Signing[];
}

/** The gates this agreement needs, by its facts and by the profiles of its parties. */
export function gatesNeeded(standing: Standing | null, roster: Roster): NeededGate[] {
  if (standing === null) return [];
  const parties = roster.parties.map(({ organisationId, legalForm }) => ({
    id: organisationId,
    legalForm,
  }));
  return neededGates(standing.gates, standing.result.gates, parties);
}

/** Is this gate settled on record, by what still counts? */
function isSettled(settled: readonly StoredGate[], needed: NeededGate): boolean {
  return settled.some((one) => isOf(one, needed) && counts(one));
}

/** Was this recorded about that gate? */
export const isOf = ({ gate, organisationId }: StoredGate, needed: NeededGate): boolean =>
  gate === needed.gate && organisationId === needed.party;

/** The gates that are still open, for "whose move is it?". */
export async function openGates(db: Reader, access: Access): Promise<OpenGate[]> {
  const settled = await gatesOf(db, access);
  const needed = gatesNeeded(await standingOf(db, access), await rosterOf(db, access));
  return needed
    .filter((gate) => !isSettled(settled, gate))
    .map(({ gate, party }) => ({ gate, organisationId: party }));
}

/** What is gathered, as the pre-flight asks for it. */
export function preflightFacts(gathered: Gathered): PreflightFacts {
  const { standing, roster, settled, content, definitions } = gathered;
  const clauses = content.document.content ?? [];
  const labelOf = labelsIn(gathered);
  const names = new Map(roster.parties.map((party) => [party.organisationId, party.shortName]));
  const unconfirmed = standing?.unconfirmed ?? roster.parties.map((party) => party.organisationId);
  return {
    assessed: standing !== null,
    disputed: standing?.disputed ?? [],
    unsure: standing?.unsure ?? [],
    degrees: roster.parties.map(({ organisationId, shortName }) => ({
      party: shortName,
      confirmed: !unconfirmed.includes(organisationId),
    })),
    gates: gatesNeeded(standing, roster).map((needed) => ({
      gate: needed.gate,
      party: names.get(needed.party ?? "") ?? "",
      open: !isSettled(settled, needed),
    })),
    missingClauses: missingFrom(clauses, gathered),
    lostReferences: lostReferences(clauses),
    unfinishedClauses: wholes(clauses)
      .filter((whole) => isUnfinished(whole) || isHollow(whole))
      .map(headOf),
    emptyFields: emptyFields(definitions, fieldKeys(clauses), content.fields).map((key) => ({
      key,
      label: labelOf(key),
    })),
    datesTooEarly: datesTooEarly(fieldKeys(clauses), { definitions, fields: content.fields }),
    partiesGone: partiesGone(gathered),
    partiesMissing: partiesMissing(gathered),
    unreadable: unreadable(gathered),
    parties: gathered.signings.map(({ party, rule, missing, unnamed, methodKey, directors }) => ({
      name: party.shortName,
      signer: rule.signer,
      missing,
      unnamed,
      wrongMethod: rule.methodWrong ? methodKey : null,
      signatories: directors.map(({ personId, name, authority }) => ({
        personId,
        name,
        confirmed: authority !== null,
      })),
    })),
  };
}

/** Library ids that must be in, are not, and that not every party has agreed to leave out. */
function missingFrom(
  clauses: readonly ClauseJson[],
  { standing, leftOut }: Pick<Gathered, "standing" | "leftOut">,
): string[] {
  const present = new Set(clauses.filter(isHead).map(({ attrs }) => attrs.source));
  return (standing?.clauses ?? [])
    .filter(({ id, status }) => status === "R" && !present.has(id))
    .filter(({ id }) => leftOut.every(({ clause }) => clause !== id))
    .map(({ id }) => id);
}

const isHead = ({ attrs }: ClauseJson): boolean => attrs.level === 1;

/** Each level-1 node with the deeper nodes that belong to it. */
function wholes(clauses: readonly ClauseJson[]): ClauseJson[][] {
  const found: ClauseJson[][] = [];
  for (const clause of clauses) {
    const last = found.at(-1);
    if (isHead(clause) || last === undefined) found.push([clause]);
    else last.push(clause);
  }
  return found;
}

/** The nodes whose words point at a clause that is not here, by the title of the clause they are in. */
function lostReferences(clauses: readonly ClauseJson[]): { id: string; title: string }[] {
  const known = new Set(clauses.map(({ attrs }) => attrs.id));
  return wholes(clauses).flatMap((whole) =>
    whole
      .filter((node) =>
        inlineNodes([node]).some((one) => one.type === "xref" && !known.has(one.attrs.target)),
      )
      .map((node) => ({ id: node.attrs.id, title: headOf(whole).title })),
  );
}

function headOf([head]: readonly ClauseJson[]): { id: string; title: string } {
  return { id: head?.attrs.id ?? "", title: titleOf(head) };
}

/** The words of the first paragraph. */
function titleOf(clause: ClauseJson | undefined): string {
  const [first] = clause?.content ?? [];
  if (first?.type !== "paragraph") return "";
  return (first.content ?? []).map((node) => (node.type === "text" ? node.text : "")).join("");
}

/**
 * What people call a field: a scalar by its label; a cell by its list, whose or which row it is, and
 * its column (AG24). Rows have numbers where there are several, in the order of the text.
 */
function labelsIn({ content, definitions }: Pick<Gathered, "content" | "definitions">) {
  const rows = new Map<string, Set<string>>();
  for (const key of fieldKeys(content.document.content ?? [])) {
    const read = readFieldKey(key);
    if (read?.kind !== "cell") continue;
    rows.set(read.list, (rows.get(read.list) ?? new Set()).add(read.row));
  }
  const rowName = (list: string, row: string): string => {
    const party = content.fields[`party/${row}/shortName`];
    if (party !== undefined) return `, ${party}`;
    const all = [...(rows.get(list) ?? [])];
    return all.length > 1 ? ` ${String(all.indexOf(row) + 1)}` : "";
  };
  return (key: string): string => {
    const own = fieldFor(definitions, key)?.label ?? key;
    const read = readFieldKey(key);
    if (read?.kind !== "cell") return own;
    const list = definitions.find((known) => known.key === read.list);
    return list === undefined ? own : `${list.label}${rowName(read.list, read.row)}: ${own}`;
  };
}

/** Each organisation that has left and that the text still names, by the first field that does. */
function partiesGone(gathered: Gathered): { key: string; party: string }[] {
  const { content, definitions, roster } = gathered;
  const here = new Set(roster.parties.map(({ organisationId }) => organisationId));
  const gone = new Map<string, string>();
  for (const key of fieldKeys(content.document.content ?? [])) {
    const read = readFieldKey(key);
    if (read?.kind !== "cell" || here.has(read.row) || gone.has(read.row)) continue;
    const list = definitions.find((known) => known.key === read.list);
    if (list?.rowIds?.includes(read.row) === true) gone.set(read.row, key);
  }
  return [...gone].map(([id, key]) => ({
    key,
    party: content.fields[`party/${id}/shortName`] ?? labelsIn(gathered)(key),
  }));
}

/** Where every partner must be named: who the partners are, and the lines for their signatures. */
const NAMING = ["FM-01", "SI-06"];

/** Each organisation that came after the draft began and that one of these clauses does not name. */
function partiesMissing({ content, roster, began }: Gathered): { party: string }[] {
  const clauses = wholes(content.document.content ?? []).filter(([head]) =>
    NAMING.includes(head?.attrs.source ?? ""),
  );
  const named = clauses.map((whole) => fieldKeys(whole).map(readFieldKey));
  return roster.parties
    .filter(({ organisationId }) => !began.includes(organisationId))
    .filter(({ organisationId }) =>
      named.some((keys) => keys.every((key) => key?.kind !== "cell" || key.row !== organisationId)),
    )
    .map(({ shortName }) => ({ party: shortName }));
}

/** Clauses and fields with characters that cannot be signed. */
function unreadable(text: Text): Placed[] {
  const { canonical } = text;
  if (!("refusals" in canonical)) return [];
  const places = new Set(canonical.refusals.map(({ place }) => place));
  return [...places].map((place) => placed(text, place));
}

/** Characters that can be signed, and that a reader cannot see or may take for others (A47). */
export function unusualIn(text: Text): Ready["unusual"] {
  const { canonical } = text;
  if (!("findings" in canonical)) return [];
  return canonical.findings.map((found) => ({
    ...placed(text, found.place),
    kind: found.kind,
    text: found.text,
  }));
}

type Text = Pick<Gathered, "content" | "canonical" | "definitions">;
type Placed = Pick<Ready["unusual"][number], "in" | "id" | "title">;

/** A clause by the title of the whole it belongs to; a field by its label. */
function placed(text: Text, id: string): Placed {
  const clauses = wholes(text.content.document.content ?? []);
  const whole = clauses.find((nodes) => nodes.some(({ attrs }) => attrs.id === id));
  if (whole === undefined) return { in: "field", id, title: labelsIn(text)(id) };
  return { in: "clause", id, title: titleOf(whole[0]) };
}
