import { statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Me, SessionList } from "#shared/protocol/people.ts";
import { type Browser, newestCode, signedIn, type Started, started } from "../started.fixture.ts";

let server: Started;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  server = await started();
});
afterEach(async () => {
  await server.close();
  vi.useRealTimers();
});

const ANN = "ann@hub.example";
const MINUTE = 60_000;
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);
const me = async (browser: Browser) => Me.parse((await browser.get("/api/me")).body);
const rows = async (table: "person" | "session" | "verification") =>
  server.platform.storage.read.selectFrom(table).selectAll().execute();
const confirm = async (browser: Browser, code: string) =>
  browser.post("/api/sign-in/code/confirm", { email: ANN, code });
const wrong = (code: string) => String((Number(code) + 1) % 1e8).padStart(8, "0");

test("PE1 an emailed code signs a new person in, and the same person the next time", async () => {
  const first = await signedIn(server, "Ann@Hub.Example", "Ann Archer");
  later(MINUTE);
  const second = await signedIn(server, ANN);
  expect((await me(second)).person).toMatchObject({ name: "Ann Archer", email: ANN });
  expect((await me(first)).person?.id).toBe((await me(second)).person?.id);
  expect(await rows("person")).toHaveLength(1);
});

test("PE1 a code works once, only in the browser that asked, and is nowhere in the database", async () => {
  const [asker, other] = [server.browser(), server.browser()];
  await asker.post("/api/sign-in/code", { email: ANN });
  const code = await newestCode(asker, ANN);
  const kept = JSON.stringify([
    await rows("verification"),
    await server.platform.storage.read.selectFrom("outbox").select("body").execute(),
  ]);
  expect(kept).not.toContain(code);
  expect(await confirm(other, code)).toMatchObject({ status: 422, body: { code: "codeWrong" } });
  expect((await confirm(asker, code)).status).toBe(200);
  expect((await confirm(asker, code)).status).toBe(422);
  expect(await rows("session")).toHaveLength(1);
});

test("PE1 five wrong tries end a code, and ten minutes do too", async () => {
  const browser = server.browser();
  await browser.post("/api/sign-in/code", { email: ANN });
  const code = await newestCode(browser, ANN);
  for (let tries = 0; tries < 5; tries += 1) {
    expect((await confirm(browser, wrong(code))).body).toMatchObject({ code: "codeWrong" });
  }
  expect((await confirm(browser, code)).body).toMatchObject({ code: "codeExpired" });

  later(MINUTE);
  await browser.post("/api/sign-in/code", { email: ANN });
  const second = await newestCode(browser, ANN);
  later(10 * MINUTE + 1);
  expect((await confirm(browser, second)).body).toMatchObject({ code: "codeExpired" });
  expect(await rows("person")).toHaveLength(0);
});

test("PE2 the answer is the same for known and unknown addresses, up to ten codes an hour", async () => {
  await signedIn(server, ANN, "Ann");
  const ask = async (email: string) => server.browser().post("/api/sign-in/code", { email });
  const [known, unknown] = [await ask(ANN), await ask("nobody@hub.example")];
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  for (let asked = 2; asked < 10; asked += 1) expect((await ask(ANN)).status).toBe(200);
  expect(await ask(ANN)).toMatchObject({ status: 429, body: { code: "tooMany" } });
  expect((await ask("other@hub.example")).status).toBe(200);
  later(60 * MINUTE);
  expect((await ask(ANN)).status).toBe(200);
});

test("PE3 a session ends after an hour of silence and after twelve hours", async () => {
  const browser = await signedIn(server, ANN, "Ann");
  for (let hour = 0; hour < 12; hour += 1) {
    expect((await me(browser)).person).not.toBeNull();
    later(59 * MINUTE);
  }
  later(12 * MINUTE);
  expect((await me(browser)).person).toBeNull();

  const idle = await signedIn(server, ANN);
  later(60 * MINUTE);
  expect((await me(idle)).person).toBeNull();
});

test("PE3 the cookie's token is not in the database, and signing in again ends the old one", async () => {
  const browser = await signedIn(server, ANN, "Ann");
  const old = browser.cookies.get("sid") ?? "";
  expect(old).toHaveLength(43);
  expect(JSON.stringify(await rows("session"))).not.toContain(old);

  later(MINUTE);
  await browser.post("/api/sign-in/code", { email: ANN });
  await confirm(browser, await newestCode(browser, ANN));
  expect(browser.cookies.get("sid")).not.toBe(old);
  const thief = server.browser();
  thief.cookies.set("sid", old);
  expect((await me(thief)).person).toBeNull();
});

test("PE3 signing out ends this session; a device can be ended from another", async () => {
  const phone = await signedIn(server, ANN, "Ann");
  later(MINUTE);
  const laptop = await signedIn(server, ANN);
  const listed = SessionList.parse((await laptop.get("/api/me/sessions")).body).sessions;
  const other = listed.find((session) => !session.current);
  expect(listed).toHaveLength(2);
  expect((await laptop.delete(`/api/me/sessions/${other?.id}`)).status).toBe(200);
  expect((await me(phone)).person).toBeNull();

  const token = laptop.cookies.get("sid") ?? "";
  await laptop.post("/api/sign-out");
  expect(laptop.cookies.has("sid")).toBe(false);
  laptop.cookies.set("sid", token);
  expect((await me(laptop)).person).toBeNull();
});

test("PE4 the secrets are for the owner of the process alone", () => {
  const [folder, file] = ["secrets", "secrets/session-pepper"].map((path) =>
    statSync(join(server.dataDir, path)),
  );
  expect((folder?.mode ?? 0) & 0o777).toBe(0o700);
  expect((file?.mode ?? 0) & 0o777).toBe(0o600);
});
