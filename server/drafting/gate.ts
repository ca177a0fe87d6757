import type { FieldShape } from "#shared/drafting/fields.ts";
import type { Canary } from "./canary.ts";
import { type Decoded, type Refusal, decodeUpdate, newClients, refuseShape } from "./decode.ts";
import { type DeleteEffect, effectOf } from "./deletes.ts";
import { reusesClocks } from "./reuse.ts";

/** Who sends an update, as far as the gate cares. */
export type Author = {
  /** why this connection may not write now; undefined when it may */
  barred: Refusal | undefined;
  /** whether a client id was announced to this member for this room */
  owns: (client: number) => boolean;
};

export type Verdict =
  | {
      kind: "take";
      clients: number[];
      words: ReadonlyMap<number, number>;
      structural: boolean;
      /** something that was there goes */
      deletes: boolean;
    }
  /** the document has all of it already: acknowledged without a journal row */
  | { kind: "known" }
  | { kind: "refuse"; refusal: Refusal };

/**
 * Steps 2 to 6 of the gate for one update (step 1 is the connection's, 7 the journal's, 8 the
 * room's). Pure but for the canary, which has the update applied when the verdict is `take` and
 * is spoiled when the verdict is `refuse` with `canary` true.
 *
 * An update that changes nothing is `known` for everybody: a reader's provider answers each sync
 * with one. So is a reader's removal of formatting marks, which every Yjs client makes by itself
 * when remote formatting arrives; it is dropped.
 */
export function examine(
  update: Uint8Array,
  author: Author,
  { canary, shape }: { canary: Canary; shape: FieldShape },
): Verdict & { spoiled?: true } {
  const decoded = decodeUpdate(update);
  if (decoded === undefined) return refuse({ code: "malformed", info: "decode" });
  const misshapen = refuseUnread(canary, decoded);
  if (misshapen !== undefined) return refuse(misshapen);
  const clients = newClients(decoded, canary.stateOf);
  const effect = effectOf(canary.doc, decoded);
  if (clients.length === 0 && !effect.any) return { kind: "known" };
  if (author.barred !== undefined) {
    return onlyTidies(clients, effect) ? { kind: "known" } : refuse(author.barred);
  }
  if (effect.meta) return refuse({ code: "place", info: "meta" });
  if (!clients.every(author.owns)) return refuse({ code: "ownership", info: "client" });
  const tried = canary.try(update, decoded, shape);
  return "code" in tried
    ? { ...refuse(tried), spoiled: true }
    : {
        kind: "take",
        clients,
        words: effect.words,
        structural: tried.structural,
        deletes: decoded.deletes.size > 0,
      };
}

/** What can be told without applying anything. */
function refuseUnread({ doc, stateOf }: Canary, decoded: Decoded): Refusal | undefined {
  const misshapen = refuseShape(decoded, stateOf);
  if (misshapen !== undefined) return misshapen;
  return reusesClocks(doc, decoded) ? { code: "ownership", info: "reused" } : undefined;
}

const onlyTidies = (clients: readonly number[], effect: DeleteEffect) =>
  clients.length === 0 && effect.words.size === 0;

const refuse = (refusal: Refusal) => ({ kind: "refuse" as const, refusal });
