import { UNFINISHED } from "#shared/templates/unfinished.ts";
import type { ExampleEdit, ExampleGate } from "./example.ts";

/** How the draft became what it is, oldest first. */
export const riverEdits: readonly ExampleEdit[] = [
  {
    kind: "words",
    at: [27, "14:12"],
    by: "marcus",
    clause: "WO-05",
    before: "speak in public for another partner.",
    after: "speak in public for another partner, or use its name to raise money.",
  },
  {
    kind: "words",
    at: [26, "10:40"],
    by: "sian",
    clause: "GO-04",
    before: "and tells the others who acts in each.",
    after:
      "and tells the others who acts in each. Councillors and officers who decide about grants take no part in choosing our budget.",
  },
  {
    kind: "field",
    at: [24, "16:05"],
    by: "amina",
    key: "pay.trigger",
    before: "claim",
    after: "date",
  },
  {
    kind: "field",
    at: [24, "16:07"],
    by: "amina",
    key: "budget/ranger/period",
    before: "each year, in four equal parts after each quarter",
    after: "each year, in four equal parts on the first day of each quarter",
  },
  {
    kind: "field",
    at: [22, "09:31"],
    by: "amina",
    key: "report.hours",
    before: "48",
    after: "24",
  },
  {
    kind: "words",
    at: [20, "11:15"],
    by: "sian",
    clause: "SA-02",
    before: "and after any serious incident.",
    after:
      "and after any serious incident. They report to the steering group without naming anyone.",
  },
  {
    kind: "words",
    at: [17, "18:22"],
    by: "marcus",
    clause: "MO-09",
    before: "has it checked when the law says so.",
    after:
      "has it checked when the law says so. Canoes and buoyancy aids are also checked before each season, and the checks are written down.",
  },
  {
    kind: "words",
    at: [15, "13:04"],
    by: "amina",
    clause: "KN-01",
    before: "For children we also ask a parent or carer.",
    after:
      "For children we also ask a parent or carer. We never show a child’s full name together with their school.",
  },
  {
    kind: "field",
    at: [13, "10:26"],
    by: "sian",
    key: "notice.months",
    before: "3",
    after: "6",
  },
  {
    kind: "words",
    at: [9, "15:37"],
    by: "sian",
    clause: "IN-06",
    before: "It first takes out personal details,",
    after: "It first takes out names, signatures and other personal details,",
  },
  {
    kind: "field",
    at: [6, "17:50"],
    by: "amina",
    key: "outcomes/reach/target",
    before: "100 a year",
    after: "120 a year",
  },
  {
    kind: "clause",
    at: [4, "19:08"],
    by: "marcus",
    after: "PE-01",
    node: "high-water",
    title: "When the river is high",
    paragraphs: [
      "Before every session on the water, the water leader looks at the gauge board by the weir and writes the level down.",
      "If the water leader says that it is not safe, no one goes on the water. No one may overrule that.",
      `${UNFINISHED} at what level we stop, and what we do instead on those days.`,
    ],
  },
];

/** Two of four are closed. The funder’s approval, and how the Council signs, are left. */
export const riverGates: readonly ExampleGate[] = [
  {
    gate: "dpiaScreen",
    organisation: null,
    state: "closed",
    note: "Done by the Council’s data protection officer. A full assessment was needed, because health details of children are shared. Its two actions are done.",
    details: {
      kind: "screening",
      answers: {
        manyPeople: false,
        vulnerable: true,
        sensitive: true,
        newTechnology: false,
        matching: false,
        monitoring: false,
        decisions: false,
        unaware: false,
      },
      filed: { as: "document", name: "DP-2026-44", place: "the Council’s register of assessments" },
    },
    at: [18, "12:10"],
    by: "sian",
  },
  {
    gate: "safeguardingLead",
    organisation: null,
    state: "closed",
    note: "",
    details: {
      kind: "leads",
      leads: [
        {
          setting: "All sessions and trips",
          role: "chief executive of Harrowfell",
          name: "Ruth Adeyemi",
        },
        {
          setting: "Concerns about Harrowfell’s own people",
          role: "chair of the trustees of Alderbeck",
          name: "Helen Ashworth",
        },
      ],
    },
    at: [16, "09:45"],
    by: "amina",
  },
];
