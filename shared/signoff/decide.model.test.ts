import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide, type Drafting, type Event, type Signatory, type State } from "./decide.ts";
import { sampling } from "./sampling.fixture.ts";

/** T2 in memory. `fc` prints the seed and the shortest story when a run fails. */
const { settings, patience } = sampling({ runs: 20_000, ms: 40_000 });

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
    { weight: 6, arbitrary: fc.constantFrom("consent", "sign", "record", "match") },
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
  const paper = pick % 3 === 0 ? [from(PARTIES, other)] : [];
  const full = FULL.filter(({ party }) => !paper.includes(party));
  const signatories = near ? full : [from(FULL, other), ...FULL.slice(pick % 3)];
  return { type, by, seq, docHash, signatories, paper, blocks: near ? 0 : other % 2 };
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
  const by = { party: from(PARTIES, pick), person: from(LEADS, pick) };
  if (type === "record") return { type, by, docHash };
  if (type === "match") return { type, party: from(PARTIES, other), by, docHash };
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
    [
      "complete is everyone, and every paper",
      (after.at === "complete") ===
        (signed.length === asked.length && after.paper.every((p) => after.matched.includes(p))),
    ],
    [
      "every party is asked, or signs on paper",
      PARTIES.every(
        (party) => after.signatories.some((s) => s.party === party) !== after.paper.includes(party),
      ),
    ],
    ["what is matched was recorded", after.matched.every((p) => after.recorded.includes(p))],
    ["only paper is recorded", after.recorded.every((p) => after.paper.includes(p))],
    ["an end is an end", before.at === "drafting" || before.at === "open"],
  ];
  return promises.filter(([, kept]) => !kept).map(([promise]) => promise);
}

test(
  "SO6 T2 whatever the order, a frozen text and its signatures keep every promise",
  () => {
    const reached = new Set<string>();
    fc.assert(
      // As long as they may be: the ends of a round are many steps from its beginning.
      fc.property(fc.array(attempt, { maxLength: 30, size: "max" }), (story) => {
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
      { interruptAfterTimeLimit: 15_000, ...settings },
    );
    expect([...reached].toSorted()).toEqual(["complete", "declined", "drafting", "open", "thawed"]);
  },
  patience,
);
