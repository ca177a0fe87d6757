import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import { LiveClient } from "../../e2e/live-client.ts";
import { wordsOf } from "../drafting/gate.fixture.ts";
import { open, ROOM, type World, world } from "../drafting/live.fixture.ts";

let made: World;
let server: { child: ChildProcess; origin: string; ended: Promise<unknown[]> };
beforeEach(async () => {
  made = await world();
  await made.stop();
  const script = fileURLToPath(import.meta.resolve("./stop-server.fixture.ts"));
  const child = spawn(process.execPath, [script, made.folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const first = await Promise.race([once(createInterface(child.stdout), "line"), ended]);
  const origin = /^listening (\S+)$/.exec(String(first[0]))?.[1];
  if (origin === undefined) throw new Error("The server ended before it listened.");
  server = { child, origin, ended };
});
afterEach(async () => {
  server.child.kill("SIGKILL");
  await server.ended;
  rmSync(made.folder, { recursive: true });
});

const enter = (person: string): Promise<LiveClient> =>
  LiveClient.join({ ...made.page(person), origin: server.origin }, ROOM);

/** Types a word after the other without waiting, until the line is closed. */
function typing(client: LiveClient, clause: number) {
  const words: { word: string; write: number }[] = [];
  let count = 0;
  const timer = setInterval(() => {
    count += 1;
    const before = client.sent;
    const word = `${String(clause)}x${String(count)};`;
    wordsOf(client.doc, clause).insert(0, word);
    if (client.sent > before) words.push({ word, write: client.sent });
  }, 5);
  return {
    acknowledged: () => words.filter(({ write }) => write <= client.acked).map(({ word }) => word),
    end: () => {
      clearInterval(timer);
    },
  };
}

test("HE8 SIGTERM while two people type: 1012 to both, nothing acknowledged is lost, exit 0", async () => {
  const clients = [await enter("amina"), await enter("marcus")];
  const typists = clients.map((client, clause) => typing(client, clause));
  await Promise.all(clients.map((client) => client.until(() => client.acked > 40)));
  const from = performance.now();
  server.child.kill("SIGTERM");
  expect(await server.ended).toEqual([0, null]);
  expect(performance.now() - from).toBeLessThan(10_000);
  await Promise.all(clients.map((client) => client.until(() => client.closed !== undefined)));
  for (const typist of typists) typist.end();
  expect(clients.map(({ closed }) => closed?.code)).toEqual([1012, 1012]);
  expect(existsSync(join(made.folder, "counterpart.sqlite-wal"))).toBe(false);

  const again = await open(made.folder);
  const reader = await again.join("vera");
  const text = JSON.stringify(readDraft(reader.doc));
  const saved = typists.flatMap((typist) => typist.acknowledged());
  expect(saved.length).toBeGreaterThanOrEqual(80);
  expect(saved.filter((word) => !text.includes(word))).toEqual([]);
  reader.drop();
  await again.stop();
});

test("HE9 a second SIGTERM does not wait for a page that hangs: exit 1", async () => {
  const [hanging, awake] = [await enter("sian"), await enter("amina")];
  hanging.stall();
  server.child.kill("SIGTERM");
  await awake.until(() => awake.closed !== undefined);
  expect(awake.closed?.code).toBe(1012);
  server.child.kill("SIGTERM");
  expect(await server.ended).toEqual([1, null]);
  hanging.drop();
});

test("HE10 a page that hangs holds up no stop, and a request under way is answered", async () => {
  const [hanging, awake] = [await enter("sian"), await enter("amina")];
  hanging.stall();
  const body = JSON.stringify({ email: "vera@visitors.example" });
  const asking = await halfSent("/api/sign-in/code", body);
  server.child.kill("SIGTERM");
  await awake.until(() => awake.closed !== undefined);
  const answered = new Promise<IncomingMessage>((resolve) => asking.once("response", resolve));
  asking.end(body.slice(10));
  const answer = await answered;
  answer.resume();
  expect(answer.statusCode).toBeLessThan(300);
  expect(await server.ended).toEqual([0, null]);
  hanging.drop();
});

/** A request whose first ten bytes the server has been sent. */
async function halfSent(path: string, body: string): Promise<ClientRequest> {
  const length = String(Buffer.byteLength(body));
  const headers = {
    origin: server.origin,
    "content-type": "application/json",
    "content-length": length,
    expect: "100-continue",
  };
  const asking = request(server.origin + path, { method: "POST", headers });
  asking.flushHeaders();
  await once(asking, "continue");
  asking.write(body.slice(0, 10));
  return asking;
}
