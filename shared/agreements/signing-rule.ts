import * as z from "zod";
import type { LegalForm } from "./party.ts";

/** Where a signatory's authority may come from. */
export const AuthorityBasis = z.enum([
  "boardResolution",
  "schemeOfDelegation",
  "standingOrders",
  "constitution",
  "s333",
]);
export type AuthorityBasis = z.infer<typeof AuthorityBasis>;

/** How an organisation signs a deed. The codes stand in the fields of the clause about deeds. */
export const DeedMethod = z.enum([
  "signatories",
  "witness",
  "trustees",
  "soleTrustee",
  "forAll",
  "seal",
  "ownRules",
  "ownRulesPaper",
]);
export type DeedMethod = z.infer<typeof DeedMethod>;

/** In what capacity somebody signs for an organisation. */
export const Signer = z.enum([
  "authorised",
  "director",
  "trustee",
  "committeeMember",
  "officer",
  "ownRule",
]);
export type Signer = z.infer<typeof Signer>;

/** What people are told about the way an organisation signs. None of it blocks. */
export const RuleWarning = z.enum([
  "delegation",
  "secondOfficer",
  "ownRules",
  "ownRulesMissing",
  "ownRulesDeed",
]);
export type RuleWarning = z.infer<typeof RuleWarning>;

/** What the way of one organisation to sign one agreement depends on. */
export interface SigningCase {
  readonly legalForm: LegalForm;
  readonly degree: number;
  /** A part of an agreement that does not bind as a whole binds in law. */
  readonly bindsInPart: boolean;
  readonly deed: boolean;
  /** How it signs the deed, as the text says; the usual way of its form when that says nothing. */
  readonly method?: string | undefined;
  /** How many people sign by its own rule, or by the check of its own rules for this agreement. */
  readonly ownSigners?: number | undefined;
  /** Its own rule in its own words, or empty. */
  readonly ownRule: string;
}

/** How one organisation signs one agreement. */
export interface SigningRule {
  readonly rule: "SO20" | "SO21" | "SO22" | "SO23" | "SO24";
  readonly signer: Signer;
  /** The fewest people who sign for it here; none where it signs or seals on paper. */
  readonly fewest: number;
  /** One more may be asked for by its own rules. */
  readonly spare: boolean;
  /** It signs or seals a printed copy, and nobody signs here for it. */
  readonly paper: boolean;
  /** How it signs a deed; null where there is no deed. */
  readonly method: DeedMethod | null;
  /** The text names a way to sign a deed that this legal form does not have. */
  readonly methodWrong: boolean;
  /** It is no person in law: named people make its promises themselves. */
  readonly inPerson: boolean;
  /** Where authority usually comes from in an organisation of this form. */
  readonly basis: AuthorityBasis;
  readonly warnings: readonly RuleWarning[];
  /** What it must settle for itself before the freeze. */
  readonly gates: readonly (SigningGate | "deed")[];
}

/** A check that comes with a legal form. */
export type SigningGate = "namedTrustees" | "executionCheck";

/** How many sign here, in what capacity, or that it is done on paper. */
interface Way {
  readonly fewest: number;
  readonly paper: boolean;
  readonly signer: Signer;
}

/** What each way to sign a deed asks for. Where somebody must be in the room, it is on paper. */
const METHODS: Record<DeedMethod, Way> = {
  signatories: { fewest: 2, paper: false, signer: "director" },
  witness: { fewest: 1, paper: true, signer: "director" },
  trustees: { fewest: 2, paper: false, signer: "trustee" },
  soleTrustee: { fewest: 1, paper: false, signer: "trustee" },
  forAll: { fewest: 2, paper: false, signer: "trustee" },
  seal: { fewest: 1, paper: true, signer: "officer" },
  ownRules: { fewest: 1, paper: false, signer: "ownRule" },
  ownRulesPaper: { fewest: 1, paper: true, signer: "ownRule" },
};

interface Row {
  readonly rule: SigningRule["rule"];
  readonly signer: Signer;
  readonly basis: AuthorityBasis;
  /** The ways to sign a deed, the usual one first. */
  readonly deed: readonly [DeedMethod, ...DeedMethod[]];
  /** What it settles for itself, and from which degree (assessment 2.5: PR-02, PR-03). */
  readonly gate?: { readonly gate: SigningGate; readonly from: number };
  readonly warnings: (asked: SigningCase) => readonly RuleWarning[];
}

/** Companies Act 2006 s.44 for the deed; model articles for the warning. */
const COMPANY: Row = {
  rule: "SO20",
  signer: "authorised",
  basis: "boardResolution",
  deed: ["signatories", "witness"],
  warnings: ({ deed }) => (deed ? [] : ["delegation"]),
};

/** A CIO's own regulations: two trustees, one if there is only one, or its seal. */
const CIO: Row = {
  rule: "SO21",
  signer: "authorised",
  basis: "boardResolution",
  deed: ["trustees", "soleTrustee", "seal"],
  warnings: () => [],
};

/** Charities Act 2011 s.333: two or more sign for all, who are bound in person. */
const IN_PERSON: Row = {
  rule: "SO22",
  gate: { gate: "namedTrustees", from: 3 },
  signer: "trustee",
  basis: "s333",
  deed: ["forAll"],
  warnings: () => [],
};

/** Local Authorities (Executive Arrangements) SI 2001/1517 art 8; a deed is always sealed. */
const COUNCIL: Row = {
  rule: "SO23",
  gate: { gate: "executionCheck", from: 4 },
  signer: "officer",
  basis: "standingOrders",
  deed: ["seal"],
  warnings: ({ deed }) => (deed ? [] : ["secondOfficer"]),
};

/** Not researched: the organisation's own rule decides, and its lead answers for it. */
const OWN_RULES: Row = {
  rule: "SO24",
  signer: "ownRule",
  basis: "schemeOfDelegation",
  deed: ["ownRules", "ownRulesPaper"],
  warnings: ({ ownRule, deed }) => [
    ownRule === "" ? "ownRulesMissing" : "ownRules",
    ...(deed ? (["ownRulesDeed"] as const) : []),
  ],
};

/** The table of "who signs" (signing 4.2), a row for every legal form. */
const ROWS: Record<LegalForm, Row> = {
  charitableCompany: COMPANY,
  companyOther: COMPANY,
  cic: COMPANY,
  cio: CIO,
  unincorporated: { ...IN_PERSON, signer: "committeeMember" },
  trust: IN_PERSON,
  council: COUNCIL,
  scio: { ...OWN_RULES, basis: "constitution" },
  nhs: OWN_RULES,
  otherPublic: OWN_RULES,
  nonUk: { ...OWN_RULES, basis: "constitution" },
};

/**
 * How an organisation of this legal form signs an agreement of this degree. Its own rule may ask for
 * more people, never for fewer.
 */
export function signingRule(asked: SigningCase): SigningRule {
  const row = ROWS[asked.legalForm];
  const inPerson = isInPerson(row, asked);
  const { method, wrong } = deedOf(row, asked);
  const way = wayOf(row, method, inPerson);
  const fewest = way.paper ? 0 : Math.max(way.fewest, asked.ownSigners ?? 1);
  return {
    rule: row.rule,
    signer: way.signer,
    fewest,
    spare: row.rule === "SO23" && fewest === 1,
    paper: way.paper,
    method,
    methodWrong: wrong,
    inPerson,
    basis: row.basis,
    warnings: row.warnings(asked).filter((code) => isFor(code, fewest)),
    gates: gatesOf(row, asked),
  };
}

/** The ways in which this form signs a deed, the usual one first. */
export function deedMethods(legalForm: LegalForm): readonly [DeedMethod, ...DeedMethod[]] {
  return ROWS[legalForm].deed;
}

/** The check that comes with this form, or null. */
export function gateOfForm(legalForm: LegalForm): SigningGate | null {
  return ROWS[legalForm].gate?.gate ?? null;
}

/** Where the authority to sign usually comes from in this form. */
export function usualBasis(legalForm: LegalForm): AuthorityBasis {
  return ROWS[legalForm].basis;
}

/** From degree 3, or as soon as a part of the text binds somebody in law. */
function isInPerson({ rule }: Row, { degree, bindsInPart }: SigningCase): boolean {
  return rule === "SO22" && (degree >= 3 || bindsInPart);
}

/** A way that the form does not have is never taken: the usual one stands until it is put right. */
function deedOf(
  row: Row,
  { deed, method: named = "" }: SigningCase,
): { readonly method: DeedMethod | null; readonly wrong: boolean } {
  if (!deed) return { method: null, wrong: false };
  const known = row.deed.find((method) => method === named);
  return { method: known ?? row.deed[0], wrong: known === undefined && named !== "" };
}

/** "Two sign for all" keeps the word of the form: trustees, or committee members. */
function wayOf({ signer }: Row, method: DeedMethod | null, inPerson: boolean): Way {
  if (method === null) return { fewest: inPerson ? 2 : 1, paper: false, signer };
  return method === "forAll" ? { ...METHODS[method], signer } : METHODS[method];
}

/** Two signers answer the warnings about one. */
function isFor(code: RuleWarning, fewest: number): boolean {
  return (code !== "delegation" && code !== "secondOfficer") || fewest < 2;
}

function gatesOf({ gate }: Row, { degree, deed }: SigningCase): SigningRule["gates"] {
  const own = gate !== undefined && degree >= gate.from ? [gate.gate] : [];
  return deed ? [...own, "deed"] : own;
}
