import { choices, type ClauseText, field, rows } from "../clause-text.ts";

/**
 * PE-03: jobs that move to another partner, or have two employers. The duties follow the Transfer of
 * Undertakings (Protection of Employment) Regulations 2006: terms and service go on (4), no dismissal
 * because of the move (7), facts about each person 28 days before (11), informing and listening (13).
 */
export const transferTexts: readonly ClauseText[] = [
  {
    id: "PE-03",
    fields: [
      rows(
        "transfers",
        ["Jobs that move or are shared", "One row for each group of jobs. Jobs, not names."],
        [
          field("text", "jobs", ["Jobs", "Titles and how many, as in: two family workers."]),
          field("party", "old", ["Employer now", "One partner."]),
          field("text", "next", [
            "Employer after",
            "One partner, two that employ together, or the joint body.",
          ]),
          field("date", "date", ["From", "A date, like 1 April 2027."]),
        ],
      ),
      field(
        "text",
        "transfer.list",
        ["Where the list of people is", "Names stay out of the agreement. Say who keeps them."],
        { initial: "a locked folder of the partner that employs them now" },
      ),
      field(
        "text",
        "pension.scheme",
        ["Pension after the move", "Finish the sentence: The new employer offers …"],
        { initial: "a pension at least as good as the law on moved jobs asks for" },
      ),
      field(
        "choice",
        "transfer.past",
        ["Claims from before the move", "Finish the sentence: In that case …"],
        {
          ...choices({
            old: "the old employer pays it back within 30 days of being asked",
            share: "the two employers each bear half",
            next: "the new employer bears it, because the budget allows for it",
          }),
          initial: "old",
        },
      ),
      field(
        "choice",
        "transfer.joint",
        ["Costs of a job with two employers", "Finish the sentence: Between them they share …"],
        {
          ...choices({
            equal: "every cost of the job equally",
            time: "every cost of the job in step with the time that each has",
          }),
          initial: "equal",
        },
      ),
    ],
    parts: [
      {
        text: "This schedule covers the jobs in the table. The names are on a list in {{transfer.list}}. Only people who need that list may see it.",
        table: "transfers",
      },
      "When work moves to another employer, the law may move the jobs with it (this law is called TUPE). We {will} act as it asks for every job in the table, even if there is doubt.",
      {
        name: "telling",
        text: "The two employers {will} do these things before the move:",
        points: [
          "at least 28 days before it, the old employer gives the new one the facts that the law asks for about each person;",
          "if those facts change, it puts them right at once;",
          "the new employer tells the old one in good time what it plans to change;",
          "each tells its own people, and those who speak for them, what will happen, when and why;",
          "each listens to their answers before anything is settled; and",
          "each takes advice on employment law.",
        ],
      },
      "A person keeps their pay, hours, holidays and length of service. No one is dismissed, and no one gets worse terms, because of the move.",
      "A person may refuse to move. Before they decide, the old employer tells them what that would mean for their job.",
      "The new employer offers {{pension.scheme}}. If a person leaves a public pension scheme, the two employers find out first what its rules ask for and what that costs.",
      "The old employer pays what is due for the time before the move, such as wages, holiday pay, tax and pension payments. The new employer pays what is due for the time after it.",
      "A claim about something before the move may reach the new employer. In that case {{transfer.past}}. The new employer bears claims about what it did after the move.",
      "An employer that did not do its part under {{@.telling}} pays what that costs the other.",
      "Someone who is not in the table may say that their job has moved. The partner that hears this tells the one that employs them within 2 working days.",
      "That partner then has 10 working days to offer the person their job back. If it does not, it pays what the law says the person is owed.",
      "Two partners may employ a person together only if the table names both. They make one contract with the person and give instructions through one manager. Between them they share {{transfer.joint}}.",
      "Jobs may move again when a partner leaves or this {doc} ends. The partners concerned start these steps at least 3 months before that, if they can.",
    ],
  },
];
