import { type ClauseText, field, partyRows, rows } from "../clause-text.ts";

/** SA-01 and SA-02: the promise every partner makes, and the arrangements for joint activities. */
export const safeguardingTexts: readonly ClauseText[] = [
  {
    id: "SA-01",
    fields: [
      partyRows(
        "safeguarding",
        [
          "Safeguarding leads",
          "The role that takes concerns at each partner, and how to reach it.",
        ],
        [
          field("role", "leadRole", ["Safeguarding lead (role)", "As in: deputy manager."]),
          field("text", "reach", ["How to reach them", "A telephone number that is answered."]),
        ],
      ),
    ],
    parts: [
      "Everyone has the right to be safe with us. This comes before anything else in this {doc}.",
      "Each of us has a safeguarding policy, and checks and trains its people before they work with children or adults at risk.",
      {
        text: "Each of us has a safeguarding lead, named by role in the table.",
        table: "safeguarding",
      },
      "Anyone who thinks a person is in danger now calls 999 first. They ask no one’s permission.",
      "Any other concern goes the same day to the safeguarding lead of the partner whose activity it is. For joint activities {{@SA-02}} says who that is, and how we run them safely.",
      {
        when: ({ has }) => !has("SA-02"),
        text: "A concern about that person goes to the safeguarding lead of another partner.",
      },
      {
        when: ({ has }) => !has("SA-02"),
        text: "Before an event that we run together, we agree whose policy applies there and who the safeguarding lead is.",
      },
      "We share what is needed to keep a person safe, and no more. Nothing in this {doc} stops any of us doing that.",
    ],
  },
  {
    id: "SA-02",
    fields: [
      rows(
        "settings",
        ["Activities and their safeguarding leads", "One row for each activity or place."],
        [
          field("text", "place", ["Activity or place", "A few words."]),
          field("party", "leadParty", [
            "Safeguarding lead",
            "One partner. Its policy covers everyone there.",
          ]),
        ],
      ),
      field("duration", "report.hours", ["Time to write a concern down", "In hours."], {
        unit: "hours",
        initial: "24",
      }),
      field(
        "role",
        "alternate.role",
        ["Who takes concerns about the lead’s own people", "A role at another partner."],
        {
          initial: "safeguarding lead",
        },
      ),
      field(
        "duration",
        "safeguarding.months",
        ["How often the leads review concerns", "In months."],
        {
          unit: "months",
          initial: "6",
        },
      ),
    ],
    parts: [
      {
        text: "For every activity the table names one partner as safeguarding lead. That partner’s policy covers everyone there, also the staff and volunteers of the others. It acts through the person whom {{@SA-01}} names.",
        table: "settings",
      },
      "Before anyone works with children or adults at risk, their own organisation tells the safeguarding lead that the right checks are done and current. It need not hand over the check itself.",
      "Anyone who thinks a person is in danger now calls 999 first and asks no one’s permission.",
      "Any other concern goes to the activity’s safeguarding lead the same day, and in writing within {{report.hours}}. That lead decides whether to pass it to the local authority or the police, and writes down why.",
      "If the concern is about someone who works or volunteers for that lead, it goes instead to the {{alternate.role}} of another partner.",
      "Each of us makes the reports that its own regulator and funder expect. It tells the others that it does so, unless that would put someone at risk, or the police or its regulator ask it not to.",
      "We share only what is needed to keep a person safe. Nothing in this {doc} stops any of us sharing information to protect someone from harm.",
      "Our safeguarding leads look back at all concerns together every {{safeguarding.months}} and after any serious incident.",
    ],
  },
];
