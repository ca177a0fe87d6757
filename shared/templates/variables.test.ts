import { expect, test } from "vitest";
import { ALL_DEGREES } from "../assessment/degrees.ts";
import { clauseNodes, type DraftContext } from "./clause-nodes.ts";
import type { ClauseText, FieldText } from "./clause-text.ts";
import { counter, party } from "./example-drafts.ts";
import { type ClauseId, LIBRARY } from "./library.ts";
import { inlineNodes } from "./nodes.ts";
import { CLAUSE_TEXTS, textOf } from "./texts.ts";

/** What the clause table lets partners fill in. What is computed from the draft is not in it. */
const VARIABLES: Readonly<Partial<Record<ClauseId, readonly string[]>>> = {
  "FM-01": ["agreement.title", "party.legalName", "party.number", "party.address"],
  "FM-02": ["background.text"],
  "PU-01": ["aims.text", "outcomes.measure", "outcomes.target", "outcomes.date"],
  "PU-02": ["involvement.text"],
  "PU-03": ["exclusive", "exclusivity.scope"],
  "WO-01": ["roles.does", "roles.doesNot"],
  "WO-02": ["tasks.owner", "tasks.due", "tasks.done"],
  "WO-03": ["policies.policy"],
  "WO-04": ["referral.route", "referral.response.days"],
  "WO-05": ["lead.party", "lead.limit.amount"],
  "GO-01": ["contact.role", "contact.email", "meetings.everyWeeks"],
  "GO-02": ["quorum", "voting", "chair"],
  "GO-03": ["reserved.limit.amount"],
  "GO-04": ["register.url"],
  "GO-05": ["reports.due", "reports.to", "evaluation.publish"],
  "GO-06": ["members.quorum", "members.vote", "admission.criteria"],
  "MO-01": ["contributions.what", "contributions.value", "contributions.until"],
  "MO-02": ["budget.party", "budget.amount", "budget.period", "pay.days", "pay.trigger"],
  "MO-03": ["funder.name", "funder.termsRef", "flowdown.term"],
  "MO-04": ["fund.holder", "fund.signatories", "fund.restricted"],
  "MO-05": ["records.years", "audit.noticeDays"],
  "MO-06": ["virement.percent", "clawback.rule"],
  "MO-07": ["vat.treatment"],
  "MO-08": ["bid.lead", "bid.exclusive", "bid.costs"],
  "MO-09": ["assets.item", "assets.owner", "assets.insurer", "assets.exit"],
  "PE-01": ["hosts.host", "supervision.role"],
  "PE-02": ["posts.title", "posts.employer", "posts.host", "posts.share", "posts.start"],
  "PE-03": ["transfer.list", "pension.scheme"],
  "SA-01": ["safeguarding.leadRole"],
  "SA-02": ["settings.place", "settings.leadParty", "report.hours"],
  "IN-01": ["datasets.name", "datasets.from", "datasets.to", "datasets.every"],
  "IN-02": ["confidential.years"],
  "IN-03": ["flows.item", "flows.purpose", "flows.basis", "flows.special", "flows.retention"],
  "IN-04": ["jc.contact", "duties.duty", "jc.summaryUrl"],
  "IN-05": ["dp.instructions", "dp.subprocessors"],
  "IN-06": ["foi.helpDays"],
  "KN-01": ["logo.approvalDays", "media.leadParty"],
  "KN-02": ["ip.model", "licence.type"],
  "RI-02": ["insurance.type", "insurance.amount"],
  "RI-03": ["cap.amount", "cap.basis"],
  "RI-04": ["shares.percent"],
  "CH-01": ["start", "end", "review.months", "renewal"],
  "CH-02": ["variation.rule", "minorChange.list"],
  "CH-03": ["joining.vote"],
  "CH-04": ["notice.months"],
  "CH-05": ["remedy.days", "removal.vote"],
  "CH-06": ["exit.months"],
  "DI-01": ["steps.role", "steps.days", "mediation.cost"],
  "DI-02": ["law", "courts"],
  "DI-03": ["complaints.leadParty", "complaints.days"],
  "SI-02": ["effective.rule"],
  "SI-03": ["authority.type", "authority.ref", "authority.date"],
  "SI-05": ["languages", "languages.rule"],
  "SI-06": ["signer.role"],
  "JB-01": ["body.form", "body.seats", "body.amount"],
};

const keysOf = ({ fields = [] }: ClauseText): string[] =>
  fields.flatMap(({ key, columns = [] }: FieldText) => [
    key,
    ...columns.map((column) => `${key}.${column.key}`),
  ]);

test("TE42 every clause asks for what the clause table lets partners fill in", () => {
  const missing = LIBRARY.flatMap(({ id }) => {
    const text = textOf(id);
    const keys = text === undefined ? [] : keysOf(text);
    return (VARIABLES[id] ?? []).filter((key) => !keys.includes(key)).map((key) => `${id} ${key}`);
  });
  expect(missing).toEqual([]);
  expect(CLAUSE_TEXTS).toHaveLength(60);
});

const PROMISE = "that partner promises to do it.";

/** The words of one clause beside all others, of which these are required. */
function wordsOf(id: ClauseId, change: Partial<DraftContext>): string {
  const all = LIBRARY.map((clause) => clause.id);
  const nodes = clauseNodes(id, {
    degree: 4,
    parties: [party("a", "Harbour Lane", "cio"), party("b", "Saltmarsh", "cio")],
    present: new Map(all.map((clause) => [clause, clause])),
    required: new Set(all),
    newId: counter(),
    ...change,
  });
  return inlineNodes(nodes)
    .map((node) => (node.type === "text" ? node.text : "this"))
    .join("");
}

test("TE41 what binds says that each duty is a promise, and whose promise it is", () => {
  for (const degree of ALL_DEGREES) {
    const binding = wordsOf("FM-03", { degree });
    expect([degree, binding.includes(PROMISE)]).toEqual([degree, true]);
    expect(binding).toContain("Each of us answers for its own promises");
  }
  const free = wordsOf("FM-03", { degree: 3, required: new Set(["PU-01"]) });
  expect(free).toContain("statement of good faith");
  expect(free).not.toContain("promise");
});

test("TE41 a limit and the list of what it leaves out do not contradict each other", () => {
  for (const degree of [3, 4] as const) {
    expect(wordsOf("RI-03", { degree })).toContain("That limit does not apply to:");
  }
  expect(wordsOf("RI-03", { degree: 3 })).toContain("breaks a binding part of this memorandum");
  expect(wordsOf("RI-03", { degree: 4 })).toContain("breaks this agreement");
});

test("TE44 a public authority keeps its powers, whatever the document is", () => {
  const council = [party("a", "Harbour Lane", "cio"), party("b", "Northmere", "council")];
  for (const degree of ALL_DEGREES) {
    expect(wordsOf("PU-03", { degree, parties: council })).toContain(
      "limits the powers and duties",
    );
    expect(wordsOf("PU-03", { degree })).not.toContain("public authority");
  }
});
