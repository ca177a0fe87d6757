import {
  type ClauseText,
  type DraftParty,
  field,
  inList,
  isContract,
  type Part,
  rows,
  signingOf,
  type Situation,
} from "../clause-text.ts";
import { libraryClause } from "../library.ts";
import { termsIn } from "./words.ts";

/** FM-01 to FM-04: who agrees, why, what the document is, and the words it uses. */
export const frontPageTexts: readonly ClauseText[] = [
  {
    id: "FM-01",
    fields: [
      field("text", "agreement.title", [
        "Title",
        "The name people use for this partnership, as in River and Roots youth programme.",
      ]),
      rows(
        "party",
        ["Partners", "The organisations that agree, as their registers name them."],
        [
          field("text", "legalName", [
            "Full legal name",
            "Exactly as it stands in the register or the governing document.",
          ]),
          field("text", "number", [
            "Registered number",
            "The number in the register of companies or charities.",
          ]),
          field("text", "address", ["Address", "The registered or main office, with postcode."]),
          field("text", "shortName", [
            "Short name",
            "One to three words. This name stands in the clauses.",
          ]),
          field("text", "trustees", [
            "People who act for it",
            "Full names of its trustees or committee. A group without a legal identity of its own acts through them.",
          ]),
        ],
        { perParty: true, owner: "one" },
      ),
    ],
    parts: (situation) => [
      "This {doc} is called {{agreement.title}}.",
      {
        text: "It is between:",
        points: inList(situation.parties.map(partyLine)),
      },
      "In this {doc} each of them is a partner. “We”, “us” and “our” mean all the partners together.",
      {
        when: ({ parties }) => parties.length === 2,
        text: "There are two of us, so “the others” means the other partner.",
      },
      ...situation.parties
        .filter((party) => signingOf(party, situation).inPerson)
        .map(
          ({ id }) =>
            `{{party/${id}/shortName}} has no legal identity of its own. These people act for it: {{party/${id}/trustees}}.`,
        ),
    ],
  },
  {
    id: "FM-02",
    fields: [
      field("longText", "background.text", [
        "Background",
        "Three or four sentences: what the need is, who noticed it, and why you work together. Keep promises out.",
      ]),
    ],
    parts: [
      "{{background.text}}",
      "This clause tells the story behind this {doc}. It makes no promises.",
    ],
  },
  { id: "FM-03", parts: (situation) => (isContract(situation) ? contract : goodFaith(situation)) },
  {
    id: "FM-04",
    parts: (situation) => [
      {
        text: "These words have the same meaning wherever they stand in this {doc}.",
        points: termsIn(situation),
      },
    ],
  },
];

/** The words for a legal form; a form whose number every register gives always shows it. */
const FORMS: Record<DraftParty["legalForm"], { words: string; number?: string; always?: true }> = {
  charitableCompany: {
    words: "a charitable company",
    number: "company and charity numbers",
    always: true,
  },
  companyOther: { words: "a company", number: "company number", always: true },
  cic: { words: "a community interest company", number: "company number", always: true },
  cio: { words: "a charitable incorporated organisation", number: "charity number", always: true },
  scio: {
    words: "a Scottish charitable incorporated organisation",
    number: "Scottish charity number",
    always: true,
  },
  unincorporated: { words: "an unincorporated association", number: "charity number" },
  trust: { words: "a trust", number: "charity number" },
  council: { words: "a local authority" },
  nhs: { words: "an NHS body" },
  otherPublic: { words: "a public body" },
  nonUk: { words: "an organisation formed outside the United Kingdom", number: "number" },
};

function partyLine(party: DraftParty): string {
  const { words, number, always } = FORMS[party.legalForm];
  const numbered = number !== undefined && (always === true || party.number !== "");
  const registered = numbered ? ` (${number} {{party/${party.id}/number}})` : "";
  const name = `{{party/${party.id}/legalName}}, ${words}${registered}, of {{party/${party.id}/address}}`;
  return `${name} (“{{party/${party.id}/shortName}}”)`;
}

const contract: readonly Part[] = [
  { text: "This agreement is a contract. It is legally binding on each of us from {{start}}." },
  {
    text: "We each make our promises in it in return for the promises the others make. Where it says that a partner does something, that partner promises to do it.",
  },
  {
    text: "Each of us answers for its own promises, and not for another’s, unless this agreement says otherwise.",
  },
  {
    text: "The background in {{@FM-02}} explains why we made it, and promises nothing. The principles in {{@PU-02}} say how we want to work, and are not promises in law.",
  },
  { text: "We sign it as a deed, as {{@SI-04}} says." },
];

function goodFaith({ degree, modules }: Situation): readonly Part[] {
  const except = modules.length === 0 ? "It" : "Except for what is listed in {{@.modules}}, it";
  return [
    {
      text: `This {doc} records what we mean to do together. ${except} is a statement of good faith. It is not a contract, and none of us can take another to court for not doing something it says.`,
    },
    {
      name: "modules",
      when: () => modules.length > 0,
      text:
        modules.length === 1
          ? "This part is legally binding from {{start}}. It carries the words “This part is legally binding”. We each make the promises in it in return for the promises the others make."
          : "These parts are legally binding from {{start}}. Each carries the words “This part is legally binding”. We each make the promises in them in return for the promises the others make.",
      points: inList(modules.map((id) => `${libraryClause(id)?.title ?? id} ({{@${id}}})`)),
    },
    {
      when: () => modules.length > 0,
      text: "Where a binding part says that a partner does something, that partner promises to do it. Each of us answers for its own promises, and not for another’s.",
    },
    {
      when: () => modules.length > 0,
      text: "So that it is clear which law applies, {{@DI-02}} binds too. Words, names and dates that a binding part takes from the rest of this {doc} bind with it.",
    },
    {
      when: () => modules.length > 0,
      text: "A binding part lasts as long as this {doc} does, and longer where this {doc} says so.",
    },
    {
      text:
        degree === 3
          ? "We mean to agree a partnership agreement before any of these starts:"
          : "We mean to agree a firmer document before any of these starts:",
      points: FIRMER[degree === 1 || degree === 2 ? degree : 3],
    },
  ];
}

/** The facts that need a higher degree (the floors of the assessment), in words. */
const FIRMER: Record<1 | 2 | 3, readonly string[]> = {
  1: [
    "money passes between us;",
    "we share details about people we support; or",
    "one of us runs activities for children or adults at risk as part of this.",
  ],
  2: [
    "more than £1,000 in a year passes between us;",
    "we share health or other sensitive details about people, or run activities for children or adults at risk together; or",
    "people from one of us work under another.",
  ],
  3: [
    "more than £5,000 in a year passes between us;",
    "staff of one of us work under another; or",
    "a funder asks for a contract.",
  ],
};
