import type { QuestionId } from "../assessment/questions.ts";
import type { ClauseId } from "./library.ts";

/**
 * The clauses that write down what a question is about: a note of what was agreed about it is their
 * starting note. The first is the main one.
 */
export const TALK_CLAUSES: Readonly<Record<QuestionId, readonly ClauseId[]>> = {
  A1: ["PU-01", "FM-02"],
  A2: ["CH-06", "WO-01"],
  B1: ["WO-02"],
  B2: ["WO-01"],
  B3: ["KN-01"],
  C1: ["MO-01"],
  C2: ["MO-02", "MO-04"],
  C3: ["MO-02"],
  C4: ["PE-01", "PE-02", "PE-03"],
  D1: ["GO-02", "GO-03"],
  D2: ["GO-05", "GO-01"],
  D3: ["WO-05", "JB-01"],
  E1: ["IN-03", "IN-01"],
  E2: ["IN-04", "IN-05"],
  E3: ["SA-01", "SA-02"],
  E4: ["PE-01"],
  F1: ["MO-03", "SI-04"],
  F2: ["RI-02", "RI-03", "RI-04"],
  F3: ["KN-02", "MO-09"],
  G1: ["CH-04"],
  G2: ["CH-01"],
  H1: ["SI-03"],
  H2: ["WO-03"],
  H3: ["GO-01"],
  H4: ["GO-02"],
  H5: ["MO-01"],
};
