// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as z from "zod";
import { PROBLEMS } from "#shared/problem/problem.ts";
import { get, keepDemoToken, post, ProblemError } from "./client.ts";
import { en } from "./messages.en.ts";
import { NEXT_STEP } from "./problems.ts";

const Reply = z.strictObject({ title: z.string() });
const asked = vi.fn<typeof fetch>();

beforeEach(() => {
  asked.mockReset();
  keepDemoToken(null);
  vi.stubGlobal("fetch", asked);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function answers(status: number, body: string, type = "application/json"): void {
  asked.mockResolvedValue(new Response(body, { status, headers: { "content-type": type } }));
}

async function refusal(): Promise<ProblemError> {
  const thrown: unknown = await get("/api/x", {}, Reply).catch((error: unknown) => error);
  if (thrown instanceof ProblemError) return thrown;
  throw new Error("nothing was refused");
}

test("a reply arrives parsed, and the body went as JSON", async () => {
  answers(200, '{"title":"River and Roots"}');
  const reply = await post("/api/x", { body: { a: 1 } }, Reply);
  expect(reply).toEqual({ title: "River and Roots" });
  const sent = asked.mock.calls[0]?.[1];
  expect(sent?.body).toBe('{"a":1}');
  expect(new Headers(sent?.headers).get("content-type")).toBe("application/json");
  expect(new Headers(sent?.headers).has("authorization")).toBe(false);
});

test("a tab that plays a person says so with every request", async () => {
  keepDemoToken("token-of-amina");
  answers(200, '{"title":"x"}');
  await get("/api/x", {}, Reply);
  const sent = asked.mock.calls[0]?.[1];
  expect(new Headers(sent?.headers).get("authorization")).toBe("Bearer token-of-amina");
});

test("a refusal keeps its code, its words and its reference", async () => {
  const problem = {
    type: "about:blank",
    title: "t",
    status: 500,
    code: "server",
    reference: "7F3A",
  };
  answers(500, JSON.stringify(problem), "application/problem+json");
  const { code, status, params } = await refusal();
  expect({ code, status, params }).toEqual({
    code: "server",
    status: 500,
    params: { reference: "7F3A" },
  });
});

test.each([
  ["a proxy's page", 502, "<html>", "server"],
  ["an unknown code", 400, '{"type":"x","title":"x","status":400,"code":"x"}', "unreadable"],
  ["words that are not JSON", 200, "<html>", "unreadable"],
  ["a reply of another shape", 200, '{"name":1}', "unreadable"],
] as const)("%s becomes a refusal with a sentence", async (_, status, body, code) => {
  answers(status, body);
  expect((await refusal()).code).toBe(code);
});

test("no answer at all is said as such", async () => {
  asked.mockRejectedValue(new TypeError("fetch failed"));
  expect((await refusal()).code).toBe("unreachable");
});

test("every refusal of the server has a sentence and a next step, and nothing else has", () => {
  const codes = [...Object.keys(PROBLEMS), "unreachable", "unreadable"].toSorted();
  expect(Object.keys(en.problem).toSorted()).toEqual(codes);
  expect(Object.keys(NEXT_STEP).toSorted()).toEqual(codes);
});

test("no sentence blames, and none is long", () => {
  for (const sentence of Object.values(en.problem)) {
    expect(sentence).not.toMatch(/please|sorry|oops|invalid|successfully|—/i);
    for (const part of sentence.split(/[.?!]/)) {
      expect(part.trim().split(/\s+/).length).toBeLessThanOrEqual(20);
    }
  }
});
