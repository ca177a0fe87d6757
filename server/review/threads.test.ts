import { readFileSync } from "node:fs";
import { join } from "node:path";
import express from "express";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ThreadList, ThreadView } from "#shared/protocol/review.ts";
import { createGuard } from "../agreements/guard.ts";
import { systemRandom } from "../clock.ts";
import { problemAnswers } from "../http/errors.ts";
import { listen, type Listening } from "../http/listen.ts";
import { mountRoutes } from "../http/route.ts";
import { createLog } from "../log.ts";
import { ENGINE, type Place } from "../storage/engines.fixture.ts";
import { openStorage } from "../storage/open.ts";
import type { Storage } from "../storage/storage.ts";
import { type ReviewEvent, reviewRoutes } from "./routes.ts";
import { seed } from "./threads.fixture.ts";

const NOW = "2026-11-18T10:00:00.000Z";
const CANARY = "canary-7f3a1c-settle-at-36-hours";
const RIVER = "/api/agreements/river/threads";

let place: Place;
let storage: Storage;
let listening: Listening;
let shared: ReviewEvent[];
let own: ReviewEvent[];

beforeEach(async () => {
  place = await ENGINE.fresh();
  storage = await openStorage(place);
  await seed(storage);
  shared = [];
  own = [];
  const routes = reviewRoutes({
    storage,
    guard: createGuard(storage),
    clock: { now: () => new Date(NOW) },
    random: systemRandom,
    hasClause: async (_, clauseId) => clauseId === "data" || clauseId === "money",
    recordShared: async (_, event) => void shared.push(event),
    recordPrivate: async (_, event) => void own.push(event),
  });
  const app = express();
  app.use(express.json());
  mountRoutes(app, routes, async (request) => {
    const person = String(request.headers["x-person"] ?? "");
    if (person === "") return null;
    return { personId: person, name: person, email: "", id: person, kind: "cookie" };
  });
  app.use(problemAnswers(createLog("silent"), systemRandom));
  listening = await listen(app, { host: "127.0.0.1", port: 0 });
});
afterEach(async () => {
  await listening.close();
  await storage.close();
  await place.remove();
});

describe("threads over HTTP", () => {
  test("RE1 a shared thread is read by every party, a private one by its own alone", async () => {
    const open = await started("gwen", { audience: "shared", body: "Seven days is long." });
    const kept = await started("gwen", { audience: "organisation", body: CANARY });
    expect(idsIn(await read("amina"))).toEqual([open.id]);
    expect(new Set(idsIn(await read("sian")))).toEqual(new Set([open.id, kept.id]));
    expect(kept.comments[0]).toMatchObject({ personName: "Gwen Pritchard", body: CANARY });
  });

  test("RE3 a private thread of others answers as one that never was", async () => {
    const kept = await started("gwen", { audience: "organisation", body: CANARY });
    const before = await rows();
    for (const path of [`${kept.id}/comments`, `${kept.id}/resolve`, `${kept.id}/reopen`]) {
      const body = path.endsWith("comments") ? { body: "What?" } : undefined;
      const real = await ask("amina", "POST", `${RIVER}/${path}`, body);
      const none = await ask("amina", "POST", `${RIVER}/${path.replace(kept.id, "never")}`, body);
      expect(real.status).toBe(404);
      expect(await real.text()).toBe(await none.text());
    }
    expect(await rows()).toEqual(before);
  });

  test("RE3 nothing another party can ask for holds a byte of a private thread", async () => {
    const kept = await started("gwen", {
      audience: "organisation",
      body: CANARY,
      quote: `about ${CANARY}`,
    });
    await ask("sian", "POST", `${RIVER}/${kept.id}/comments`, { body: `${CANARY} again` });
    await ask("sian", "POST", `${RIVER}/${kept.id}/resolve`);
    await started("marcus", { audience: "shared", body: "A public word." });
    const seen: string[] = [];
    for (const person of ["amina", "helen", "stranger", ""]) {
      for (const path of [RIVER, `${RIVER}/${kept.id}`, `/api/agreements/warm/threads`]) {
        const answer = await ask(person, "GET", path);
        seen.push(await answer.text(), JSON.stringify([...answer.headers]));
      }
    }
    expect(seen.join("\n")).toContain("A public word.");
    expect(seen.join("\n")).not.toContain(CANARY);
    expect(seen.join("\n").replaceAll(`/threads/${kept.id}`, "")).not.toContain(kept.id);
    expect(JSON.stringify(shared)).not.toContain(kept.id);
  });

  test("RE3 what happens in private is recorded on the organisation's own chain alone", async () => {
    const kept = await started("gwen", { audience: "organisation", body: CANARY });
    await ask("sian", "POST", `${RIVER}/${kept.id}/comments`, { body: "Agreed." });
    expect(own.map((event) => event.type)).toEqual(["thread.started", "thread.answered"]);
    expect(JSON.stringify(own)).not.toContain(CANARY);
    expect(shared).toEqual([]);
  });

  test("RE4 an answer reopens a resolved thread, and says so on the record", async () => {
    const thread = await started("gwen", { audience: "shared", body: "Seven days is long." });
    const done = await viewed(await ask("amina", "POST", `${RIVER}/${thread.id}/resolve`));
    expect(done).toMatchObject({ resolvedBy: "Amina Yusuf", resolvedAt: NOW });
    const again = await viewed(
      await ask("marcus", "POST", `${RIVER}/${thread.id}/comments`, { body: "One more thing" }),
    );
    expect(again).toMatchObject({ resolvedBy: null, resolvedAt: null, comments: { length: 2 } });
    expect(shared.map((event) => event.type)).toEqual([
      "thread.started",
      "thread.resolved",
      "thread.answered",
    ]);
  });

  test("RE5 resolving twice keeps the first, and is recorded once", async () => {
    const thread = await started("gwen", { audience: "shared", body: "Seven days is long." });
    await ask("amina", "POST", `${RIVER}/${thread.id}/resolve`);
    const second = await viewed(await ask("marcus", "POST", `${RIVER}/${thread.id}/resolve`));
    expect(second.resolvedBy).toBe("Amina Yusuf");
    expect(shared).toHaveLength(2);
  });

  test("RE6 who may not comment is refused, and nothing changes", async () => {
    const thread = await started("gwen", { audience: "shared", body: "Seven days is long." });
    const before = await rows();
    const body = { clauseId: "data", quote: "", audience: "shared", body: "Hello" };
    expect((await ask("viewer", "POST", RIVER, body)).status).toBe(403);
    expect((await ask("stranger", "POST", RIVER, body)).status).toBe(404);
    expect((await ask("", "POST", RIVER, body)).status).toBe(401);
    expect((await ask("viewer", "POST", `${RIVER}/${thread.id}/resolve`)).status).toBe(403);
    await setStage("inForce");
    expect((await ask("amina", "POST", RIVER, body)).status).toBe(409);
    expect(await rows()).toEqual(before);
  });

  test("RE7 a thread is found through its own agreement only", async () => {
    const thread = await started("gwen", { audience: "shared", body: "Seven days is long." });
    const other = `/api/agreements/warm/threads/${thread.id}/comments`;
    expect((await ask("amina", "POST", other, { body: "Here?" })).status).toBe(404);
    expect((await viewed(await ask("amina", "POST", `${RIVER}/${thread.id}/resolve`))).id).toBe(
      thread.id,
    );
  });

  test.each([
    ["an unknown clause", { clauseId: "nowhere" }, "unknownClause"],
    ["no words", { body: "  \n " }, "badValue"],
    ["too many words", { body: "x".repeat(10_001) }, "badValue"],
    ["a control character", { body: "a\u0007b" }, "badValue"],
    ["half a character", { body: "a\ud800b" }, "badValue"],
    ["an audience of its own making", { audience: "northmere" }, "badValue"],
    ["an organisation to write for", { organisationId: "harrowfell" }, "unknownField"],
  ])("RE8 refuses %s, and keeps nothing", async (_, change, code) => {
    const body = { clauseId: "data", quote: "", audience: "shared", body: "Hello", ...change };
    const answer = await ask("amina", "POST", RIVER, body);
    expect(await answer.json()).toMatchObject({ status: 422, code });
    expect(await rows()).toEqual([0, 0, 0, 0]);
  });

  test("RE8 ten thousand characters fit, and line ends are kept", async () => {
    const words = `first\r\nsecond ${"é".repeat(9_900)}`;
    const thread = await started("amina", { audience: "shared", body: words });
    expect(thread.comments[0]?.body).toBe(words.replace("\r\n", "\n"));
  });

  test("RE9 private words are stored in the private tables alone", async () => {
    await started("gwen", { audience: "organisation", body: CANARY });
    expect(await rows()).toEqual([0, 0, 1, 1]);
    const sql = readFileSync(join(import.meta.dirname, "store.ts"), "utf8");
    const queries = sql.split("selectFrom").filter((part) => part.startsWith('("private_'));
    expect(queries.length).toBeGreaterThan(2);
    for (const query of queries) expect(query).toContain('"organisation_id", "="');
  });
});

function ask(person: string, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`http://127.0.0.1:${listening.port}${path}`, {
    method,
    headers: {
      ...(person === "" ? {} : { "x-person": person }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

async function started(
  person: string,
  words: { audience: "shared" | "organisation"; body: string; quote?: string },
): Promise<ThreadView> {
  const answer = await ask(person, "POST", RIVER, { clauseId: "data", quote: "", ...words });
  expect(answer.status).toBe(201);
  return ThreadView.parse(await answer.json());
}

async function viewed(answer: Response): Promise<ThreadView> {
  expect(answer.status).toBe(200);
  return ThreadView.parse(await answer.json());
}

async function read(person: string): Promise<ThreadList> {
  return ThreadList.parse(await (await ask(person, "GET", RIVER)).json());
}

const idsIn = (list: ThreadList): string[] => list.threads.map((thread) => thread.id);

/** How many rows the four tables hold: thread, comment, private_thread, private_comment. */
async function rows(): Promise<number[]> {
  const tables = ["thread", "comment", "private_thread", "private_comment"] as const;
  const counts: number[] = [];
  for (const table of tables) {
    counts.push((await storage.read.selectFrom(table).select("id").execute()).length);
  }
  return counts;
}

async function setStage(stage: string): Promise<void> {
  await storage.write(async (tx) => {
    await tx.updateTable("agreement").set({ stage }).where("id", "=", "river").execute();
  });
}
