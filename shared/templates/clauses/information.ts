import { type ClauseText, type DraftParty, field, isPublicBody, rows } from "../clause-text.ts";

/** IN-01, IN-02 and IN-06: information about the work, confidence, and freedom of information. */
export const informationTexts: readonly ClauseText[] = [
  {
    id: "IN-01",
    fields: [
      rows(
        "datasets",
        ["Information we share", "Only information that is not about people."],
        [
          field("text", "name", ["What", "As in: opening times and places left."]),
          field("party", "from", ["From", "One partner."]),
          field("text", "to", ["To", "As in: all of us."], { initial: "all of us" }),
          field("text", "every", ["How often", "As in: every Monday."]),
        ],
      ),
    ],
    parts: [
      {
        text: "We {will} share the information in the table. None of it is about people who can be recognised.",
        table: "datasets",
      },
      "We may also share work contact details of our staff and volunteers, so that we can reach each other. We use them for nothing else.",
      "The partner that shares information takes care that it is right and says how old it is. It cannot promise that there is no mistake in it.",
      "The others may use it for the shared work and for their own planning. They say where it came from. They ask before they pass it on.",
      "A partner that finds a mistake tells the partner that it came from.",
      "If it turns out that someone can be recognised, whoever notices stops using it and tells the others at once.",
    ],
  },
  {
    id: "IN-02",
    fields: [
      field(
        "duration",
        "confidential.years",
        ["How long it stays confidential", "In years after the end."],
        {
          unit: "years",
          initial: "3",
        },
      ),
    ],
    parts: [
      "Information is confidential if a partner marks it so. It is also confidential if anyone would see that it must be, such as personal stories, staff matters, plans, prices and passwords.",
      "Whoever receives it uses it only for the shared work. They keep it safe and show it only to people who need it and will keep it to themselves.",
      "This does not cover what is public, what the receiver already knew or worked out, or what someone else was free to give it.",
      {
        text: "Nothing in this clause stops anyone:",
        points: [
          "[[answering a request as {{@IN-06}} says;]]",
          "reporting wrongdoing to the proper authority;",
          "sharing what is needed to keep someone safe;",
          "telling a regulator, an auditor, an insurer or a lawyer what they need; or",
          "obeying the law or a court.",
        ],
      },
      "If the law makes a partner give confidential information to someone, it tells the partner it came from first, where it may.",
      "A partner that is asked to do so gives confidential information back or deletes it. It may keep one copy if the law says so.",
      "These duties last for {{confidential.years}} after this {doc} ends. For information about people they last as long as the law says.",
    ],
  },
  {
    id: "IN-06",
    fields: [
      field("duration", "foi.helpDays", ["Time to help with a request", "In working days."], {
        unit: "workingDays",
        initial: "5",
      }),
    ],
    parts: ({ parties }) => [
      authorityLine(parties),
      `When someone asks ${parties.filter(isPublicBody).length > 1 ? "one of them" : "it"} about the shared work, the others help it find what it needs within {{foi.helpDays}} of being asked.`,
      "Before it gives out what came from another partner, it asks what that partner thinks and takes that into account. It alone decides.",
      "A mark that says confidential helps it decide. The mark alone does not keep anything private.",
      "A partner that is asked for what the public authority holds passes the request on to it within 2 working days. It does not answer the request by itself.",
      "The public authority may publish this {doc}. It first takes out personal details, and anything else that the law lets it keep back.",
      "This clause gives the public no right to a partner’s own information that the law does not give.",
    ],
  },
];

function authorityLine(parties: readonly DraftParty[]): string {
  const names = parties.filter(isPublicBody).map(({ id }) => `{{party/${id}/shortName}}`);
  const duty = "By law it must answer people who ask for information that it holds.";
  if (names.length === 0) {
    return "If one of us is a public authority, it must by law answer people who ask for information that it holds.";
  }
  if (names.length === 1) return `${names[0]} is a public authority. ${duty}`;
  const all = `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return `${all} are public authorities. By law each must answer people who ask for information that it holds.`;
}
