import { afterAll, beforeAll, expect, test } from "vitest";
import { QUESTIONS, READY_IDS } from "#shared/assessment/questions.ts";
import { READINESS_PROMISE } from "#shared/assessment/trust.ts";
import { addParticipant } from "./agreements/agreement-store.ts";
import type { Route } from "./http/route.ts";
import { type Answer, type Browser, type Started, started } from "./started.fixture.ts";

/**
 * Sealed answers over HTTP: Brightwater has answered in part, with notes and an ask that carry an
 * unmistakable string. Then every route of the product, of every method, as the other party. Not a
 * byte of what comes back may hold it.
 */
const CANARY = "canary-93ac-we-cannot-pay-a-penny";
const AGREEMENT = "carers-voices";
const OTHERS = ["elin", "amina"] as const;
const AT = "2026-11-18T09:00:00.000Z";

let server: Started;
beforeAll(async () => {
  server = await started({ demo: true });
  await server.platform.storage.write(async (tx) => {
    const person = { id: CANARY, name: CANARY, email: `${CANARY}@brightwater.example` };
    await tx
      .insertInto("person")
      .values({ ...person, email_verified: 1, created_at: AT, updated_at: AT })
      .execute();
    const seat = { agreementId: AGREEMENT, organisationId: "brightwater", personId: CANARY };
    await addParticipant(tx, { ...seat, role: "viewer" }, AT);
  });
  const dee = await as("dee");
  for (const { id } of QUESTIONS) {
    await must(dee.put(`${root}/notes/${id}`, { words: `${id} ${CANARY}` }));
  }
  await must(dee.put(`${root}/answers/C3`, { value: "over100k" }));
  await must(dee.put(`${root}/answers/E1`, { value: ["special", "anon"] }));
  await must(dee.put(`${root}/answers/H4`, { value: 1 }));
  await must(dee.post(`${root}/asks/H5`, { personId: CANARY }));
  await must(dee.post(`${root}/assessment/here`, { question: "C3" }));
}, 60_000);
afterAll(() => server.close());

/** The example's own routes: its outbox shows every mail to everybody, as a page for trying out. */
const OPEN_HERE = new Set(["/api/outbox", "/api/demo/session", "/api/demo/reset"]);

const root = `/api/agreements/${AGREEMENT}`;

test("AS15 its own organisation reads all of it", async () => {
  const seen = heard(await (await as("dee")).get(`${root}/assessment`));
  expect(seen).toContain(`C3 ${CANARY}`);
  expect(seen).toContain("over100k");
});

test.each([...OTHERS, null])(
  "AS15 no route of any method shows a sealed byte to %s",
  async (person) => {
    const browser = person === null ? server.browser() : await as(person);
    const leaks: string[] = [];
    const routes = server.routes.filter(({ path }) => !OPEN_HERE.has(path));
    for (const [route, path] of routes.flatMap((one) => pathsOf(one))) {
      for (const body of bodiesFor(route)) {
        const answer = await browser.ask(route.method.toUpperCase(), path, body);
        if (sealed().test(heard(answer).replaceAll(path, "")))
          leaks.push(`${route.method} ${path}`);
      }
    }
    expect(leaks).toEqual([]);
  },
  120_000,
);

test("AS22 AS23 the shared history and other people's mail know nothing of notes and asks", async () => {
  const { read } = server.platform.storage;
  const lines = await read
    .selectFrom("audit_event")
    .selectAll()
    .where("agreement_id", "=", AGREEMENT)
    .execute();
  const personal = await read.selectFrom("event_pii").selectAll().execute();
  const mails = await read.selectFrom("outbox").select(["recipient", "subject"]).execute();
  expect(lines.length).toBeGreaterThan(3);
  expect(JSON.stringify([lines, personal])).not.toMatch(sealed());
  const asked = mails.filter((mail) => JSON.stringify(mail).includes(CANARY));
  expect(asked.map(({ recipient }) => recipient)).toEqual([`${CANARY}@brightwater.example`]);
});

test("AS12 AS73 after the opening, no GET as another party changes by a byte with one's readiness", async () => {
  const [marcus, amina] = [await as("marcus"), await as("amina")];
  const gets = server.routes.filter(
    ({ method, path }) => method === "get" && path.includes(":agreement"),
  );
  const paths = new Set(
    gets.flatMap((route) => pathsOf(route, "river-and-roots")).map(([, path]) => path),
  );
  const read = async (): Promise<string[]> => {
    const seen: string[] = [];
    for (const path of paths) {
      const { status, body } = await amina.get(path);
      seen.push(JSON.stringify([path, status, body]));
    }
    return seen;
  };
  const before = await read();
  expect(before.filter((seen) => seen.includes("inputsHash")).length).toBeGreaterThan(1);
  const river = "/api/agreements/river-and-roots";
  for (const id of READY_IDS) {
    for (const value of [5, 1]) {
      await must(marcus.put(`${river}/answers/${id}`, { value, promise: READINESS_PROMISE }));
    }
    await must(marcus.put(`${river}/notes/${id}`, { words: `${id} ${CANARY}` }));
  }
  expect(await read()).toEqual(before);
  expect(heard(await marcus.get(`${river}/assessment`))).toContain(`H3 ${CANARY}`);
}, 120_000);

/** The string itself, and the codes that only Brightwater has answered with. */
const sealed = (): RegExp => new RegExp(`${CANARY}|"over100k"|"special"`);

const heard = (answer: Answer): string =>
  JSON.stringify([answer.body, [...answer.headers], answer.status]);

/** What a raw client may send to it; nothing with a GET. */
function bodiesFor({ method }: Route): unknown[] {
  if (method === "get") return [undefined];
  return [{}, { question: "C3" }, { value: 1 }, { words: "x" }, { personId: CANARY }];
}

/** A route's addresses with the real ids of a partnership. Signing out comes last of all. */
function pathsOf(route: Route, agreement = AGREEMENT): (readonly [Route, string])[] {
  if (route.path === "/api/sign-out") return [];
  return ["brightwater", "dyffryn-teg"].flatMap((organisation) =>
    ["C3", "H5"].map((question) => {
      const known: Readonly<Record<string, string>> = {
        agreement,
        organisation,
        person: "dee",
        role: "viewer",
        question,
        gate: "legalReview",
      };
      const name = (_: string, key: string) => known[key] ?? "unknown";
      return [route, route.path.replaceAll(/:([a-z]+)/gi, name)] as const;
    }),
  );
}

async function as(person: string): Promise<Browser> {
  const browser = server.browser();
  const { status } = await browser.post("/api/demo/session", { person });
  expect(status).toBe(200);
  return browser;
}

async function must(asked: Promise<Answer>): Promise<void> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(JSON.stringify(body));
}
