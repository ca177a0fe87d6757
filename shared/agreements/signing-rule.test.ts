import { expect, test } from "vitest";
import { LegalForm } from "./party.ts";
import { deedMethods, DeedMethod, type SigningCase, signingRule } from "./signing-rule.ts";

const CASES = {
  /** Nothing in it binds. */
  goodFaith: { degree: 2, bindsInPart: false, deed: false },
  bindsInPart: { degree: 2, bindsInPart: true, deed: false },
  cooperating: { degree: 3, bindsInPart: false, deed: false },
  contract: { degree: 4, bindsInPart: true, deed: false },
  deed: { degree: 4, bindsInPart: true, deed: true },
} satisfies Record<string, Pick<SigningCase, "degree" | "bindsInPart" | "deed">>;
type Case = keyof typeof CASES;

const isCase = (name: string): name is Case => Object.hasOwn(CASES, name);

/** How many sign, in what capacity; "paper" where nobody signs here. */
type Expected = `${number} ${string}` | `paper ${string}`;

const company: Record<Case, Expected> = {
  goodFaith: "1 authorised",
  bindsInPart: "1 authorised",
  cooperating: "1 authorised",
  contract: "1 authorised",
  deed: "2 director signatories",
};
const byOwnRule: Record<Case, Expected> = {
  goodFaith: "1 ownRule",
  bindsInPart: "1 ownRule",
  cooperating: "1 ownRule",
  contract: "1 ownRule",
  deed: "1 ownRule ownRules",
};
const group = (who: string): Record<Case, Expected> => ({
  goodFaith: `1 ${who}`,
  bindsInPart: `2 ${who} in person`,
  cooperating: `2 ${who} in person`,
  contract: `2 ${who} in person`,
  deed: `2 ${who} in person forAll`,
});

/** Written by hand from signing 4.2, and not from the table. */
const TABLE: Record<LegalForm, Record<Case, Expected> & { readonly rule: string }> = {
  charitableCompany: { rule: "SO20", ...company },
  companyOther: { rule: "SO20", ...company },
  cic: { rule: "SO20", ...company },
  cio: { rule: "SO21", ...company, deed: "2 trustee trustees" },
  unincorporated: { rule: "SO22", ...group("committeeMember") },
  trust: { rule: "SO22", ...group("trustee") },
  council: {
    rule: "SO23",
    goodFaith: "1 officer and a spare",
    bindsInPart: "1 officer and a spare",
    cooperating: "1 officer and a spare",
    contract: "1 officer and a spare",
    deed: "paper seal",
  },
  scio: { rule: "SO24", ...byOwnRule },
  nhs: { rule: "SO24", ...byOwnRule },
  otherPublic: { rule: "SO24", ...byOwnRule },
  nonUk: { rule: "SO24", ...byOwnRule },
};

const ask = (legalForm: LegalForm, more: Partial<SigningCase> = {}): SigningCase => ({
  legalForm,
  ...CASES.contract,
  ownRule: "",
  ...more,
});

function said(asked: SigningCase): string {
  const { fewest, signer, paper, method, inPerson, spare } = signingRule(asked);
  const words = [
    paper ? "paper" : `${fewest} ${signer}`,
    ...(inPerson ? ["in person"] : []),
    ...(method === null ? [] : [method]),
    ...(spare ? ["and a spare"] : []),
  ];
  return words.join(" ");
}

const cells = LegalForm.options.flatMap((form) =>
  Object.entries(TABLE[form]).map(([name, expected]) => ({
    form,
    name,
    expected,
    rule: TABLE[form].rule,
  })),
);

test.each(cells.filter(({ name }) => name !== "rule"))(
  "$rule $form, $name: $expected",
  ({ form, name, expected, rule }) => {
    if (!isCase(name)) throw new Error("the table names its own cases");
    expect(said(ask(form, CASES[name]))).toBe(expected);
    expect(signingRule(ask(form, CASES[name])).rule).toBe(rule);
  },
);

test.each([
  ["SO20", "charitableCompany", ["signatories", "witness"]],
  ["SO21", "cio", ["trustees", "soleTrustee", "seal"]],
  ["SO22", "trust", ["forAll"]],
  ["SO23", "council", ["seal"]],
  ["SO24", "nhs", ["ownRules", "ownRulesPaper"]],
] as const)("%s a deed of a %s is signed in these ways and no other", (_, form, ways) => {
  expect(deedMethods(form)).toEqual(ways);
  for (const method of DeedMethod.options) {
    const rule = signingRule(ask(form, { deed: true, method }));
    const own = ways.some((way) => way === method);
    expect(rule.methodWrong).toBe(!own);
    expect(rule.method).toBe(own ? method : ways[0]);
  }
});

const on = (form: LegalForm, method: string) => said(ask(form, { deed: true, method }));

test("SO20 SO21 a witness, a seal and a foreign form on paper ask for nobody here", () => {
  expect(on("cic", "witness")).toBe("paper witness");
  expect(on("cio", "seal")).toBe("paper seal");
  expect(on("cio", "soleTrustee")).toBe("1 trustee soleTrustee");
  expect(on("nonUk", "ownRulesPaper")).toBe("paper ownRulesPaper");
});

test.each(LegalForm.options)(
  "SO25 the own rule of a %s may ask for more, never for fewer",
  (form) => {
    for (const more of Object.values(CASES)) {
      const usual = signingRule(ask(form, more));
      const tighter = signingRule(ask(form, { ...more, ownSigners: 2 }));
      const looser = signingRule(ask(form, { ...more, ownSigners: 1 }));
      expect(tighter.fewest).toBe(usual.paper ? 0 : 2);
      expect(looser.fewest).toBe(usual.fewest);
      expect(tighter.method).toBe(usual.method);
    }
  },
);

test.each([
  ["SO20", "charitableCompany", {}, ["delegation"]],
  ["SO20", "charitableCompany", { ownSigners: 2 }, []],
  ["SO20", "charitableCompany", { deed: true }, []],
  ["SO21", "cio", {}, []],
  ["SO22", "trust", {}, []],
  ["SO23", "council", {}, ["secondOfficer"]],
  ["SO23", "council", { ownSigners: 2 }, []],
  ["SO23", "council", { deed: true }, []],
  ["SO24", "nhs", {}, ["ownRulesMissing"]],
  ["SO24", "nhs", { ownRule: "Two executive directors" }, ["ownRules"]],
  ["SO24", "scio", { deed: true }, ["ownRulesMissing", "ownRulesDeed"]],
] as const)("%s what a %s is warned of when %j", (_, form, more, warnings) => {
  expect(signingRule(ask(form, more)).warnings).toEqual(warnings);
});

test.each([
  ["SO22", "trust", { degree: 2 }, []],
  ["SO22", "trust", { degree: 3 }, ["namedTrustees"]],
  ["SO23", "council", { degree: 3 }, []],
  ["SO23", "council", { degree: 4 }, ["executionCheck"]],
  ["SO23", "council", { degree: 4, deed: true }, ["executionCheck", "deed"]],
  ["SO20", "cic", { degree: 5 }, []],
] as const)("%s what a %s settles for itself when %j", (_, form, more, gates) => {
  expect(signingRule(ask(form, more)).gates).toEqual(gates);
});
