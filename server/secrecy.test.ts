import { afterAll, beforeAll, expect, test } from "vitest";
import { ThreadView } from "#shared/protocol/review.ts";
import type { Route } from "./http/route.ts";
import { type Answer, type Browser, type Started, started } from "./started.fixture.ts";

/**
 * T9 over HTTP: an unmistakable string in a private thread, then every GET of the product as
 * everybody it is not for. Nothing that they get back may hold it, or even the thread's id.
 */
const CANARY = "canary-5b1e7f-we-would-settle-at-36-hours";
const AGREEMENT = "river-and-roots";
const THREADS = `/api/agreements/${AGREEMENT}/threads`;
const OTHERS = ["amina", "ruth", "marcus", "helen", "josie"] as const;

let server: Started;
let kept: ThreadView;
beforeAll(async () => {
  server = await started({ demo: true });
  const gwen = await as("gwen");
  const { clauseId } = await someThread(gwen);
  const body = { clauseId, quote: CANARY, audience: "organisation", body: `One ${CANARY}` };
  kept = ThreadView.parse((await gwen.post(THREADS, body)).body);
  const sian = await as("sian");
  await sian.post(`${THREADS}/${kept.id}/comments`, { body: `Two ${CANARY}` });
  await sian.post(`${THREADS}/${kept.id}/resolve`);
}, 60_000);
afterAll(() => server.close());

test("A33 its own organisation reads all of it", async () => {
  const seen = JSON.stringify((await (await as("sian")).get(THREADS)).body);
  expect(seen.split(CANARY)).toHaveLength(4);
  expect(seen).toContain(kept.id);
});

test.each([...OTHERS, null])("A33 no GET shows a byte of it to %s", async (person) => {
  const browser = person === null ? server.browser() : await as(person);
  const gets = server.routes.filter(({ method }) => method === "get");
  expect(gets.length).toBeGreaterThan(15);
  const leaks: string[] = [];
  for (const path of gets.flatMap(pathsOf)) {
    const answer = await browser.get(path);
    const leaked = secret().test(heard(answer).replaceAll(path, ""));
    if (leaked || answer.status >= 500) leaks.push(`${String(answer.status)} ${path}`);
  }
  expect(leaks).toEqual([]);
});

test("A33 an answer to it, as another party, is the answer to a thread that never was", async () => {
  const amina = await as("amina");
  const unknown = "0".repeat(20);
  for (const what of ["comments", "resolve", "reopen"]) {
    const body = what === "comments" ? { body: "Hello" } : {};
    const real = await amina.post(`${THREADS}/${kept.id}/${what}`, body);
    const never = await amina.post(`${THREADS}/${unknown}/${what}`, body);
    expect(real.status).toBe(404);
    expect(real.body).toEqual(never.body);
  }
});

test("A33 the shared history, its personal data and every mail know nothing of it", async () => {
  const { read } = server.platform.storage;
  const rows = [
    ...(await read.selectFrom("audit_event").selectAll().execute()),
    ...(await read.selectFrom("event_pii").selectAll().execute()),
    ...(await read.selectFrom("outbox").selectAll().execute()),
    ...(await read.selectFrom("thread").selectAll().execute()),
    ...(await read.selectFrom("comment").selectAll().execute()),
  ];
  expect(rows.length).toBeGreaterThan(20);
  expect(JSON.stringify(rows)).not.toMatch(secret());
  const own = await read
    .selectFrom("organisation_event")
    .select(["organisation_id", "event"])
    .execute();
  const about = own.filter(({ event }) => event.includes(kept.id));
  expect(about.map((row) => row.organisation_id)).toEqual(["northmere", "northmere", "northmere"]);
  expect(JSON.stringify(own)).not.toContain(CANARY);
});

const secret = (): RegExp => new RegExp(`${CANARY}|${kept.id}`);

const heard = (answer: Answer): string =>
  JSON.stringify([answer.body, [...answer.headers], answer.status]);

/** A route's addresses, with real ids of this partnership wherever there are some. */
function pathsOf(route: Route): string[] {
  const organisations = ["harrowfell", "alderbeck", "northmere"];
  return organisations.map((organisation) => {
    const known: Readonly<Record<string, string>> = {
      agreement: AGREEMENT,
      organisation,
      thread: kept.id,
      person: "gwen",
      question: "C4",
      gate: "legalReview",
    };
    return route.path.replaceAll(/:([a-z]+)/gi, (_, name: string) => known[name] ?? "unknown");
  });
}

async function as(person: string): Promise<Browser> {
  const browser = server.browser();
  const { status } = await browser.post("/api/demo/session", { person });
  expect(status).toBe(200);
  return browser;
}

async function someThread(browser: Browser): Promise<ThreadView> {
  const { body } = await browser.get(THREADS);
  const list: unknown =
    typeof body === "object" && body !== null && "threads" in body && body.threads;
  return ThreadView.parse(Array.isArray(list) ? list[0] : null);
}
