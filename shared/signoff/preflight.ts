import type { Signer } from "#shared/agreements/signing-rule.ts";

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
  | "referenceLost"
  | "clauseUnfinished"
  | "fieldEmpty"
  | "dateTooEarly"
  | "partyGone"
  | "partyMissing"
  | "textUnreadable"
  | "peopleUnnamed"
  | "deedMethodWrong"
  | "signatoryMissing"
  | "signsForTwo"
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
  /** Clauses with a reference to one that is not in the draft any more. */
  readonly lostReferences: readonly { readonly id: string; readonly title: string }[];
  readonly unfinishedClauses: readonly { readonly id: string; readonly title: string }[];
  readonly emptyFields: readonly { readonly key: string; readonly label: string }[];
  /** Dates before the one they must follow: which sentence says it, and what is in it. */
  readonly datesTooEarly: readonly {
    readonly key: string;
    readonly code: string;
    readonly params: { readonly label: string; readonly other: string; readonly date: string };
  }[];
  /** Organisations that have left and that the text still names: a field that does, and their name. */
  readonly partiesGone: readonly { readonly key: string; readonly party: string }[];
  /** Organisations that have come since the draft began and that the text does not name everywhere it must. */
  readonly partiesMissing: readonly { readonly party: string }[];
  /** Words that cannot be signed: bidirectional controls, lone surrogates. Where they stand. */
  readonly unreadable: readonly { readonly id: string; readonly title: string }[];
  readonly parties: readonly {
    readonly name: string;
    /** In what capacity people sign for it, and how many more must be asked. */
    readonly signer: Signer;
    readonly missing: number;
    /** It is no person in law, and the text does not name the people who are bound in its place. */
    readonly unnamed: boolean;
    /** The field that names a way to sign a deed which its legal form does not have, or null. */
    readonly wrongMethod: string | null;
    /** Who is asked to sign here. */
    readonly signatories: readonly {
      readonly personId: string;
      readonly name: string;
      readonly confirmed: boolean;
    }[];
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
    check("referenceLost", "draft", facts.lostReferences.map(place)),
    check("clauseUnfinished", "draft", facts.unfinishedClauses.map(place)),
    check(
      "fieldEmpty",
      "draft",
      facts.emptyFields.map(({ key, label }) => ({ key, label })),
    ),
    check(
      "dateTooEarly",
      "draft",
      facts.datesTooEarly.map(({ key, code, params }) => ({ key, sentence: code, ...params })),
    ),
    check(
      "partyGone",
      "draft",
      facts.partiesGone.map(({ key, party }) => ({ key, party })),
    ),
    check("partyMissing", "draft", named(facts.partiesMissing)),
    check("textUnreadable", "draft", facts.unreadable.map(place)),
    check("peopleUnnamed", "draft", named(parties.filter(({ unnamed }) => unnamed).map(byName))),
    check("deedMethodWrong", "draft", parties.flatMap(wrongMethod)),
    check("signatoryMissing", "people", parties.flatMap(missing)),
    check("signsForTwo", "people", signingForTwo(parties)),
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

type Party = PreflightFacts["parties"][number];

const byName = ({ name }: Party) => ({ party: name });

function wrongMethod({ name, wrongMethod: key }: Party): Rows {
  return key === null ? [] : [{ party: name, key }];
}

function missing({ name, signer, missing: count }: Party): Rows {
  return count === 0 ? [] : [{ party: name, signer, count: String(count) }];
}

/** Whoever would sign for more than one party, with the names of both. */
function signingForTwo(parties: readonly Party[]): Rows {
  const seats = parties.flatMap(({ name, signatories }) =>
    signatories.map((one) => ({ ...one, party: name })),
  );
  return seats.flatMap(({ personId, name, party }, position) => {
    const first = seats.findIndex((seat) => seat.personId === personId);
    const other = seats[first]?.party ?? "";
    return first === position ? [] : [{ person: name, party: other, other: party }];
  });
}

function unconfirmed(party: Party): Rows {
  return party.signatories
    .filter(({ confirmed }) => !confirmed)
    .map(({ name }) => ({ person: name, party: party.name }));
}
