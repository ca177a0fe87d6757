import type { FloorId, ProfileRuleId } from "#shared/assessment/floors.ts";

/** R required · S suggested (in, one lead may take it out) · O offered · - absent. */
export type Status = "R" | "S" | "O" | "-";

/** An answer that makes a clause required wherever its column is not "-", if any party gives it. */
export type AnswerRule = "B1>=4" | "C1>=3" | "C1>=5" | "D1>=4" | "D2>=4" | "E4>=3";

/** What makes a clause required beside its degree. `modules`: any other binding module is required. */
export type Switch = FloorId | ProfileRuleId | AnswerRule | "modules";

/** One row of the clause table. `purpose` and `talk` are drafting notes, never agreement text. */
export interface ClauseRow {
  readonly id: `${string}-${number}`;
  readonly group: ClauseGroup;
  readonly title: string;
  readonly purpose: string;
  /** What people tend to argue about. */
  readonly talk: string;
  /** The status at degrees 1 to 5. */
  readonly deg: readonly [Status, Status, Status, Status, Status];
  readonly sw: readonly Switch[];
  /** `never` binds; binds with the `document` (degrees 4 and 5); a `module` binds in any document. */
  readonly bind: "never" | "document" | "module";
  readonly place: "body" | "schedule";
}

type ClauseGroup =
  | "Front page"
  | "Purpose"
  | "Work"
  | "Governance"
  | "Money"
  | "People"
  | "Safeguarding"
  | "Information"
  | "Name and know-how"
  | "Risk"
  | "Change and ending"
  | "Disputes"
  | "Formalities"
  | "Joint body";
