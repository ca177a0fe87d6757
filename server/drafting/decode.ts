import * as Y from "yjs";
import type { RefuseCode } from "#shared/protocol/live.ts";

/** Why an update is not taken; `info` is for the log and the page's console, never content. */
export type Refusal = { code: RefuseCode; info: string };

/** An update read but not applied. */
export type Decoded = {
  structs: readonly (Y.Item | Y.GC | Y.Skip)[];
  /** client → the ranges `[from, to)` of its clocks that the update deletes */
  deletes: ReadonlyMap<number, readonly (readonly [from: number, to: number])[]>;
  /** client → the clock after its last struct in the update */
  ends: ReadonlyMap<number, number>;
};

const LARGEST_CLOCK = 2 ** 31;
const MOST_STRUCTS = 50_000;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);
/** Words, marks, values, nodes, and what of them is gone. */
const KINDS = [
  Y.ContentString,
  Y.ContentFormat,
  Y.ContentAny,
  Y.ContentType,
  Y.ContentDeleted,
] as const;
const WRITABLE_ROOTS: readonly unknown[] = ["body", "fields"];

/** Reads an update without touching any document; undefined when its bytes are none. */
export function decodeUpdate(update: Uint8Array): Decoded | undefined {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    const ends = new Map<number, number>();
    for (const { id, length } of structs) ends.set(id.client, id.clock + length);
    const deletes = new Map(
      [...ds.clients].map(([client, ranges]) => [
        client,
        ranges.map(({ clock, len }) => [clock, clock + len] as const),
      ]),
    );
    return { structs, deletes, ends };
  } catch {
    return undefined;
  }
}

/**
 * Step 3 of the gate: nothing missing, nothing outside the places and kinds that drafts have.
 * @param stateOf the next clock of a client in the document the update will meet
 */
export function refuseShape(
  decoded: Decoded,
  stateOf: (client: number) => number,
): Refusal | undefined {
  if (decoded.structs.length > MOST_STRUCTS) return { code: "limit", info: "structs" };
  return refuseStructs(decoded, stateOf) ?? refuseDeletes(decoded, stateOf);
}

function refuseStructs(
  { structs }: Decoded,
  stateOf: (client: number) => number,
): Refusal | undefined {
  const next = new Map<number, number>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    if (struct instanceof Y.Skip || clock > (next.get(client) ?? stateOf(client))) {
      return { code: "gap", info: "structs" };
    }
    if (end > LARGEST_CLOCK) return { code: "limit", info: "clock" };
    next.set(client, Math.max(end, stateOf(client)));
    const refusal = struct instanceof Y.Item ? refuseItem(struct) : undefined;
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/**
 * A stock server keeps deletions of clocks that do not exist yet and later erases the words that
 * take them.
 */
function refuseDeletes(
  { deletes, ends }: Decoded,
  stateOf: (client: number) => number,
): Refusal | undefined {
  for (const [client, ranges] of deletes) {
    const known = Math.max(stateOf(client), ends.get(client) ?? 0);
    if (ranges.some(([from, to]) => to > known || to < from)) {
      return { code: "gap", info: "deletes" };
    }
  }
  return undefined;
}

function refuseItem({ parent, parentSub, content }: Y.Item): Refusal | undefined {
  // Straight from the decoder a root is still its name.
  const root: unknown = parent;
  if (typeof root === "string" && !WRITABLE_ROOTS.includes(root)) {
    return { code: "place", info: "root" };
  }
  if (parentSub !== null && FORBIDDEN_KEYS.has(parentSub)) return { code: "place", info: "key" };
  if (content instanceof Y.ContentDoc) return { code: "place", info: "subdocument" };
  return KINDS.some((kind) => content instanceof kind)
    ? undefined
    : { code: "schema", info: "content" };
}

/** The clients under whose names the update adds something that the document has not seen. */
export function newClients(decoded: Decoded, stateOf: (client: number) => number): number[] {
  return [...decoded.ends]
    .filter(([client, end]) => end > stateOf(client))
    .map(([client]) => client);
}
