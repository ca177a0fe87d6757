import { afterEach, beforeEach, expect, test } from "vitest";
import * as z from "zod";
import { assess } from "#shared/assessment/assess.ts";
import { OpenResult, ResultInputs } from "#shared/protocol/result.ts";
import { startAssessment } from "./assessment.fixture.ts";
import type { UnderTest } from "./assessment.fixture.ts";
import { AGREEMENT } from "./seed.fixture.ts";

let product: UnderTest;

beforeEach(async () => {
  product = await startAssessment();
});

afterEach(async () => {
  await product.close();
});

const page = async (person: string): Promise<Response> =>
  fetch(`${product.url}/api/agreements/${AGREEMENT}/assessment/page`, {
    headers: { "x-person": person },
  });

const Exported = z.object({
  format: z.literal("counterpart.assessment.v1"),
  instrument: z.object({ version: z.string(), questions: z.array(z.unknown()).length(21) }),
  results: z.array(z.object({ result: OpenResult, inputs: ResultInputs, at: z.string() })),
});

test("AS31 the exported data computes every result again, and holds no readiness", async () => {
  await product.ask("saltmarsh", "PUT", "notes/H2", { words: "canary-ready" });
  await product.revealAll();
  await product.put("church", "D3", "coordinator");
  const { status, body } = await product.ask("reader", "GET", "assessment/export");
  expect(status).toBe(200);
  const { results } = Exported.parse(body);
  expect(results).toHaveLength(2);
  for (const { result, inputs } of results) {
    expect(assess(inputs.parties)).toMatchObject(result);
  }
  expect(JSON.stringify(body)).not.toMatch(/canary-ready|"H[1-5]"|readiness/);
});

test("AS31 the page stands alone: no script, nothing fetched, everything typed is escaped", async () => {
  const words = '<script>alert(1)</script> & "more"';
  await product.ask("hub", "PUT", "notes/C3", { words });
  await product.revealAll();
  await product.ask("hub", "PUT", "agreed/B1", { words: "The <hub> keeps it." });
  const answer = await page("church");
  const html = await answer.text();
  expect(answer.headers.get("content-type")).toContain("text/html");
  expect(answer.headers.get("content-disposition")).toContain("warm-wednesdays-assessment.html");
  expect(html).not.toMatch(/<script|<img|<link|src=|href=|url\(|https?:/);
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;");
  expect(html).toContain("The &lt;hub&gt; keeps it.");
  expect(html).toContain("Degree 2, Coordinated: a coordination and information-sharing protocol.");
  expect(html).toContain(
    "Will one organisation lead, or will you set up a new one? (the answers differ)",
  );
  expect(html).not.toContain("We trust the other partners");
});

test("AS31 an answer that was changed stands on the page in the words of its question", async () => {
  await product.revealAll();
  await product.put("church", "D3", "coordinator");
  await product.put("church", "E1", ["staff", "personal"]);
  const html = await (await page("hub")).text();
  const changes = html.slice(html.indexOf("Answers changed since they were opened"));
  expect(changes).toContain("<td>One partner coordinates, with no power to commit the others</td>");
  expect(changes).not.toMatch(/coordinator|\[|null/);
});

test("AS31 before the reveal there is nothing to export, and a stranger finds nothing", async () => {
  await product.fill("hub");
  await product.finish("hub");
  const sealed = await product.ask("hub", "GET", "assessment/export");
  expect(sealed).toMatchObject({ status: 409, body: { code: "assessmentSealed" } });
  expect((await page("hub")).status).toBe(409);
  expect((await page("stranger")).status).toBe(404);
});
