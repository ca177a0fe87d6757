import { expect, test } from "vitest";
import type { AuditView } from "#shared/protocol/signoff.ts";
import { type AuditEvent, csvCell, daysOf, latest, sentenceOf } from "./lines.ts";

const event = (seq: number, type: string, change: Partial<AuditEvent> = {}): AuditEvent => ({
  seq,
  at: `2026-11-${String(17 + seq)}T10:00:00.000Z`,
  type,
  personName: "Amina Yusuf",
  organisationName: "Harrowfell",
  params: {},
  hash: "a".repeat(64),
  prev: "b".repeat(64),
  ...change,
});
const audit = (events: AuditEvent[]): AuditView => ({ events, head: "", intact: true });
const dayOf = (at: string) => at.slice(0, 10);
const seqs = (days: ReturnType<typeof daysOf>) => days.map((day) => day.events.map((e) => e.seq));

test("the newest step comes first, day by day", () => {
  const events = [
    event(1, "created"),
    event(2, "freeze.consented"),
    event(3, "version.frozen", { at: "2026-11-19T16:20:00.000Z" }),
  ];
  expect(seqs(daysOf(audit(events), { kind: "any", organisation: "any" }, dayOf))).toEqual([
    [3, 2],
    [1],
  ]);
});

test("a filter keeps one kind, or one organisation", () => {
  const events = [
    event(1, "created"),
    event(2, "party.signed"),
    event(3, "party.signed", { organisationName: "Northmere" }),
  ];
  const list = audit(events);
  expect(seqs(daysOf(list, { kind: "signing", organisation: "any" }, dayOf))).toEqual([[3], [2]]);
  expect(seqs(daysOf(list, { kind: "signing", organisation: "Northmere" }, dayOf))).toEqual([[3]]);
});

test("a role that was taken has another sentence than one that was given", () => {
  expect(sentenceOf(event(1, "role.changed", { params: { change: "given" } })).key).toBe(
    "roleGiven",
  );
  expect(sentenceOf(event(1, "role.changed", { params: { change: "taken" } })).key).toBe(
    "roleTaken",
  );
});

test.each([
  ["plain", '"plain"'],
  ['say "yes"', '"say ""yes"""'],
  ["=HYPERLINK(1)", `"'=HYPERLINK(1)"`],
  ["-1", `"'-1"`],
])("a cell with %s cannot run in a spreadsheet", (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

test("what the others did lately: newest first, without the reader's own and the server's steps", () => {
  const events = [
    event(1, "created"),
    event(2, "party.joined", { personName: "Marcus Bell" }),
    event(3, "clock.skew", { personName: null, organisationName: null }),
    event(4, "thread.started", { personName: "Gwen Pritchard" }),
    event(5, "party.signed", { personName: "Marcus Bell" }),
  ];
  const steps = latest(audit(events), { but: "Amina Yusuf", most: 2 });
  expect(steps.map(({ seq }) => seq)).toEqual([5, 4]);
});
