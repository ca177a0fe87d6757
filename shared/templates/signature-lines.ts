import { LegalForm } from "#shared/agreements/party.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import type { DraftContext } from "./clause-nodes.ts";
import type { DraftParty } from "./clause-text.ts";
import { type Edition, editionOf, isSame, type NewerClause, wholeOf } from "./editions.ts";
import { fieldKeys } from "./nodes.ts";
import { wording } from "./plain-words.ts";

const ID = "SI-06";

/** The signature page with the lines of now, and whose lines are others than they were. */
export interface SignatureLines {
  readonly clause: NewerClause;
  readonly parties: readonly DraftParty[];
}

/**
 * Whose lines for signatures differ from how they sign now: by their legal form, by how many sign for
 * them, by what the draft says of deeds (SO41). Only lines of the library give way, of another time or
 * for another way to sign; lines that somebody has written stay, and so does all else on the page.
 * Nothing changes by itself. Null where every line says how its organisation signs.
 * @param nodes the draft as it is now
 */
export function signatureLines(
  nodes: readonly ClauseJson[],
  draft: { readonly version: string; readonly context: DraftContext },
): SignatureLines | null {
  const { context } = draft;
  const { clause } = editionOf(draft.version);
  const nodeId = context.present.get(ID);
  if (nodeId === undefined) return null;
  const now = wholeOf(nodes, nodeId);
  const whole = clause(ID, context);
  const swaps = context.parties.flatMap((party) => {
    const [written, lines] = [blockOf(now, party), blockOf(whole, party)];
    const same = isSame(words(written), words(lines));
    if (same || lines.length === 0 || !isOfLibrary(written, { party, context, clause })) return [];
    return [{ party, written, lines }];
  });
  if (swaps.length === 0) return null;
  const newer = now.flatMap((node) => {
    const swap = swaps.find(({ written }) => written.includes(node));
    if (swap === undefined) return [node];
    return swap.written[0] === node ? swap.lines : [];
  });
  const nodeIds = now.map(({ attrs }) => attrs.id);
  return {
    clause: { id: ID, nodeIds, now, newer, edited: false },
    parties: swaps.map(({ party }) => party),
  };
}

/** The line that names this party, with the lines for its signers below it. */
function blockOf(nodes: readonly ClauseJson[], { id }: DraftParty): ClauseJson[] {
  const key = `party/${id}/legalName`;
  const from = nodes.findIndex((node) => node.attrs.level === 2 && fieldKeys([node]).includes(key));
  if (from === -1) return [];
  const next = nodes.findIndex(({ attrs }, at) => at > from && attrs.level < 3);
  return nodes.slice(from, next === -1 ? undefined : next);
}

/** The first line of a deed's block before the way that an organisation chooses stood in it (SO34). */
const EARLIER =
  /^(?:Signed|Sealed) as a deed for \{\{[^}]+\}\}(?:, as \{\{@\}\} says, (?:by|with):|\. .+, as \{\{@\}\} says\.)$/;

/** Whether the library wrote these lines, for this party in any form and any way to sign. */
function isOfLibrary(written: readonly ClauseJson[], of: Known): boolean {
  const [head, ...points] = words(written);
  if (head === undefined) return false;
  const known = blocksOf(of);
  const heads = known.map(([first]) => first);
  const below = new Set(known.flatMap(([, ...rest]) => rest));
  return (heads.includes(head) || EARLIER.test(head)) && points.every((point) => below.has(point));
}

interface Known {
  readonly party: DraftParty;
  readonly context: DraftContext;
  readonly clause: Edition["clause"];
}

const DEGREES = [2, 4] as const;
const SIGNERS = [1, 2] as const;
/** The clauses whose presence changes how it is signed: who has authority, and the deed. */
const BESIDE = [[], ["SI-03"], ["SI-04"], ["SI-03", "SI-04"]] as const;

/** Every block that the library has for a party of any form. */
function blocksOf({ party, context, clause }: Known): string[][] {
  const parties = LegalForm.options.flatMap((legalForm) =>
    SIGNERS.map((signers) => ({ ...party, legalForm, signers })),
  );
  const drafts = DEGREES.flatMap((degree) =>
    BESIDE.map((beside) => ({ ...context, degree, present: presentWith(context, beside) })),
  );
  return drafts.flatMap((draft) =>
    parties.map((one) => words(blockOf(clause(ID, { ...draft, parties: [one] }), one))),
  );
}

function presentWith(
  { present }: DraftContext,
  beside: readonly ("SI-03" | "SI-04")[],
): DraftContext["present"] {
  const others = [...present].filter(([id]) => id !== "SI-03" && id !== "SI-04");
  return new Map([...others, ...beside.map((id) => [id, id] as const)]);
}

const words = (nodes: readonly ClauseJson[]): string[] => nodes.map(wording);
