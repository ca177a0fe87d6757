import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, type Started, started } from "./started.fixture.ts";

/**
 * TE31 over HTTP: an unmistakable string in an organisation's own wording and in its name, then every
 * GET of the product as everybody it is not for. None of them, in any encoding of JSON, may hold it.
 */
const CANARY = "canary-7c20e9-our-way-of-paying";
const CLAUSE = "MO-02";
const AGREEMENT = "river-and-roots";
const OWN = `/api/agreements/${AGREEMENT}/house-wordings`;
const OTHERS = ["marcus", "helen", "sian", "gwen", "ruth"] as const;

let server: Started;
beforeAll(async () => {
  server = await started({ demo: true });
  const amina = await as("amina");
  const line = {
    type: "clause",
    attrs: { id: "k1", level: 2, kind: "clause", source: "" },
    content: [{ type: "paragraph", content: [{ type: "text", text: `Words ${CANARY}` }] }],
  };
  const body = { name: `Name ${CANARY}`, words: { type: "doc", content: [line] } };
  await amina.put(`${OWN}/${CLAUSE}`, body);
}, 60_000);
afterAll(() => server.close());

test("TE31 the lead of the organisation that keeps it reads all of it", async () => {
  const seen = JSON.stringify((await (await as("amina")).get(OWN)).body);
  expect(seen.split(CANARY)).toHaveLength(3);
});

test.each([...OTHERS, null])("TE31 no GET shows a byte of it to %s", async (person) => {
  const browser = person === null ? server.browser() : await as(person);
  expect(await leaksTo(browser)).toEqual([]);
});

test("TE31 once it is offered, the mark of it shows no more than before", async () => {
  expect(
    (await (await as("amina")).post(`${OWN}/${CLAUSE}/offer`, { lines: ["new-line"] })).status,
  ).toBe(200);
  expect(await leaksTo(await as("marcus"))).toEqual([]);
});

test("TE31 no history, mail or other row of the product holds it, beside the one that keeps it", async () => {
  const holding: string[] = [];
  for (const table of await server.place.tables()) {
    const held = await server.place.outside(`select * from "${table}"`);
    if (JSON.stringify(held).includes(CANARY)) holding.push(table);
  }
  expect(holding).toEqual(["house_wording"]);
});

/** The GETs whose answer holds the words, or that fail. */
async function leaksTo(browser: Browser): Promise<string[]> {
  const gets = server.routes.filter(({ method }) => method === "get");
  expect(gets.length).toBeGreaterThan(15);
  const leaks: string[] = [];
  for (const path of gets.flatMap((route) => pathsOf(route.path))) {
    const { body, headers, status } = await browser.get(path);
    const heard = JSON.stringify([body, [...headers]]);
    if (heard.includes(CANARY) || status >= 500) leaks.push(`${String(status)} ${path}`);
  }
  return leaks;
}

/** A route's addresses, with real ids of this partnership wherever there are some. */
function pathsOf(route: string): string[] {
  return ["harrowfell", "alderbeck", "northmere"].map((organisation) => {
    const known: Readonly<Record<string, string>> = {
      agreement: AGREEMENT,
      organisation,
      person: "amina",
      question: "C4",
      gate: "legalReview",
      clause: CLAUSE,
    };
    return route.replaceAll(/:([a-z]+)/gi, (_, name: string) => known[name] ?? "unknown");
  });
}

async function as(person: string): Promise<Browser> {
  const browser = server.browser();
  const { status } = await browser.post("/api/demo/session", { person });
  expect(status).toBe(200);
  return browser;
}
