import { choices, type ClauseText, field } from "../clause-text.ts";

/** KN-01 and KN-02: names and publicity, and the things partners bring and make. */
export const knowHowTexts: readonly ClauseText[] = [
  {
    id: "KN-01",
    fields: [
      field(
        "duration",
        "logo.approvalDays",
        ["Time to approve a name or logo", "In working days."],
        {
          unit: "workingDays",
          initial: "5",
        },
      ),
      field("choice", "logo.silence", ["If there is no answer", "What silence means."], {
        ...choices({ no: "No answer means no", yes: "No answer means yes" }),
        initial: "no",
      }),
      field("party", "media.leadParty", ["Who answers the press", "One partner."]),
    ],
    parts: [
      "Each of us may say that we work together, and describe it truthfully.",
      "A partner sends a draft before it uses another’s name or logo in something new. The owner answers within {{logo.approvalDays}}. {{logo.silence}}.",
      "A partner stops using another’s name or logo within 5 working days of being asked.",
      "Each of us credits the others when it talks or writes about the shared work.",
      "{{media.leadParty}} answers the press about the shared work. The others pass questions on to it.",
      "If something goes wrong in public, we agree the first words together before anyone speaks. No one waits where a person’s safety needs quick words.",
      "We use pictures and stories of people only if they agreed to that use. For children we also ask a parent or carer.",
    ],
  },
  {
    id: "KN-02",
    fields: [
      field(
        "choice",
        "ip.model",
        [
          "Materials we make together",
          "Finish the sentence: Materials that we make in the shared work …",
        ],
        {
          ...choices({
            licence:
              "belong to the partner that made them, and the others may use them as this clause says",
            keep: "belong to the partner that made them, and the others ask before each use",
            joint: "belong to all of us in equal shares, and each may use them as this clause says",
            open: "are published so that anyone may use them and must say who made them",
          }),
          initial: "licence",
        },
      ),
      field(
        "choice",
        "licence.type",
        ["How long the others may use them", "Finish the sentence: This right lasts …"],
        {
          ...choices({
            ever: "for good, also after this ends or a partner leaves",
            term: "while this lasts and for 2 years after",
          }),
          initial: "ever",
        },
      ),
    ],
    parts: [
      "Each of us keeps what it owns now and what it makes by itself. The others may use it for the shared work while that goes on.",
      "Materials that we make in the shared work {{ip.model}}.",
      "Where this clause lets the others use materials, they may copy and change them for their own charitable or public work, without paying. This right lasts {{licence.type}}.",
      "Materials that are published for anyone to use are free to all. No one sells other materials, or lets people outside use them, unless the partner that owns them agrees.",
      "Each of us says who made the materials it uses.",
      "Each of us makes sure that it may share what it brings, and what its staff and volunteers make. It makes sure that people in pictures and stories have agreed.",
      "No one feeds another partner’s materials, or information about people, into a computer system that learns from them, unless that partner agreed in writing.",
    ],
  },
];
