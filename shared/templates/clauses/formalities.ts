import {
  choices,
  type ClauseText,
  type DraftParty,
  field,
  bindsAnything,
  hasNoIdentity,
  inList,
  isContract,
  partyRows,
  type Situation,
} from "../clause-text.ts";
import { LIBRARY } from "../library.ts";

const SCHEDULES = LIBRARY.filter(({ place }) => place === "schedule").map(({ id }) => id);

/** SI-01 to SI-06: general terms, how and by whom it is signed, deeds, and languages. */
export const formalityTexts: readonly ClauseText[] = [
  {
    id: "SI-01",
    parts: ({ has }) => [
      "This {doc} holds everything that we have agreed about the shared work. It takes the place of earlier talks, emails and promises. None of this excuses fraud.",
      "No partner may pass its rights or duties under this {doc} to someone else, unless the others agree in writing.",
      "Only the partners may claim under this {doc}. It gives no one outside a right to do so.",
      "A partner has not broken this {doc} if something that it could not foresee or prevent keeps it from doing its part. Examples are flood, fire and serious illness in many people. It tells the others at once, does what it can, and starts again as soon as it can.",
      "If that lasts for more than 3 months, the others may end this {doc}. They may also change the work so that it goes on without that partner.",
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
      "We may sign this {doc} online. A person who signs online means it as much as a signature with a pen.",
      "All of us sign the same version. Its fingerprint on the signature certificate shows which one.",
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
        .filter((party) => hasNoIdentity(party) && bindsAnything(situation))
        .map(
          ({ id }) =>
            `{{party/${id}/shortName}} has no legal identity of its own. The people named for it in {{@FM-01}} make the promises in this {doc}, and two of them sign for all of them.`,
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
      "This {doc} may be made in English and in {{languages}}. {{languages.rule}}.",
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
    ],
    parts: ({ parties }) => [
      "We sign this {doc} as a deed. In England and Wales that gives us 12 years to bring a claim, in place of 6. It also makes a promise count when nothing is given in return.",
      { text: "This is how each of us signs it:", points: inList(parties.map(deedLine)) },
      "A witness is in the same room and sees the person sign. A witness is 18 or over, signs too, and gives a name and an address. No one who signs for a partner may be a witness.",
      "A partner that seals on paper uses a printed copy that shows the same fingerprint.",
      "This {doc} takes effect as a deed on {{deed.delivered}}, once all of us have signed or sealed it. If the last of us does so later, it takes effect on that day. Signing alone does not make it count sooner.",
    ],
  },
];

/** How each legal form signs a deed: Companies Act 2006 s.44, Charities Act 2011 s.333; a council seals. */
const DEEDS: Record<DraftParty["legalForm"], string> = {
  charitableCompany:
    "two directors sign, or a director and the secretary, or one director with a witness",
  companyOther:
    "two directors sign, or a director and the secretary, or one director with a witness",
  cic: "two directors sign, or a director and the secretary, or one director with a witness",
  cio: "two of its trustees sign",
  scio: "its trustees sign in the way that the law of Scotland asks for",
  unincorporated: "two of its committee members sign for all of them",
  trust: "two of its trustees sign for all of them",
  council: "it puts its seal on it, and an officer whom its standing orders name signs beside it",
  nhs: "it signs or seals as its own rules ask for a deed",
  otherPublic: "it signs or seals as its own rules ask for a deed",
  nonUk: "it signs as the law of its own country asks for a deed",
};

function deedLine({ id, legalForm }: DraftParty): string {
  return `{{party/${id}/shortName}}: ${DEEDS[legalForm]}`;
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** How each legal form signs; a deed is signed as the clause about deeds says. */
function signatureBlock(party: DraftParty, situation: Situation): string {
  const name = `{{party/${party.id}/legalName}}`;
  if (situation.has("SI-04")) {
    const seals = party.legalForm === "council" ? "Sealed" : "Signed";
    return `${seals} as a deed for ${name}. ${sentence(DEEDS[party.legalForm])}, as {{@SI-04}} says.`;
  }
  const role = situation.has("SI-03")
    ? `{{authority/${party.id}/role}}`
    : `{{signer/${party.id}/role}}`;
  if (hasNoIdentity(party)) {
    const people = party.legalForm === "trust" ? "trustees" : "committee members";
    return bindsAnything(situation)
      ? `Signed for ${name} by two of its ${people}, for all of them.`
      : `Signed for ${name} by its ${role}, for its ${people}.`;
  }
  if (party.legalForm === "council") {
    return `Signed for ${name} by its ${role}, as its standing orders allow.`;
  }
  return `Signed for ${name} by its ${role}, with the authority of its board.`;
}
