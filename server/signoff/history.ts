import type { Json } from "#shared/audit/canonical.ts";
import { verifyChain } from "#shared/audit/chain.ts";
import { GENESIS } from "#shared/audit/event.ts";
import type { AuditView } from "#shared/protocol/signoff.ts";
import type { Access } from "../agreements/access.ts";
import { historyOf, type StoredEvent } from "../audit/store.ts";
import type { Route } from "../http/route.ts";
import type { SignoffDeps } from "./deps.ts";
import { type Names, namesOf } from "./names-store.ts";

/** Everything that happened on an agreement, for everyone on it. */
export function historyRoute(deps: SignoffDeps): Route {
  return deps.guard({
    method: "get",
    path: "/api/agreements/:agreement/audit",
    action: "verify",
    handle: async ({ access }) => ({ json: await viewHistory(deps, access) }),
  });
}

async function viewHistory(deps: SignoffDeps, access: Access): Promise<AuditView> {
  const db = deps.storage.read;
  const history = await historyOf(db, access.agreementId);
  const names = await namesOf(db, history.flatMap(idsIn));
  const events = history.map(({ event }) => event);
  const chain = verifyChain(access.agreementId, events);
  const hashes = chain.ok ? chain.hashes : [];
  const intact = chain.ok && history.every(({ hash }, i) => hash === hashes[i]);
  deps.chainChecked(intact);
  return {
    events: history.map((stored) => ({
      seq: stored.event.seq,
      at: stored.event.at,
      type: stored.event.type,
      personName: names.get(stored.event.actor.id) ?? null,
      organisationName: names.get(stored.event.actor.org) ?? null,
      params: paramsOf(stored, names),
      hash: stored.hash,
      prev: stored.event.prev,
    })),
    head: history.at(-1)?.hash ?? GENESIS,
    intact,
  };
}

/** Parts of `data` that hold an id; a sentence says the name. */
const NAMED = ["person", "party", "organisation"];

function idsIn({ event }: StoredEvent): string[] {
  const named = NAMED.flatMap((key) => plainText(event.data[key] ?? null) ?? []);
  return [event.actor.id, event.actor.org, ...named];
}

/**
 * What the sentence of a line may say: plain values of `data`, and of the personal data only a
 * reason, which was written for all to read. Addresses stay out.
 */
function paramsOf({ event, personal }: StoredEvent, names: Names): Record<string, string> {
  const version = event.ref.version === undefined ? {} : { version: String(event.ref.version) };
  const params = {
    ...version,
    ...(event.ref.clause === undefined ? {} : { clause: event.ref.clause }),
  };
  const plain = Object.entries(event.data).flatMap(([key, value]) => {
    const said = plainText(value);
    if (said === null) return [];
    return [[key, sayable(key, said, names)] as const];
  });
  const reason = reasonIn(personal);
  return { ...params, ...Object.fromEntries(plain), ...(reason === null ? {} : { reason }) };
}

/** An organisation may stand there by name; a person only by id, and has no name once erased. */
function sayable(key: string, said: string, names: Names): string {
  if (!NAMED.includes(key)) return said;
  return names.get(said) ?? (key === "person" ? "" : said);
}

function plainText(value: Json): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

function reasonIn(personal: StoredEvent["personal"]): string | null {
  if (personal === null || !("json" in personal)) return null;
  const { json } = personal;
  if (json === null || typeof json !== "object" || Array.isArray(json)) return null;
  const reason = Object.entries(json).find(([key]) => key === "reason")?.[1];
  return typeof reason === "string" ? reason : null;
}
