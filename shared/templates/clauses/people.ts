import { choices, type ClauseText, field, rows } from "../clause-text.ts";

/** PE-01 and PE-02: working at each other's places, and people lent to a partner. */
export const peopleTexts: readonly ClauseText[] = [
  {
    id: "PE-01",
    fields: [
      rows(
        "hosts",
        ["Places and hosts", "Where people from more than one partner work."],
        [
          field("text", "place", ["Place or activity", "A few words."]),
          field("party", "host", ["Host", "The partner that runs it."]),
        ],
      ),
      field(
        "role",
        "supervision.role",
        ["Who directs people each day", "The role at the host, as in: session leader."],
        {
          initial: "person in charge of the session",
        },
      ),
    ],
    parts: [
      {
        text: "For each place or activity the table names one partner as the host.",
        table: "hosts",
      },
      "Before people from another partner start, the host shows them how to stay safe and whom to ask. It tells them what to do if they worry about someone.",
      "While they are there, the {{supervision.role}} at the host tells them what to do from day to day. They follow the host’s safety rules.",
      "They still work or volunteer for their own organisation. It deals with their pay, leave, conduct and complaints.",
      "No one works alone with a child or an adult at risk before the right checks are done. The host must also agree that it is safe.",
      "A host may ask that a person stops coming. It tells that person’s organisation why, in private.",
      "The host writes down each accident and near miss, and reports it where the law says so. It tells the person’s organisation within 1 working day.",
      "Each of us pays the expenses of its own people[[, unless {{@MO-02}} says otherwise]].",
    ],
  },
  {
    id: "PE-02",
    fields: [
      rows(
        "posts",
        ["Shared posts", "One row for each post or seconded person. Titles, not names."],
        [
          field("text", "title", ["Post", "Its title, as in: youth ranger."]),
          field("party", "employer", ["Employer", "One partner."]),
          field("party", "host", ["Host", "The partner that directs the work."]),
          field("text", "share", ["Time for the host", "As in: 3 days a week."]),
          field("date", "start", ["Starts", "A date, like 1 April 2027."]),
          field("date", "end", ["Ends", "A date, like 31 March 2030."]),
        ],
      ),
      field("duration", "posts.notice", ["Notice to end it early", "In weeks."], {
        unit: "weeks",
        initial: "8",
      }),
      field(
        "choice",
        "posts.redundancy",
        ["Cost of redundancy", "Finish the sentence: If the post is made redundant, …"],
        {
          ...choices({
            shared: "the employer and the host share the cost in step with the time that each had",
            employer: "the employer pays the cost",
          }),
          initial: "shared",
        },
      ),
    ],
    parts: [
      {
        text: "This schedule covers the posts in the table. Each person also has a letter from their employer that says the same.",
        table: "posts",
      },
      "The employer stays the employer. It pays wages, tax and pension. It decides about leave, sickness, conduct and grievances, after asking the host.",
      "The host directs the daily work. It gives the person a safe place, the things they need, and someone to talk to.",
      "The host tells the employer at once about an accident, a long absence or a serious worry.",
      "The employer is paid for the post only what the budget in {{@MO-02}} shows.",
      "No one changes the main terms of the person’s job without the agreement of the person and the employer.",
      "The employer or the host may end the arrangement by giving notice of {{posts.notice}}. Either may stop it at once if going on would be unsafe or against the law.",
      "When it ends, the person goes back to work for the employer as their contract says. If the post is made redundant, {{posts.redundancy}}.",
      "The host answers for what the person does under its direction, and tells its insurer about the post.",
      "What the person makes for the host belongs to the host. The employer signs what is needed for that.",
      "No one’s job moves from one partner to another because of this schedule.",
    ],
  },
];
