import { utf8ToBytes } from "@noble/hashes/utils.js";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalText } from "#shared/audit/canonical.ts";
import { fieldsOf } from "#shared/drafting/layout.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { decide, type Drafting, type Event, type State } from "#shared/signoff/decide.ts";
import { sampling } from "#shared/signoff/sampling.fixture.ts";
import { verify } from "#shared/signoff/verify.ts";
import { LiveClient } from "../../e2e/live-client.ts";
import { ENGINE } from "../storage/engines.fixture.ts";
import { nodeChecks } from "./checks.ts";
import { AGREEMENT } from "./ready-to-sign.fixture.ts";
import { must, World } from "./signing.fixture.ts";

/**
 * T2 over real HTTP: the server is told the same stories as the machine, and must say yes and no
 * where the machine does. `fc` prints the seed and the shortest story when it does not.
 */
const { settings, patience } = sampling({ runs: 6, ms: 240_000 });

const LEADS = ["amina", "marcus"] as const;
const DIRECTORS = { ruth: "harrowfell", helen: "alderbeck" } as const;

const step = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("edit", "thaw", "decline") }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("freeze") }) },
  { weight: 10, arbitrary: fc.record({ kind: fc.constantFrom("yes", "sign") }) },
);
const attempt = fc.record({ step, second: fc.boolean(), stale: fc.nat(7).map((n) => n === 0) });
type Kind = "edit" | "thaw" | "decline" | "freeze" | "yes" | "sign";
interface Attempt {
  readonly kind: Kind;
  readonly lead: (typeof LEADS)[number];
  readonly director: keyof typeof DIRECTORS;
  readonly stale: boolean;
}

/** The machine beside the server. A new draft after an ended round is a new machine. */
class Model {
  state: State;
  #seq: number;
  #versions = 0;

  constructor(seq: number) {
    this.#seq = seq;
    this.state = this.#draft();
  }

  #draft(): Drafting {
    const parties = Object.values(DIRECTORS);
    const version = this.#versions + 1;
    return { at: "drafting", version, seq: this.#seq, parties, leads: LEADS, consents: [] };
  }

  /** @returns whether the machine takes it */
  takes(event: Event): boolean {
    const decision = decide(this.state, event);
    if (!("next" in decision)) return false;
    this.state = decision.next;
    if (this.state.at === "drafting") this.#seq = this.state.seq;
    if (event.type === "freeze") this.#versions += 1;
    if (this.state.at === "declined" || this.state.at === "thawed") this.state = this.#draft();
    return true;
  }

  /** The fingerprint is the server's to compute; from now on it must stay this one. */
  learn(docHash: string): void {
    if (this.state.at === "open") this.state = { ...this.state, docHash };
  }

  get seq(): number {
    return this.#seq;
  }
}

const STALE = "0".repeat(64);

async function docHashOf(world: World, { stale }: Attempt): Promise<string> {
  const { status } = await world.get("vera", "version");
  return stale || status === 404 ? STALE : (await world.version()).docHash;
}

/** What the attempt is for the machine. */
async function eventOf(world: World, model: Model, tried: Attempt): Promise<Event> {
  const { kind, lead, director, stale } = tried;
  const seq = model.seq - (stale ? 1 : 0);
  const signatory = { party: DIRECTORS[director], person: director };
  const docHash = await docHashOf(world, tried);
  const signatories = Object.entries(DIRECTORS).map(([person, party]) => ({ party, person }));
  switch (kind) {
    case "edit":
      return { type: "edit", seq: model.seq + 1 };
    case "yes":
      return { type: "consent", by: lead, seq };
    case "freeze":
      return { type: "freeze", by: lead, seq, docHash, signatories, paper: [], blocks: 0 };
    case "sign":
      return { type: "sign", signatory, docHash };
    case "decline":
      return { type: "decline", signatory, reason: "Clause 12" };
    case "thaw":
      return { type: "thaw", by: lead, reason: "A wrong date" };
  }
}

/** The same attempt at the server. @returns whether it said yes */
async function send(world: World, event: Event, tried: Attempt): Promise<boolean> {
  switch (event.type) {
    case "edit":
      return edit(world);
    case "consent":
      return good(await world.post(tried.lead, "freeze/consent", { seq: event.seq }));
    case "freeze":
      return good(await world.post(tried.lead, "freeze", { seq: event.seq }));
    case "sign":
      return sign(world, tried.director, event.docHash);
    case "decline":
      return good(await world.post(tried.director, "decline", { reason: event.reason }));
    case "thaw":
      return good(await world.post(tried.lead, "thaw", { reason: event.reason }));
    case "leads":
    case "record":
    case "match":
      throw new Error("not in these stories");
  }
}

const good = ({ status }: { readonly status: number }): boolean => status < 300;

async function sign(world: World, who: Attempt["director"], docHash: string): Promise<boolean> {
  const { status } = await world.get("vera", "version");
  const versionId = status === 404 ? "none" : (await world.version()).id;
  const asked = await world.post(who, "sign/challenge", {
    versionId,
    docHash,
    method: "emailCode",
  });
  if (!good(asked)) return false;
  const { challengeId } = world.challengeIn(asked);
  const code = await world.code(who);
  return good(await world.post(who, "sign", { challengeId, docHash, intent: true, code }));
}

async function edit(world: World): Promise<boolean> {
  const page = {
    origin: world.server.origin,
    headers: { cookie: "sid=token-of-amina-0123456789" },
  };
  const client = await LiveClient.join(page, draftRoom(AGREEMENT));
  fieldsOf(client.doc).set("background.text", `Words ${client.doc.clientID}`);
  await client.until(() => client.acked === client.sent || client.refusals.length > 0);
  client.drop();
  return client.refusals.length === 0;
}

interface Told {
  readonly what: string;
  readonly machine: boolean;
  readonly server: boolean;
  readonly changed: boolean;
}

async function tell(world: World, model: Model, tried: Attempt): Promise<Told> {
  const event = await eventOf(world, model, tried);
  const before = await world.rows();
  const machine = model.takes(event);
  const server = await send(world, event, tried);
  if (event.type === "freeze" && server) model.learn((await world.version()).docHash);
  const changed = (await world.rows()) !== before;
  return { what: event.type, machine, server, changed };
}

/** What the evidence says of the newest round, or null before the first. */
async function evidenceOf(world: World): Promise<string | null> {
  const answer = await world.get("vera", "evidence");
  if (answer.status === 404) return null;
  const verdict = await verify(utf8ToBytes(canonicalText(must(answer))), nodeChecks);
  expect(verdict.findings).toEqual([]);
  return verdict.evidence?.round ?? null;
}

test(
  "SO19 T2 over HTTP: the server says yes and no where the machine does, and history replays",
  async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 25, maxLength: 25 }), async (story) => {
        const world = await World.open();
        try {
          await world.closeGates();
          const model = new Model((await world.ready()).seq);
          for (const {
            step: { kind },
            second,
            stale,
          } of story) {
            const tried: Attempt = {
              kind,
              lead: LEADS[second ? 1 : 0],
              director: second ? "helen" : "ruth",
              stale,
            };
            const { what, machine, server, changed } = await tell(world, model, tried);
            expect([what, server, changed && !machine]).toEqual([what, machine, false]);
          }
          const rounds = ["open", "complete"];
          const round = await evidenceOf(world);
          expect(rounds.includes(model.state.at) ? round : "ended").toBe(
            rounds.includes(model.state.at) ? model.state.at : "ended",
          );
          told += 1;
        } finally {
          await world.close();
        }
      }),
      { ...settings, endOnFailure: true },
    );
    process.stdout.write(`${told} stories of 25 steps on ${ENGINE.name}\n`);
  },
  patience,
);
