import { afterAll, beforeAll, expect, test } from "vitest";
import { STAGES } from "#shared/agreements/stage.ts";
import { type Action, anyMay, may, type Seat, SEATS } from "#shared/permissions/may.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { MESSAGE, SYNC } from "#shared/protocol/live.ts";
import { LiveClient, liveSession } from "../e2e/live-client.ts";
import { wordsOf } from "./drafting/gate.fixture.ts";
import { fillMatrix, ours, personOf, theirs, tokenOf } from "./matrix.fixture.ts";
import { type RowHash, rowHash } from "./row-hash.fixture.ts";
import { type Started, started } from "./started.fixture.ts";

/** The permission matrix over real WebSockets: every seat, every stage, one's own and a foreign draft. */
let server: Started;
let rows: RowHash;
beforeAll(async () => {
  server = await started();
  await fillMatrix(server);
  rows = await rowHash(server);
});
afterAll(async () => {
  await rows.close();
  await server.close();
});

/**
 * Every message of the wire and the action it needs; `server`: only ever sent by the server, and a
 * client that sends it is closed. A new message has no place here until somebody decides.
 */
const NEEDS: Record<keyof typeof MESSAGE, Action | "server"> = {
  sync: "edit",
  awareness: "read",
  auth: "server",
  hello: "server",
  ack: "server",
  refuse: "server",
  state: "server",
  beat: "server",
  deleted: "server",
};
const SYNC_NEEDS: Record<keyof typeof SYNC, Action> = {
  step1: "read",
  step2: "edit",
  update: "edit",
};

const page = (person: string) => ({
  origin: server.origin,
  headers: { cookie: `sid=${tokenOf(person)}` },
});
const DRAFT = ["doc", "journal", "snapshot", "agreement", "audit_event"];
const status = async (person: string, agreement: string): Promise<string> =>
  liveSession(page(person), draftRoom(agreement)).then(
    () => "200",
    (error: unknown) => String(error).replace(/^.* /, ""),
  );

test("PE37 every message of the wire maps to an action, and nothing else is handled", async () => {
  expect(Object.keys(NEEDS).toSorted()).toEqual(Object.keys(MESSAGE).toSorted());
  expect(Object.keys(SYNC_NEEDS).toSorted()).toEqual(Object.keys(SYNC).toSorted());
  const known = Object.entries(MESSAGE).filter(([name]) => name === "sync" || name === "awareness");
  const foreign = Array.from({ length: 128 }, (_, type) => type).filter(
    (type) => !known.some(([, number]) => number === type),
  );
  const room = draftRoom(ours("drafting"));
  const before = await rows.get(DRAFT);
  for (const type of foreign) {
    const client = await LiveClient.join(page(personOf("home", "lead")), room);
    client.raw(new Uint8Array([type, 0, 0]));
    await client.until(() => client.closed !== undefined);
    expect([type, client.closed?.code]).toEqual([type, CLOSE.badFrame]);
  }
  expect(await rows.get(DRAFT)).toBe(before);
}, 30_000);

/** Joins and types one letter; says what came of it. */
async function typing(person: string, agreement: string): Promise<string> {
  const client = await LiveClient.join(page(person), draftRoom(agreement));
  const before = await rows.get(DRAFT);
  wordsOf(client.doc, 1).insert(0, "x");
  await client.until(() => client.refusals.length > 0 || client.acked >= client.sent);
  const refused = client.refusals[0]?.code;
  const same = (await rows.get(DRAFT)) === before;
  client.drop();
  if (refused === undefined) return same ? "acknowledged and not written" : "written";
  return same ? refused : `${refused}, and written`;
}

const typed = (seat: Seat, stage: (typeof STAGES)[number]): string => {
  if (may(seat, "edit", stage)) return "written";
  return stage === "drafting" ? "notAllowed" : "any refusal";
};

test.each(STAGES)(
  "PE38 %s: a draft is read and written as the table says",
  async (stage) => {
    const got: string[] = [];
    const wanted: string[] = [];
    for (const seat of SEATS) {
      const person = personOf("home", seat);
      const reads = may(seat, "read", stage);
      wanted.push(`${seat} joins: ${reads ? "200" : "403"}`);
      got.push(`${seat} joins: ${await status(person, ours(stage))}`);
      if (!reads) continue;
      const outcome = await typing(person, ours(stage));
      const expected = typed(seat, stage);
      const honest = ["notAllowed", "frozen"].includes(outcome) ? "any refusal" : outcome;
      wanted.push(`${seat} types: ${expected}`);
      got.push(`${seat} types: ${expected === "any refusal" ? honest : outcome}`);
    }
    expect(got).toEqual(wanted);
  },
  30_000,
);

test.each(STAGES)("PE39 %s: a foreign draft has no door", async (stage) => {
  const before = await rows.get();
  const outsiders = [...SEATS.map((seat) => personOf("other", seat)), "stranger"];
  const knocked = await Promise.all(outsiders.map(async (person) => status(person, ours(stage))));
  expect(new Set(knocked)).toEqual(new Set(["404"]));
  expect(await status(personOf("home", "lead"), theirs(stage))).toBe("404");
  expect(await rows.get()).toBe(before);
});

test("PE39 another person's ticket opens no door", async () => {
  const room = draftRoom(ours("drafting"));
  const session = await liveSession(page(personOf("home", "lead")), room);
  const thief = new LiveClient(page("stranger"), draftRoom(theirs("drafting")), session);
  thief.connect();
  await thief.until(() => thief.closed !== undefined);
  expect(thief.hello).toBeUndefined();
});

test("PE38 only leads write, and only while drafting", () => {
  const writers = STAGES.flatMap((stage) =>
    SEATS.filter((seat) => anyMay([seat], "edit", stage)).map((seat) => `${seat} ${stage}`),
  );
  expect(writers).toEqual(["lead drafting"]);
});
