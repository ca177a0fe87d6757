import { expect, test } from "vitest";
import { emptyHead, link, verifyChain } from "./chain.ts";
import { type AuditEvent, eventHash, type EventDraft, GENESIS } from "./event.ts";
import { commit, fingerprint, separated } from "./fingerprint.ts";

const draft: EventDraft = {
  type: "exported",
  actor: { id: "amina", org: "harrowfell", role: "lead", via: "session" },
  ref: {},
  data: {},
};

function chainOf(moments: readonly string[]): AuditEvent[] {
  let head = emptyHead("river-and-roots");
  return moments.map((at) => {
    const linked = link(head, draft, at, null);
    ({ head } = linked);
    return linked.event;
  });
}

const MOMENTS = [
  "2026-11-18T09:00:00.000Z",
  "2026-11-18T09:01:00.000Z",
  "2026-11-18T09:02:00.000Z",
];
const events = chainOf(MOMENTS);
const [first, second, third] = events;

test("AU3 a chain starts from nothing and each line carries the mark of the line before", () => {
  expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(first?.prev).toBe(GENESIS);
  if (first === undefined || third === undefined) throw new Error("three events");
  expect(second?.prev).toBe(eventHash(first));
  const checked = verifyChain("river-and-roots", events);
  expect(checked).toMatchObject({ ok: true, head: { seq: 3, hash: eventHash(third) } });
});

test("AU3 the hash is of the label, a zero byte and the canonical event", () => {
  if (first === undefined) throw new Error("an event");
  expect(eventHash(first)).toBe(fingerprint(separated("agreement.event.v1", first)));
});

test.each([
  ["a dropped line", [first, third], "gap", 2],
  ["two lines swapped", [first, third, second], "gap", 2],
  ["a changed line", [first && { ...first, data: { a: 1 } }, second, third], "broken", 2],
  ["another agreement's line", [first && { ...first, agreement: "x" }], "otherAgreement", 1],
  ["a chain without its start", [second, third], "gap", 1],
  ["time that went back", [first && { ...first, at: "" }, first], "gap", 2],
])("AU4 %s is found", (_, changed, fault, seq) => {
  const chain = changed.flatMap((event) => (event === undefined ? [] : [event]));
  expect(verifyChain("river-and-roots", chain)).toEqual({ ok: false, fault, seq });
});

test("AU4 a line earlier than the one before is found", () => {
  const [, late] = chainOf(["2026-11-18T09:00:00.000Z", "2026-11-18T09:00:00.000Z"]);
  if (first === undefined || late === undefined) throw new Error("two events");
  const back = { ...late, at: "2026-11-18T08:59:59.999Z" };
  expect(verifyChain("river-and-roots", [first, back])).toMatchObject({ fault: "timeWentBack" });
});

test("AU5 a clock that goes back is held at the last moment", () => {
  const held = chainOf(["2026-11-18T09:00:00.000Z", "2026-11-17T09:00:00.000Z"]);
  expect(held[1]?.at).toBe("2026-11-18T09:00:00.000Z");
});

test("AU6 a commitment changes with the salt and with each letter", () => {
  const salt = new Uint8Array(32).fill(7);
  const commitments = new Set([
    commit(salt, { email: "a@b.example" }),
    commit(salt, { email: "a@c.example" }),
    commit(new Uint8Array(32).fill(8), { email: "a@b.example" }),
  ]);
  expect(commitments.size).toBe(3);
});
