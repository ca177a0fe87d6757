import type { Degree } from "./degrees.ts";
import type { Floor } from "./floor.ts";
import { moneyFloors } from "./money-floors.ts";
import type { Answers, FactCode } from "./questions.ts";

/** The 27 floors, in the order of their numbers. Conditions read one party's answers only. */
export const floorRows = [
  ...moneyFloors,
  {
    id: "FL-04",
    because: "There is a pooled fund or joint account",
    questions: ["C2"],
    when: (a) => atLeast(a.C2, 5),
    min: always(4),
    clauses: ["MO-04"],
    gates: ["legalReview"],
    basis: "policy",
    soft: true,
  },
  {
    id: "FL-05",
    because: "Volunteers will work under another partner’s direction",
    questions: ["C4"],
    when: (a) => a.C4 === "volunteers",
    min: always(3),
    clauses: ["PE-01"],
    basis: "policy",
  },
  {
    id: "FL-06",
    because: "There is a shared post or a secondment",
    questions: ["C4"],
    when: (a) => a.C4 === "seconded",
    min: always(4),
    clauses: ["PE-01", "PE-02"],
    basis: "policy",
  },
  {
    id: "FL-07",
    because: "Staff will be employed jointly or move between partners",
    questions: ["C4"],
    when: (a) => a.C4 === "transfer",
    min: always(4),
    clauses: ["PE-03"],
    gates: ["legalReview"],
    basis: "law",
  },
  {
    id: "FL-08",
    because: "One partner signs for, or receives money for, the others",
    questions: ["D3"],
    when: (a) => a.D3 === "lead",
    min: always(4),
    clauses: ["WO-05"],
    basis: "policy",
  },
  {
    id: "FL-09",
    because: "You will set up a jointly owned body",
    questions: ["D3"],
    when: (a) => a.D3 === "newbody",
    min: always(5),
    clauses: ["JB-01"],
    gates: ["legalReview"],
    basis: "law",
  },
  {
    id: "FL-10",
    because: "You will share details about people you support",
    questions: ["E1"],
    when: (a) => includes(a.E1, "personal"),
    min: always(2),
    clauses: ["IN-03"],
    basis: "regulator",
  },
  {
    id: "FL-11",
    because: "You will share sensitive information about people",
    questions: ["E1"],
    when: (a) => includes(a.E1, "special"),
    min: always(3),
    clauses: ["IN-03"],
    gates: ["dpiaScreen"],
    basis: "regulator",
  },
  {
    id: "FL-12",
    because: "You decide together how information about people is used",
    questions: ["E2"],
    when: (a) => a.E2 === "joint",
    min: always(3),
    clauses: ["IN-04"],
    basis: "law",
  },
  {
    id: "FL-13",
    because: "One partner uses information on another’s instructions",
    questions: ["E2"],
    when: (a) => a.E2 === "processor",
    min: always(3),
    clauses: ["IN-05"],
    basis: "law",
  },
  {
    id: "FL-14",
    because: "Children, or adults who may be at risk, will take part",
    questions: ["E3"],
    when: (a) => oneOf(a.E3, "public", "onepartner"),
    min: (a) => (a.E3 === "onepartner" ? 2 : 1),
    clauses: ["SA-01"],
    basis: "regulator",
  },
  {
    id: "FL-15",
    because: "Activities for children or adults at risk are run jointly",
    questions: ["E3"],
    when: (a) => a.E3 === "joint",
    min: always(3),
    clauses: ["SA-01", "SA-02"],
    gates: ["safeguardingLead"],
    basis: "regulator",
  },
  {
    id: "FL-16",
    because: "Money passes for work with children or adults at risk",
    questions: ["E3", "C3"],
    when: (a) => oneOf(a.E3, "onepartner", "joint") && moneyPasses(a),
    min: always(3),
    clauses: ["SA-02", "MO-02"],
    basis: "regulator",
  },
  {
    id: "FL-17",
    because: "A letter of support or named partners are asked for",
    questions: ["F1"],
    when: (a) => includes(a.F1, "letter"),
    min: always(1),
    clauses: [],
    gates: ["produceLetter"],
    basis: "funder",
  },
  {
    id: "FL-18",
    because: "A signed partnership agreement is asked for",
    questions: ["F1"],
    when: (a) => includes(a.F1, "agreement"),
    min: always(4),
    clauses: ["MO-03"],
    gates: ["funderApproval"],
    basis: "funder",
  },
  {
    id: "FL-19",
    because: "A consortium or single contracting body is asked for",
    questions: ["F1"],
    when: (a) => includes(a.F1, "consortium"),
    min: always(5),
    clauses: ["MO-03", "GO-06"],
    gates: ["legalReview", "funderApproval"],
    basis: "funder",
  },
  {
    id: "FL-20",
    because: "A deed or seal is asked for",
    questions: ["F1"],
    when: (a) => includes(a.F1, "deed"),
    min: always(4),
    clauses: ["SI-04"],
    gates: ["deed", "legalReview"],
    basis: "funder",
  },
  {
    id: "FL-21",
    because: "A claim could reach a partner that uses others’ people or places",
    questions: ["F2"],
    when: (a) => atLeast(a.F2, 3),
    min: always(3),
    clauses: ["RI-02"],
    basis: "policy",
    soft: true,
  },
  {
    id: "FL-22",
    because: "The lead would answer for what others did",
    questions: ["F2"],
    when: (a) => atLeast(a.F2, 4),
    min: always(4),
    clauses: ["RI-02", "RI-03"],
    basis: "policy",
    soft: true,
  },
  {
    id: "FL-23",
    because: "All of you would answer for a claim together",
    questions: ["F2"],
    when: (a) => atLeast(a.F2, 5),
    min: always(4),
    clauses: ["RI-02", "RI-03", "RI-04"],
    gates: ["legalReview"],
    basis: "policy",
    soft: true,
  },
  {
    id: "FL-24",
    because: "You will make materials that all partners use",
    questions: ["F3"],
    when: (a) => includes(a.F3, "shared"),
    min: always(2),
    clauses: ["KN-02"],
    basis: "policy",
  },
  {
    id: "FL-25",
    because: "You will buy equipment or vehicles",
    questions: ["F3"],
    when: (a) => includes(a.F3, "equipment"),
    min: always(4),
    clauses: ["MO-09"],
    basis: "policy",
  },
  {
    id: "FL-26",
    because: "You will take a building, a lease or land",
    questions: ["F3"],
    when: (a) => includes(a.F3, "land"),
    min: always(4),
    clauses: ["MO-09", "SI-04"],
    gates: ["deed", "legalReview"],
    basis: "law",
  },
  {
    id: "FL-27",
    because: "You will make something to sell or license",
    questions: ["F3"],
    when: (a) => includes(a.F3, "trading"),
    min: always(4),
    clauses: ["RI-01", "MO-07"],
    gates: ["legalReview"],
    basis: "law",
  },
] as const satisfies readonly Floor[];

function oneOf<Code extends string>(
  answer: Code | null | undefined,
  ...codes: readonly Code[]
): boolean {
  return answer !== null && answer !== undefined && codes.includes(answer);
}

function includes<Code extends string>(
  answers: readonly Code[] | null | undefined,
  code: Code,
): boolean {
  return answers?.includes(code) ?? false;
}

function atLeast(score: number | null | undefined, least: number): boolean {
  return score !== null && score !== undefined && score >= least;
}

function moneyPasses(answers: Answers): boolean {
  const none: readonly FactCode<"C3">[] = ["none", "unsure"];
  return answers.C3 !== null && answers.C3 !== undefined && !none.includes(answers.C3);
}

function always(degree: Degree): () => Degree {
  return () => degree;
}
