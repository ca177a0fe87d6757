import { describe, expect, test } from "vitest";
import { audienceOf, type Comment, decideThread, mayNotice, type Thread } from "./thread.ts";

const comment = (organisationId: string, body = "Is that enough time?"): Comment => ({
  id: "c1",
  organisationId,
  personId: "gwen",
  body,
  at: "2026-11-18T10:00:00.000Z",
});

const thread = (change: Partial<Thread> = {}): Thread => ({
  id: "t1",
  clauseId: "data",
  quote: "seven days",
  audience: { kind: "shared" },
  comments: [comment("northmere")],
  resolved: null,
  ...change,
});
const privately = thread({ audience: audienceOf("organisation", "northmere") });
const resolved = { personId: "gwen", at: "2026-11-18T11:00:00.000Z" };

const act = (kind: "resolve" | "reopen", organisationId: string) => ({
  kind,
  organisationId,
  personId: "amina",
  at: "2026-11-18T12:00:00.000Z",
});

describe("who it is for", () => {
  test("RE1 a shared thread is for every party, a private one for its own alone", () => {
    expect(mayNotice({ kind: "shared" }, "harrowfell")).toBe(true);
    expect(mayNotice(privately.audience, "northmere")).toBe(true);
    expect(mayNotice(privately.audience, "harrowfell")).toBe(false);
  });

  test("RE2 a private audience is always the writer's own organisation", () => {
    expect(audienceOf("organisation", "northmere")).toEqual({
      kind: "organisation",
      organisationId: "northmere",
    });
    expect(audienceOf("shared", "northmere")).toEqual({ kind: "shared" });
  });

  test("RE3 to another organisation a private thread does not exist, whatever is tried", () => {
    const tries = [
      { kind: "answer" as const, comment: comment("harrowfell") },
      act("resolve", "harrowfell"),
      act("reopen", "harrowfell"),
    ];
    for (const event of tries) {
      expect(decideThread(privately, event)).toEqual({ refusal: { code: "notFound" } });
    }
  });
});

describe("what becomes of it", () => {
  test("RE4 an answer is added at the end", () => {
    const answer = comment("harrowfell", "Five days works for us.");
    expect(decideThread(thread(), { kind: "answer", comment: answer })).toEqual({
      next: thread({ comments: [comment("northmere"), answer] }),
    });
  });

  test("RE4 an answer to a resolved thread is kept and opens it again", () => {
    const decision = decideThread(thread({ resolved }), {
      kind: "answer",
      comment: comment("harrowfell"),
    });
    expect(decision).toMatchObject({ next: { resolved: null, comments: { length: 2 } } });
  });

  test("RE5 anybody who sees it resolves and reopens it", () => {
    const done = decideThread(thread(), act("resolve", "harrowfell"));
    expect(done).toMatchObject({
      next: { resolved: { personId: "amina", at: "2026-11-18T12:00:00.000Z" } },
    });
    expect(decideThread(thread({ resolved }), act("reopen", "harrowfell"))).toEqual({
      next: thread(),
    });
  });

  test("RE5 the second to resolve or reopen changes nothing", () => {
    const ended = thread({ resolved });
    expect(decideThread(ended, act("resolve", "harrowfell"))).toEqual({ next: ended });
    expect(decideThread(thread(), act("reopen", "harrowfell"))).toEqual({ next: thread() });
  });
});
