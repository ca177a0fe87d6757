import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide, type Drafting, type Event, type Signatory, type State } from "./decide.ts";

/** T2 in memory. `fc` prints the seed and the shortest story when a run fails. */
const RUNS = 20_000;

const LEADS = ["amina", "marcus"];
const PEOPLE = ["ruth", "helen", "rhodri", "amina"];
const PARTIES = ["harrowfell", "alderbeck"];
const HASHES = ["a", "b"].map((digit) => digit.repeat(64));

/** A choice of what to try; `near` aims it at what the state would allow. */
interface Attempt {
  readonly type: Event["type"];
  readonly near: boolean;
  readonly pick: number;
  readonly other: number;
}

const attempt: fc.Arbitrary<Attempt> = fc.record({
  type: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom("edit", "leads", "decline", "thaw") },
    { weight: 4, arbitrary: fc.constant("freeze") },
    { weight: 6, arbitrary: fc.constantFrom("consent", "sign") },
  ),
  near: fc.oneof(fc.constant(true), fc.boolean()),
  pick: fc.nat(15),
  other: fc.nat(15),
});

const from = <T>(list: readonly T[], at: number): T => {
  const one = list[at % list.length];
  if (one === undefined) throw new Error("an empty list");
  return one;
};

const FULL: readonly Signatory[] = [
  { party: "harrowfell", person: "ruth" },
  { party: "alderbeck", person: "helen" },
];

function eventOf(state: State, tried: Attempt): Event {
  return state.at === "drafting" ? draftEvent(state, tried) : roundEvent(state, tried);
}

/** Aimed at a draft; everything of a round comes too early. */
function draftEvent(state: Drafting, { type, near, pick, other }: Attempt): Event {
  const by = from(near ? LEADS : [...LEADS, "gwen"], pick);
  const seq = near ? state.seq : other % 4;
  const docHash = from(HASHES, other);
  if (type === "edit") return { type, seq: state.seq + (other % 3) };
  if (type === "leads") return { type, leads: LEADS.slice(pick % 2) };
  if (type === "consent") return { type, by, seq };
  if (type !== "freeze") return roundEvent({ docHash }, { type, near, pick, other });
  const signatories = near ? FULL : [from(FULL, other), ...FULL.slice(pick % 3)];
  return { type, by, seq, docHash, signatories, blocks: near ? 0 : other % 2 };
}

/** Aimed at a round; everything of a draft comes too late. */
function roundEvent(
  state: { readonly docHash: string },
  { type, near, pick, other }: Attempt,
): Event {
  const docHash = near ? state.docHash : from(HASHES, other);
  const reason = near ? "Clause 12" : from(["", "Clause 12"], other);
  const stray = { party: from(PARTIES, pick), person: from(PEOPLE, other) };
  const signatory = near ? from(FULL, pick) : stray;
  if (type === "sign") return { type, signatory, docHash };
  if (type === "decline") return { type, signatory, reason };
  if (type === "thaw") return { type, by: from(LEADS, pick), reason };
  return draftEvent(start, { type, near, pick, other });
}

const start: Drafting = {
  at: "drafting",
  version: 1,
  seq: 0,
  parties: PARTIES,
  leads: LEADS,
  consents: [],
};

const name = ({ party, person }: Signatory) => `${party} ${person}`;

/** The promises that a step broke, by name. */
function broken(before: State, after: State): string[] {
  if (before.at !== "drafting" && after.at === "drafting") return ["a frozen text thawed itself"];
  if (after.at === "drafting") return [];
  const signed = after.signed.map(name);
  const asked = after.signatories.map(name);
  const promises: readonly (readonly [string, boolean])[] = [
    ["the text is fixed", before.at === "drafting" || before.docHash === after.docHash],
    ["the roster is fixed", before.at === "drafting" || before.signatories === after.signatories],
    [
      "a signature stays",
      before.at === "drafting" || before.signed.every((s, i) => s === after.signed[i]),
    ],
    ["no signature on a draft", before.at !== "drafting" || after.signed.length === 0],
    ["one signature each", new Set(signed).size === signed.length],
    ["only who was asked", signed.every((who) => asked.includes(who))],
    ["complete is everyone", (after.at === "complete") === (signed.length === asked.length)],
    [
      "every party is asked",
      PARTIES.every((party) => after.signatories.some((s) => s.party === party)),
    ],
    ["an end is an end", before.at === "drafting" || before.at === "open"],
  ];
  return promises.filter(([, kept]) => !kept).map(([promise]) => promise);
}

test("SO6 T2 whatever the order, a frozen text and its signatures keep every promise", () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 30 }), (story) => {
      let state = start as State;
      for (const each of story) {
        const before = JSON.stringify(state);
        const decision = decide(state, eventOf(state, each));
        expect(JSON.stringify(state)).toBe(before);
        if (!("next" in decision)) continue;
        expect(broken(state, decision.next)).toEqual([]);
        state = decision.next;
      }
      reached.add(state.at);
    }),
    { numRuns: RUNS, interruptAfterTimeLimit: 15_000 },
  );
  expect([...reached].toSorted()).toEqual(["complete", "declined", "drafting", "open", "thawed"]);
}, 40_000);
