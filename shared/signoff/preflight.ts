/** One line of "Ready to sign?". `link` says where it is mended: a place the client knows. */
export interface PreflightLine {
  readonly code: PreflightCode;
  readonly state: "fix" | "done";
  readonly params: Readonly<Record<string, string>>;
  readonly link: PreflightLink;
}

type PreflightCode =
  | "assessmentOpen"
  | "disputedFact"
  | "unsureFact"
  | "degreeNotConfirmed"
  | "gateOpen"
  | "clauseMissing"
  | "clauseUnfinished"
  | "fieldEmpty"
  | "textUnreadable"
  | "signatoryMissing"
  | "authorityMissing";

type PreflightLink = "result" | "gates" | "draft" | "people" | "authority";

/** What the pre-flight looks at, already read from wherever it is kept. */
export interface PreflightFacts {
  /** Every party's answers are in and revealed. */
  readonly assessed: boolean;
  /** Question ids that parties answer differently, or that somebody is not sure of. */
  readonly disputed: readonly string[];
  readonly unsure: readonly string[];
  readonly degrees: readonly { readonly party: string; readonly confirmed: boolean }[];
  readonly gates: readonly {
    readonly gate: string;
    readonly party: string;
    readonly open: boolean;
  }[];
  readonly missingClauses: readonly string[];
  readonly unfinishedClauses: readonly { readonly id: string; readonly title: string }[];
  readonly emptyFields: readonly { readonly key: string; readonly label: string }[];
  /** Words that cannot be signed: bidirectional controls, lone surrogates. Where they stand. */
  readonly unreadable: readonly { readonly id: string; readonly title: string }[];
  readonly parties: readonly {
    readonly name: string;
    readonly signatories: readonly { readonly name: string; readonly confirmed: boolean }[];
  }[];
}

type Rows = readonly Readonly<Record<string, string>>[];

/**
 * Everything that must be true before the text may be frozen, in the order people mend it. Each
 * thing to fix is a line of its own; a check with nothing to fix is one line that says "done".
 */
export function preflight(facts: PreflightFacts): PreflightLine[] {
  const { parties } = facts;
  return [
    check("assessmentOpen", "result", facts.assessed ? [] : [{}]),
    check(
      "disputedFact",
      "result",
      facts.disputed.map((question) => ({ question })),
    ),
    check(
      "unsureFact",
      "result",
      facts.unsure.map((question) => ({ question })),
    ),
    check("degreeNotConfirmed", "result", named(facts.degrees.filter((each) => !each.confirmed))),
    check("gateOpen", "gates", openGates(facts)),
    check(
      "clauseMissing",
      "draft",
      facts.missingClauses.map((clause) => ({ clause })),
    ),
    check("clauseUnfinished", "draft", facts.unfinishedClauses.map(place)),
    check(
      "fieldEmpty",
      "draft",
      facts.emptyFields.map(({ key, label }) => ({ key, label })),
    ),
    check("textUnreadable", "draft", facts.unreadable.map(place)),
    check(
      "signatoryMissing",
      "people",
      parties
        .filter(({ signatories }) => signatories.length === 0)
        .map(({ name }) => ({ party: name })),
    ),
    check("authorityMissing", "authority", parties.flatMap(unconfirmed)),
  ].flat();
}

/** How many lines still block. */
export function blocks(lines: readonly PreflightLine[]): number {
  return lines.filter(({ state }) => state === "fix").length;
}

function check(code: PreflightCode, link: PreflightLink, open: Rows): PreflightLine[] {
  if (open.length === 0) return [{ code, state: "done", params: {}, link }];
  return open.map((params) => ({ code, state: "fix", params, link }));
}

const named = (rows: readonly { readonly party: string }[]): Rows =>
  rows.map(({ party }) => ({ party }));

const place = ({ id, title }: { readonly id: string; readonly title: string }) => ({ id, title });

function openGates(facts: PreflightFacts): Rows {
  return facts.gates.filter(({ open }) => open).map(({ gate, party }) => ({ gate, party }));
}

function unconfirmed(party: PreflightFacts["parties"][number]): Rows {
  return party.signatories
    .filter(({ confirmed }) => !confirmed)
    .map(({ name }) => ({ person: name, party: party.name }));
}
