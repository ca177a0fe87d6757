import {
  choices,
  type ClauseText,
  type DraftParty,
  field,
  inList,
  isContract,
  type Part,
  partyRows,
  signingOf,
  type Situation,
} from "../clause-text.ts";
import { type DeedMethod, deedMethods } from "../../agreements/signing-rule.ts";
import { LIBRARY } from "../library.ts";

const SCHEDULES = LIBRARY.filter(({ place }) => place === "schedule").map(({ id }) => id);

/** The ways to sign a deed as they read in the clause; which of them a legal form has, its rule says. */
const DEED_WAYS = choices({
  signatories: "two directors sign, or a director and the secretary",
  witness: "one director signs on paper, with a witness in the room",
  trustees: "two of its trustees sign",
  soleTrustee: "its only trustee signs",
  forAll:
    "two of those who act for it sign for all of them where the law lets them, and otherwise each one signs",
  seal: "it seals this agreement, and a person whom its own rules name signs beside the seal",
  ownRules: "it signs as its own rules, or the law of its own country, ask for a deed",
  ownRulesPaper:
    "it signs or seals a printed copy, as its own rules or the law of its own country ask",
} satisfies Record<DeedMethod, string>);

/** SI-01 to SI-06: general terms, how and by whom it is signed, deeds, and languages. */
export const formalityTexts: readonly ClauseText[] = [
  {
    id: "SI-01",
    parts: ({ has }) => [
      "This {doc} holds everything that we have agreed about the shared work. It takes the place of earlier talks, emails and promises. None of this excuses fraud.",
      "No partner may pass its rights or duties under this {doc} to someone else, unless the others agree in writing.",
      "Only the partners may claim under this {doc}. It gives no one outside a right to do so.",
      "A partner has not broken this {doc} if something that it could not foresee or prevent keeps it from doing its part. Examples are flood, fire and serious illness in many people. It tells the others at once, does what it can, and starts again as soon as it can.",
      "If that lasts for more than 3 months, the others may end this {doc} by telling all of us in writing. They may also change the work so that it goes on without that partner.",
      {
        text: "If two parts say different things, the one that comes first in this list counts:",
        points: [
          "[[{{@SA-01}}, for keeping people safe;]]",
          "[[{{@IN-03}}, for information about people;]]",
          "[[the funder’s terms named in {{@MO-03}}, for the funder’s money;]]",
          "the clauses of this {doc};",
          has("IN-03") ? "the other schedules; and" : "the schedules; and",
          "any other paper that this {doc} mentions.",
        ],
      },
      "If a court finds that one part does not count, the rest still does.",
      "A partner that does not use a right at once still has it.",
    ],
  },
  {
    id: "SI-02",
    fields: [
      field(
        "choice",
        "effective.rule",
        ["When it takes effect", "Finish the sentence: It takes effect …"],
        {
          ...choices({
            start:
              "on the start date, if all of us have signed by then, and otherwise when the last of us signs",
            last: "when the last of us signs",
          }),
          initial: "start",
        },
      ),
    ],
    parts: [
      "We may sign this {doc} online. We mean an online signature to count as much as one with a pen.",
      "All of us sign the same version. Its fingerprint, a code made from its words, is on the signature certificate and shows which one.",
      "We may sign at different times and in different places. Together the signatures make one {doc}.",
      {
        when: ({ has }) => !has("SI-04"),
        text: "This {doc} takes effect {{effective.rule}}. Until then no part of it counts, even where another part names an earlier date.",
      },
      "This {doc} takes effect as a deed, on the day that {{@SI-04}} gives.",
      "If a word changes before all of us have signed, everyone signs again.",
      "A person who cannot sign online may sign a printed copy that shows the same fingerprint.",
    ],
  },
  {
    id: "SI-03",
    fields: [
      partyRows(
        "authority",
        ["Authority to sign", "Who may sign for each partner, and who said so."],
        [
          field("role", "role", ["Who signs (role)", "As in: chair of trustees."]),
          field("choice", "type", ["Authority from", "Where the power to sign comes from."], {
            ...choices({
              boardResolution: "decision of the board",
              schemeOfDelegation: "scheme of delegation",
              standingOrders: "standing orders",
              constitution: "governing document",
              s333: "power of trustees to sign for all",
            }),
          }),
          field("text", "ref", ["Reference", "As in: minute 7."], { requiredAt: "never" }),
          field("date", "date", ["Date", "A date, like 12 March 2027."], { requiredAt: "never" }),
        ],
      ),
    ],
    parts: (situation) => [
      {
        text: "Each person who signs says that they may sign for their organisation. The table shows each signer’s role and where their authority comes from.",
        table: "authority",
      },
      "A partner shows the decision or rule in the table to any other partner that asks.",
      ...situation.parties
        .filter((party) => signingOf(party, situation).inPerson)
        .map(
          ({ id }) =>
            `{{party/${id}/shortName}} has no legal identity of its own. The people named for it in {{@FM-01}} make the promises in this {doc}. Two of them sign for all, as all of them have agreed.`,
        ),
      {
        when: isContract,
        text: "A partner whose rules ask for more than one signer, or for a seal, tells the others before anyone signs.",
      },
    ],
  },
  {
    id: "SI-05",
    fields: [
      field("text", "languages", ["Other language", "As in: Welsh."], { initial: "Welsh" }),
      field("choice", "languages.rule", ["If the texts differ", "Which text counts."], {
        ...choices({
          equal: "Both texts count equally",
          english: "If they differ, the English text counts",
          other: "If they differ, the other text counts",
        }),
        initial: "equal",
      }),
    ],
    parts: [
      "This {doc} is made in English, and in {{languages}} too if all of us sign that text. {{languages.rule}}.",
      "A person checks each translation before anyone signs it. A machine’s translation is not enough.",
      "If the two texts count equally, and someone finds that they differ, we put both right together.",
      "A change counts only when it is made in both texts.",
      "Each of us may write and speak to the others in either language. The people we are here for choose the language that they use with us.",
    ],
  },
  {
    id: "SI-06",
    fields: [
      partyRows(
        "signer",
        ["Who signs", "The role of the person who signs for each partner."],
        [
          field("role", "role", ["Who signs (role)", "As in: chief executive."], {
            initial: "authorised signatory",
          }),
        ],
      ),
    ],
    parts: (situation) => [
      "Each person who signs has read this {doc} and means to sign it for the organisation named here. The signature certificate shows who signed, in what role and when.",
      {
        when: ({ has }) => SCHEDULES.some(has),
        text: "The schedules that follow are part of this {doc}.",
      },
      ...situation.parties.map((party) => signatureBlock(party, situation)),
    ],
  },
  {
    id: "SI-04",
    fields: [
      field("date", "deed.delivered", [
        "Date it counts from as a deed",
        "A date on or after the day when the last partner signs or seals.",
      ]),
      partyRows(
        "deed",
        ["How each signs the deed", "A partner that seals or has a witness signs a printed copy."],
        [field("choice", "method", ["How it signs the deed", "Finish the sentence."], DEED_WAYS)],
      ),
    ],
    parts: ({ parties }) => [
      "We sign this {doc} as a deed. In England and Wales that gives us 12 years to bring a claim, in place of 6. It also makes a promise count when nothing is given in return.",
      {
        text: "This is how each of us signs it:",
        points: inList(parties.map(({ id }) => `{{party/${id}/shortName}}: {{deed/${id}/method}}`)),
      },
      "A witness is in the same room and sees the person sign. A witness is 18 or over, signs too, and gives a name and an address. No one who signs for a partner may be a witness.",
      "A partner that seals on paper uses a printed copy that shows the same fingerprint.",
      "This {doc} takes effect as a deed on {{deed.delivered}}, once all of us have signed or sealed it. If the last of us does so later, it takes effect on that day. Signing alone does not make it count sooner.",
    ],
  },
];

const COMPANY_SIGNERS: readonly string[] = [
  "one of its directors",
  "a second director, its secretary, or a witness who gives a name and an address",
];

/** Who signs or seals a deed for each legal form, each with a line of their own; it fits every way the form has. */
const DEED_SIGNERS: Record<DraftParty["legalForm"], readonly string[]> = {
  charitableCompany: COMPANY_SIGNERS,
  companyOther: COMPANY_SIGNERS,
  cic: COMPANY_SIGNERS,
  cio: [
    "one of its trustees, or its seal",
    "another of its trustees if it has more than one, or whoever signs beside the seal",
  ],
  scio: ["one of its trustees", "whoever else the law of Scotland asks for"],
  unincorporated: ["one of its committee members", "another of its committee members"],
  trust: ["one of its trustees", "another of its trustees"],
  council: ["its seal", "the signature of the officer whom its standing orders name"],
  nhs: ["its authorised signatory", "its seal or a second signatory, if its own rules ask for one"],
  otherPublic: [
    "its authorised signatory",
    "its seal or a second signatory, if its own rules ask for one",
  ],
  nonUk: ["its authorised signatory", "whoever else the law of its own country asks for"],
};

/** How each legal form signs, a line for each signer. */
function signatureBlock(party: DraftParty, situation: Situation): Part {
  const { rule, inPerson, paper, fewest } = signingOf(party, situation);
  const name = `{{party/${party.id}/legalName}}`;
  const named = inPerson ? ` ({{party/${party.id}/trustees}})` : "";
  if (situation.has("SI-04")) return deedBlock(party, name, { named, paper });
  const people = party.legalForm === "trust" ? "trustees" : "committee members";
  if (inPerson) {
    return {
      text: `Signed for ${name} by two of its ${people}, for all of them${named}:`,
      points: inList([`one of its ${people}`, `another of its ${people}`]),
    };
  }
  const list = situation.has("SI-03") ? "authority" : "signer";
  const role = `its {{${list}/${party.id}/role}}`;
  if (rule === "SO23") return officersBlock(name, role, fewest);
  const authority = rule === "SO22" ? `for its ${people}` : "with the authority of its board";
  if (fewest === 1) return { text: `Signed for ${name} by ${role}, ${authority}.` };
  return {
    text: `Signed for ${name}, ${authority}, by:`,
    points: inList([role, "a second person, as its own rule asks"]),
  };
}

/**
 * A deed is signed as the clause about deeds says: where a form may choose its way, both say it with
 * one field, so the two never differ.
 */
function deedBlock(
  { id, legalForm }: DraftParty,
  name: string,
  { named, paper }: { readonly named: string; readonly paper: boolean },
): Part {
  const points = inList(DEED_SIGNERS[legalForm]);
  if (deedMethods(legalForm).length > 1) {
    return {
      text: `Made as a deed for ${name}. As {{@SI-04}} says, {{deed/${id}/method}}:`,
      points,
    };
  }
  const [seals, by] = paper ? ["Sealed", "with"] : ["Signed", "by"];
  return { text: `${seals} as a deed for ${name}${named}, as {{@SI-04}} says, ${by}:`, points };
}

function officersBlock(name: string, role: string, fewest: number): Part {
  const when = fewest > 1 ? "as its own rule asks" : "if its standing orders ask for two";
  return {
    text: `Signed for ${name} by:`,
    points: inList([`${role}, as its standing orders allow`, `a second officer, ${when}`]),
  };
}
