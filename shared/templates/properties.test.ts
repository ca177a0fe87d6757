import { expect, test } from "vitest";
import { uniform } from "../assessment/answers.fixture.ts";
import { assess } from "../assessment/assess.ts";
import type { Assessed, AssessedParty } from "../assessment/assess.ts";
import { ALL_DEGREES } from "../assessment/degrees.ts";
import { FLOORS } from "../assessment/floors.ts";
import { STANDARD, type Thresholds } from "../assessment/thresholds.ts";
import { AnswersSchema, QUESTIONS, SCALE_IDS } from "../assessment/questions.ts";
import { outline, outlinedClauses } from "./outline.ts";

/** The properties of the instrument at the size they were first measured at. */
const SEED = 20_261_118;
const FORMS = ["cio", "trust", "unincorporated", "council", "charitableCompany"];
const LANGUAGES = [["en"], ["cy", "en"]];

type Random = () => number;

/** Numbers from 0 up to 1, always the same ones for a seed (mulberry32). */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<Value>(random: Random, values: readonly Value[]): Value | undefined {
  return values[Math.floor(random() * values.length)];
}

/** Any legal answers. Every scale has one; of the rest about one in eight is left out. */
function anyAnswers(random: Random): Record<string, unknown> {
  const given = QUESTIONS.filter(({ kind }) => kind === "scale" || random() > 0.12);
  return Object.fromEntries(given.map((question) => [question.id, anyAnswer(question, random)]));
}

function anyAnswer(question: (typeof QUESTIONS)[number], random: Random): unknown {
  if (question.kind !== "fact") return 1 + Math.floor(random() * 5);
  const codes = question.options.map(({ code }) => code);
  if (!question.multi) return pick(random, codes);
  const some = codes.filter(() => random() < 0.3);
  return some.length === 0 ? ["none"] : some;
}

function anyParty(random: Random, name: string): AssessedParty {
  return {
    name,
    legalForm: pick(random, FORMS),
    languages: pick(random, LANGUAGES),
    publicAuthority: random() < 0.3,
    answers: AnswersSchema.parse(anyAnswers(random)),
  };
}

/** About one floor in three at some degree: those of policy are lowered by it, the others never. */
function anyLowered(random: Random): Thresholds {
  const some = FLOORS.filter(() => random() < 0.3);
  const lowered = some.map(({ id }) => [id, pick(random, ALL_DEGREES) ?? 1] as const);
  return { ...STANDARD, lowered: Object.fromEntries(lowered) };
}

function assessed(parties: readonly AssessedParty[], thresholds: Thresholds): Assessed {
  const result = assess(parties, thresholds);
  if (result.state === "waiting") throw new Error("every scale is answered");
  return result;
}

/** One scale answer made one step firmer; null where it is the firmest already. */
function raised(random: Random, party: AssessedParty): AssessedParty | null {
  const id = pick(random, SCALE_IDS) ?? "A1";
  const score = party.answers[id] ?? 1;
  if (score === 5) return null;
  return { ...party, answers: AnswersSchema.parse({ ...party.answers, [id]: score + 1 }) };
}

/** The floors that a result does not keep to, in words: those that cannot be lowered stand as they are. */
function floorFaults(result: Assessed, own: Assessed): string[] {
  const { workingDegree, floor, floors } = result;
  const insisted = own.floors.filter(({ basis }) => basis !== "policy");
  return [
    ...(workingDegree < floor || workingDegree > 5 ? ["outside its limits"] : []),
    ...(floors.some(({ min }) => min > workingDegree) ? ["a floor does not hold"] : []),
    ...insisted.filter(({ min }) => min > workingDegree).map(({ id }) => `${id} was lowered`),
    ...(result.forced.join(" ") === own.forced.join(" ") ? [] : ["other clauses are forced"]),
    ...(result.gates.join(" ") === own.gates.join(" ") ? [] : ["other gates are asked for"]),
  ];
}

/** What an outline must never be, in words. */
function outlineFaults(result: Assessed, parties: readonly AssessedParty[]): string[] {
  const clauses = outlinedClauses(result, parties);
  const ids = clauses.map(({ id }) => id);
  const required = new Set<string>(
    clauses.filter(({ status }) => status === "R").map(({ id }) => id),
  );
  const body = clauses.filter(({ place }) => place === "body");
  return [
    ...result.forced.filter((id) => !required.has(id)).map((id) => `${id} is not required`),
    ...(new Set(ids).size === ids.length ? [] : ["a clause twice"]),
    ...(body.at(-1)?.id === "SI-06" ? [] : ["the signature page is not last"]),
  ];
}

test("AS10 AS50 AS51 TE2 20,000 random parties, floors lowered at random: the degree keeps its limits and every forced clause is required", (context) => {
  void context.annotate(`seed ${String(SEED)}`);
  const random = seeded(SEED);
  const faults = new Set<string>();
  let pairs = 0;
  let lowered = 0;
  for (let run = 0; run < 20_000; run += 1) {
    const party = anyParty(random, "P");
    const thresholds = run % 2 === 0 ? STANDARD : anyLowered(random);
    const result = assessed([party], thresholds);
    if (result.floors.some(({ asks }) => asks !== undefined)) lowered += 1;
    for (const fault of [
      ...floorFaults(result, assessed([party], STANDARD)),
      ...outlineFaults(result, [party]),
    ]) {
      faults.add(`run ${String(run)}: ${fault}`);
    }
    const firmer = raised(random, party);
    if (firmer === null) continue;
    pairs += 1;
    if (assessed([firmer], thresholds).workingDegree < result.workingDegree) {
      faults.add(`run ${String(run)}: a firmer answer lowered the degree`);
    }
  }
  expect([...faults]).toEqual([]);
  expect(pairs).toBeGreaterThan(14_000);
  expect(lowered).toBeGreaterThan(3000);
}, 60_000);

/** Equal exactly when the result and its outline say the same, whatever the order of names. */
function said(parties: readonly AssessedParty[], thresholds: Thresholds): string {
  const result = assessed(parties, thresholds);
  const { state, degree, workingDegree, floor, range } = result;
  const clauses = outline(result, parties);
  const sets = [result.disputed, result.unsure, result.forced, result.gates, result.outliers];
  const floors = result.floors.map(({ id, min, by }) => `${id} ${String(min)} ${sorted(by)}`);
  const found = { state, degree, workingDegree, floor, range, body: clauses.body };
  return JSON.stringify([found, clauses.schedules, sets.map(sorted), sorted(floors)]);
}

function sorted(words: readonly string[]): string {
  return words.toSorted().join(" ");
}

test("AS10 AS50 3,000 random groups, floors lowered at random: the order of the parties changes nothing", (context) => {
  void context.annotate(`seed ${String(SEED + 1)}`);
  const random = seeded(SEED + 1);
  const faults: number[] = [];
  const states = new Set<string>();
  for (let run = 0; run < 3000; run += 1) {
    const names = ["P", "Q", "R", "S"].slice(0, 2 + Math.floor(random() * 3));
    const parties = names.map((name) => anyParty(random, name));
    const turned = [...parties.slice(1), ...parties.slice(0, 1)];
    const thresholds = run % 2 === 0 ? STANDARD : anyLowered(random);
    states.add(assessed(parties, thresholds).state);
    const first = said(parties, thresholds);
    const others = [turned, parties.toReversed()].map((order) => said(order, thresholds));
    if (others.some((other) => other !== first)) faults.push(run);
  }
  expect(faults).toEqual([]);
  expect([...states].toSorted()).toEqual(["conversation", "provisional"]);
}, 60_000);

test.each(ALL_DEGREES)("AS3 uniform answers of %d and no facts give that degree", (degree) => {
  const result = assess([uniform("P", degree), uniform("Q", degree)]);
  expect(result).toMatchObject({ state: "proposed", degree });
});

test("AS6 each of the 27 floors can be reported alone by one party, and holds", () => {
  expect(FLOORS).toHaveLength(27);
  const random = seeded(SEED + 2);
  const seen = new Set<string>();
  for (let run = 0; seen.size < FLOORS.length && run < 20_000; run += 1) {
    const party = anyParty(random, "P");
    const result = assessed([party, uniform("Q", 1)], STANDARD);
    const hard = FLOORS.filter(({ soft }) => soft !== true);
    for (const floor of hard.filter(({ when }) => when(party.answers, STANDARD))) {
      seen.add(floor.id);
      expect(result.workingDegree).toBeGreaterThanOrEqual(floor.min(party.answers, STANDARD));
    }
    for (const { id } of result.flagged) seen.add(id);
  }
  expect(seen.size).toBe(27);
});
