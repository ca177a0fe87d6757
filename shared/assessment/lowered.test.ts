import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyParties, uniform } from "./answers.fixture.ts";
import { assess, type Assessed, type AssessedParty } from "./assess.ts";
import { hardFloorOf, proposalRefusal } from "./by-hand.ts";
import { ALL_DEGREES } from "./degrees.ts";
import { FLOOR_IDS, floorById, FLOORS } from "./floors.ts";
import { inputsHash } from "./inputs-hash.ts";
import { groundsOf, lowerable, loweringRefusal } from "./lowered.ts";
import { STANDARD, Thresholds } from "./thresholds.ts";

/** Any floors at any degree: of policy, where that means something, and all others. */
const anyLowered: fc.Arbitrary<Thresholds> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...FLOOR_IDS), fc.constantFrom(...ALL_DEGREES)), {
    selector: ([id]) => id,
  })
  .map((entries) => lowering(Object.fromEntries(entries)));

function lowering(lowered: Thresholds["lowered"]): Thresholds {
  return { ...STANDARD, lowered };
}

function assessed(parties: readonly AssessedParty[], thresholds = STANDARD): Assessed {
  const result = assess(parties, thresholds);
  if (result.state === "waiting") throw new Error("every scale is answered");
  return result;
}

const party = (organisationId: string, facts: AssessedParty["answers"]) => ({
  organisationId,
  answers: uniform(organisationId, 2, facts).answers,
});

const secondment = [uniform("P", 2, { C4: "seconded" }), uniform("Q", 2, { C4: "seconded" })];

test("AS50 a lowered floor asks for its lower degree, and keeps its clauses and gates", () => {
  const before = assessed(secondment);
  expect(before).toMatchObject({ degree: 4, floors: [{ id: "FL-06", min: 4 }] });
  expect(before.floors[0]).not.toHaveProperty("asks");
  const after = assessed(secondment, lowering({ "FL-06": 3 }));
  expect(after).toMatchObject({ degree: 3, floor: 3, floors: [{ id: "FL-06", min: 3, asks: 4 }] });
  expect(after.forced).toEqual(before.forced);
  const none = assessed(secondment, lowering({ "FL-06": 1 }));
  expect(none).toMatchObject({ degree: 2, floor: 1, forced: ["PE-01", "PE-02"] });
  const pooled = [uniform("P", 3, { C2: 5 }), uniform("Q", 3, { C2: 5 })];
  expect(assessed(pooled, lowering({ "FL-04": 1 })).gates).toEqual(["legalReview"]);
});

test("AS50 a floor is never raised, and lowering one moves no other", () => {
  fc.assert(
    fc.property(anyParties, anyLowered, (parties, thresholds) => {
      const [own, here] = [assessed(parties), assessed(parties, thresholds)];
      expect(here.floors.map(({ id, by }) => [id, by])).toEqual(
        own.floors.map(({ id, by }) => [id, by]),
      );
      expect([here.forced, here.gates, here.flagged]).toEqual([own.forced, own.gates, own.flagged]);
      for (const [at, { id, min, asks }] of here.floors.entries()) {
        const before = own.floors[at]?.min ?? 0;
        const lower = floorById(id)?.basis === "policy" ? thresholds.lowered[id] : undefined;
        expect(min).toBe(Math.min(before, lower ?? before));
        expect(asks ?? min).toBe(before);
      }
    }),
    { numRuns: 500 },
  );
});

test("AS50 a degree by hand goes as low as the lowered floor, and no lower", () => {
  const result = assessed(secondment, lowering({ "FL-06": 2 }));
  expect(hardFloorOf(result)).toBe(2);
  const reason = "Two hours a week.";
  expect(proposalRefusal(assessed(secondment), { degree: 3, reason })).toMatchObject({
    code: "degreeBelowFloor",
  });
  expect(proposalRefusal(result, { degree: 3, reason })).toBeNull();
  expect(proposalRefusal(result, { degree: 1, reason })).toMatchObject({
    code: "degreeBelowFloor",
  });
});

test("AS51 what the law, a regulator or a funder asks for holds whatever is lowered", () => {
  const parties = [uniform("P", 1, { C4: "transfer" }), uniform("Q", 1, { E1: ["special"] })];
  const all = lowering(Object.fromEntries(FLOOR_IDS.map((id) => [id, 1])));
  expect(assessed(parties, all)).toMatchObject({ floor: 4, degree: 4 });
  for (const { id } of FLOORS.filter(({ basis }) => basis !== "policy")) {
    expect(lowerable(parties, STANDARD).map((floor) => floor.id)).not.toContain(id);
    const proposed = lowering({ [id]: 1 });
    expect(loweringRefusal(parties, { now: STANDARD, proposed })).toEqual({
      code: "floorInsisted",
      field: "thresholds",
      params: { floor: id },
    });
  }
});

test("AS50 only a policy floor that somebody reports is lowered, and only to less than it asks", () => {
  const refusal = (id: string, degree: 1 | 2 | 3 | 4 | 5) =>
    loweringRefusal(secondment, { now: STANDARD, proposed: lowering({ [id]: degree }) });
  expect(lowerable(secondment, STANDARD)).toEqual([{ id: "FL-06", asks: 4 }]);
  for (const degree of [1, 2, 3] as const) expect(refusal("FL-06", degree)).toBeNull();
  for (const degree of [4, 5] as const) expect(refusal("FL-06", degree)?.code).toBe("badValue");
  expect(refusal("FL-05", 1)?.code).toBe("badValue");
  expect(refusal("FL-99", 1)?.code).toBe("badValue");
  const flagged = [uniform("P", 2, { F2: 4 }), uniform("Q", 2)];
  expect(lowerable(flagged, STANDARD)).toEqual([
    { id: "FL-21", asks: 3 },
    { id: "FL-22", asks: 4 },
  ]);
});

test("AS50 what holds already is not asked about again", () => {
  const now = lowering({ "FL-06": 2 });
  const nothing = [uniform("P", 2), uniform("Q", 2)];
  expect(loweringRefusal(nothing, { now, proposed: now })).toBeNull();
  expect(loweringRefusal(nothing, { now, proposed: lowering({ "FL-06": 1 }) })?.code).toBe(
    "badValue",
  );
});

test("AS52 a floor is lowered for who reports it and what they said, and for nothing else", () => {
  const hub = party("hub", { C3: "5to25k" });
  const other = party("other", {});
  const before = groundsOf("FL-02", [hub, other], STANDARD);
  expect(groundsOf("FL-02", [other, hub], STANDARD)).toBe(before);
  expect(groundsOf("FL-02", [hub, party("other", { E3: "joint" })], STANDARD)).toBe(before);
  const changed = [
    groundsOf("FL-02", [party("hub", { C3: "over100k" }), other], STANDARD),
    groundsOf("FL-02", [hub, party("other", { C3: "5to25k" })], STANDARD),
    groundsOf("FL-02", [party("third", { C3: "5to25k" }), other], STANDARD),
    groundsOf("FL-02", [other], STANDARD),
    groundsOf("FL-01", [hub, other], STANDARD),
  ];
  expect(new Set([before, ...changed]).size).toBe(6);
});

test("AS53 the hash of a result follows the lowered floors, and without any is that of before", () => {
  const parties = [{ id: "a", answers: uniform("a", 3).answers }];
  const amounts = { ...STANDARD, gapShare: 25 };
  const before = inputsHash("1", parties, amounts);
  expect(inputsHash("1", parties, Thresholds.parse({ ...amounts, lowered: undefined }))).toBe(
    before,
  );
  // Kept by a server of before floors could be lowered.
  expect(before).toBe("8c3512cf06ebdb45a44494523c81b73f1405f0929cc4f4d0778a7bff36ecc5fb");
  const hashes = [{ "FL-06": 3 }, { "FL-06": 2 }, { "FL-05": 2 }].map((lowered) =>
    inputsHash("1", parties, Thresholds.parse({ ...STANDARD, lowered })),
  );
  expect(new Set([before, inputsHash("1", parties), ...hashes]).size).toBe(5);
});
