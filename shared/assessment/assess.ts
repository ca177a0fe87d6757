import { toDegree } from "./degrees.ts";
import type { Degree } from "./degrees.ts";
import { disputedFacts, unsureFacts } from "./facts.ts";
import type { Basis, Gate } from "./floor.ts";
import { FLOORS } from "./floors.ts";
import type { FloorId } from "./floors.ts";
import type { Answers, FactId, ReadyId } from "./questions.ts";
import { areaMeans, lowReadiness, practiceOf, SCORED_AREAS } from "./score.ts";
import type { ScoredArea } from "./score.ts";
import { STANDARD, type Thresholds } from "./thresholds.ts";

/** One party as it goes into the assessment. Names are how the result speaks of parties: unique. */
export interface AssessedParty {
  readonly name: string;
  readonly legalForm?: string | undefined;
  /** The languages the party needs the agreement in. */
  readonly languages?: readonly string[] | undefined;
  readonly publicAuthority?: boolean | undefined;
  readonly answers: Answers;
}

/** A floor that counts: the highest degree any reporter asks for, and who reported it. */
interface LiveFloor {
  readonly id: FloorId;
  /** The degree at which it holds here. */
  readonly min: Degree;
  /** What it asks for by itself, where every party has agreed that it holds at a lower degree. */
  readonly asks?: Degree | undefined;
  readonly by: readonly string[];
  readonly basis: Basis;
}

/** A soft floor without a majority. It is shown, and changes neither degree nor outline. */
interface FlaggedFloor {
  readonly id: FloorId;
  readonly by: readonly string[];
  readonly clauses: readonly string[];
}

interface Findings {
  /** The degree the draft may start at, whatever is still open. */
  readonly workingDegree: Degree;
  readonly floor: Degree;
  /** In the order of the parties. */
  readonly practice: readonly (readonly [name: string, practice: Degree])[];
  readonly range: number;
  /** Parties as far from the median as counts as far apart: by the standard, two degrees or more. */
  readonly outliers: readonly string[];
  readonly disputed: readonly FactId[];
  /** Highest minus lowest of the parties' means in every area. */
  readonly spread: Readonly<Record<ScoredArea, number>>;
  readonly hot: readonly ScoredArea[];
  readonly floors: readonly LiveFloor[];
  readonly flagged: readonly FlaggedFloor[];
  readonly gates: readonly Gate[];
  readonly forced: readonly string[];
  readonly unsure: readonly FactId[];
  /** Low readiness by party. Private: each party may see its own entry and no other. */
  readonly readiness: Readonly<Record<string, readonly ReadyId[]>>;
}

/** The parties are too far apart for a degree, and no hard floor settles it. */
type Conversation = Findings & { readonly state: "conversation"; readonly degree: null };

/** There is a degree. `provisional`: some fact is disputed or not sure yet. */
type Settled = Findings & {
  readonly state: "provisional" | "proposed";
  readonly degree: Degree;
};

export type Assessed = Conversation | Settled;

/** Some party has answered in fewer than five areas. */
interface Waiting {
  readonly state: "waiting";
  readonly incomplete: readonly string[];
}

export type Result = Waiting | Assessed;

/**
 * What all parties' answers say together (AS4 to AS12).
 *
 * A pure function of its arguments: the order of the parties changes the order of names and
 * nothing else. It never throws; a code that a question does not have counts as no fact.
 * @param thresholds the amounts of money, the distance and the lowered floors of this agreement (AS36,
 * AS50)
 */
export function assess(
  parties: readonly AssessedParty[],
  thresholds: Thresholds = STANDARD,
): Result {
  const practice = parties.map(({ name, answers }) => [name, practiceOf(answers)] as const);
  const known = practice.filter((entry): entry is readonly [string, Degree] => entry[1] !== null);
  if (known.length < practice.length || known.length === 0) {
    const incomplete = practice.filter(([, degree]) => degree === null).map(([name]) => name);
    return { state: "waiting", incomplete };
  }
  return combine(parties, known, thresholds);
}

function combine(
  parties: readonly AssessedParty[],
  practice: readonly (readonly [string, Degree])[],
  thresholds: Thresholds,
): Assessed {
  const degrees = practice.map(([, degree]) => degree).toSorted((a, b) => a - b);
  const highest = Math.max(...degrees);
  const range = highest - Math.min(...degrees);
  const median = degrees[Math.floor(degrees.length / 2)] ?? 1;
  const { gapDistance } = thresholds;
  const outliers = practice.filter(([, degree]) => Math.abs(degree - median) >= gapDistance);
  const { live, flagged } = floorsOf(parties, thresholds);
  const floor = toDegree(Math.max(1, ...live.map(({ min }) => min)));
  const hardFloor = Math.max(0, ...live.filter(isHard).map(({ min }) => min));
  const spread = spreadOf(parties);
  const workingDegree = toDegree(Math.max(median, floor));
  const findings: Findings = {
    workingDegree,
    floor,
    practice,
    range,
    outliers: outliers.map(([name]) => name),
    disputed: disputedFacts(parties.map(({ answers }) => answers)),
    spread,
    hot: SCORED_AREAS.filter((area) => spread[area] >= 2),
    floors: live,
    flagged,
    gates: [...new Set(live.flatMap(({ id }) => rowOf(id)?.gates ?? []))],
    forced: [...new Set(live.flatMap(({ id }) => rowOf(id)?.clauses ?? []))],
    unsure: unsureFacts(parties.map(({ answers }) => answers)),
    readiness: readinessOf(parties),
  };
  const gap = isGap({ parties: degrees.length, range, outliers: outliers.length }, thresholds);
  if (gap && hardFloor < highest) return { ...findings, state: "conversation", degree: null };
  const open = findings.disputed.length + findings.unsure.length > 0;
  return { ...findings, state: open ? "provisional" : "proposed", degree: workingDegree };
}

/**
 * By the standard: two degrees between 2 to 4 parties; from 5 parties, two outliers that are more than
 * a fifth (AS8).
 */
function isGap(
  { parties, range, outliers }: { parties: number; range: number; outliers: number },
  { gapDistance, gapShare }: Thresholds,
): boolean {
  if (parties <= 4) return range >= gapDistance;
  return outliers >= 2 && outliers * 100 > gapShare * parties;
}

/** Facts are united: one party is enough. A soft floor needs more than half of the parties (AS6). */
function floorsOf(
  parties: readonly AssessedParty[],
  thresholds: Thresholds,
): {
  live: readonly LiveFloor[];
  flagged: readonly FlaggedFloor[];
} {
  const reported = FLOORS.map((floor) => ({
    floor,
    reporters: parties.filter(({ answers }) => floor.when(answers, thresholds)),
  })).filter(({ reporters }) => reporters.length > 0);
  const counts = ({ floor, reporters }: (typeof reported)[number]) =>
    floor.soft !== true || reporters.length > parties.length / 2;
  return {
    live: reported.filter(counts).map(({ floor, reporters }) => ({
      id: floor.id,
      ...holdsAt(floor, reporters, thresholds),
      by: reporters.map(({ name }) => name),
      basis: floor.basis,
    })),
    flagged: reported
      .filter((entry) => !counts(entry))
      .map(({ floor, reporters }) => ({
        id: floor.id,
        by: reporters.map(({ name }) => name),
        clauses: floor.clauses,
      })),
  };
}

/** What the law, a regulator or a funder asks for holds whatever was agreed (AS51). */
function holdsAt(
  floor: (typeof FLOORS)[number],
  reporters: readonly AssessedParty[],
  thresholds: Thresholds,
): Pick<LiveFloor, "min" | "asks"> {
  const asks = toDegree(
    Math.max(...reporters.map(({ answers }) => floor.min(answers, thresholds))),
  );
  const lower = thresholds.lowered[floor.id] ?? asks;
  if (floor.basis !== "policy" || lower >= asks) return { min: asks };
  return { min: lower, asks };
}

function isHard({ id }: LiveFloor): boolean {
  return rowOf(id)?.soft !== true;
}

function rowOf(id: FloorId) {
  return FLOORS.find((floor) => floor.id === id);
}

function spreadOf(parties: readonly AssessedParty[]): Findings["spread"] {
  const means = parties.map(({ answers }) => areaMeans(answers));
  const spread = (area: ScoredArea) => {
    const values = means.map((mean) => mean[area]).filter((value) => value !== null);
    return values.length === 0 ? 0 : exact(Math.max(...values) - Math.min(...values));
  };
  return {
    A: spread("A"),
    B: spread("B"),
    C: spread("C"),
    D: spread("D"),
    E: spread("E"),
    F: spread("F"),
    G: spread("G"),
  };
}

/** Means of three are thirds, so 11/3 - 5/3 comes out a hair below 2. A whole number stays whole. */
function exact(difference: number): number {
  const whole = Math.round(difference);
  return Math.abs(difference - whole) < 1e-9 ? whole : difference;
}

function readinessOf(parties: readonly AssessedParty[]): Findings["readiness"] {
  const low = parties.map(({ name, answers }) => [name, lowReadiness(answers)] as const);
  return Object.fromEntries(low.filter(([, ids]) => ids.length > 0));
}
