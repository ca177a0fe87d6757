import {
  type ClauseText,
  field,
  isContract,
  isGoodFaith,
  partyRows,
  rows,
} from "../clause-text.ts";

/** WO-01 to WO-05: who does what, the plan, standards, referrals, and the lead partner. */
export const workTexts: readonly ClauseText[] = [
  {
    id: "WO-01",
    fields: [
      partyRows(
        "roles",
        ["What each partner does", "One row for each partner. Start each entry with a verb."],
        [
          field("longText", "does", ["What it does", "Tasks, as in: Runs two sessions a week."]),
          field(
            "longText",
            "doesNot",
            ["What it does not do", "Say it now, if anyone may expect it."],
            {
              requiredAt: "never",
            },
          ),
        ],
      ),
    ],
    parts: [
      {
        when: isGoodFaith,
        text: "The table shows the part that each of us {wills} play.",
        table: "roles",
      },
      {
        when: isContract,
        text: "Each of us will do what the table says, with reasonable care and skill.",
        table: "roles",
      },
      "A partner that cannot do its part, or cannot do it on time, tells the others as soon as it knows. We then look for a way round together.",
      "A partner gives part of its work to an organisation outside only if the others agree. It still answers for that work.",
      "No partner has to do more of the work than is in the table[[ or in {{@WO-02}}]], unless we change it[[ as {{@CH-02}} says]].",
    ],
  },
  {
    id: "WO-02",
    fields: [
      rows(
        "tasks",
        ["Work plan", "One row for each task or milestone."],
        [
          field("text", "task", ["Task", "A few words, starting with a verb."]),
          field("party", "owner", ["Who leads it", "One partner."]),
          field("date", "due", ["Due", "A date, like 1 September 2027."]),
          field("text", "done", ["How we know it is done", "Something everyone can see."]),
        ],
      ),
    ],
    parts: [
      {
        text: "The table lists the tasks, who leads each one, when it is due and how we know that it is done.",
        table: "tasks",
      },
      "The partner that leads a task {wills} finish it by its date. It asks the others in good time for what it needs from them.",
      "A partner that sees it will miss a date says so at once. It names the date it can keep.",
      {
        when: ({ has }) => has("GO-02"),
        text: "The steering group may change a date or the partner that leads a task. It may not give a partner a new task unless that partner says yes.",
      },
      {
        when: ({ has }) => !has("GO-02"),
        text: "We may change a date or the partner that leads a task by agreeing it in writing. No partner gets a new task unless it says yes.",
      },
      "We look at this plan each time we meet, and keep the newest copy where all of us can see it.",
    ],
  },
  {
    id: "WO-03",
    fields: [
      rows(
        "policies",
        ["Policies", "The policies that matter for this work."],
        [
          field("text", "policy", ["Policy", "Its usual name."]),
          field("text", "who", ["Who has it", "As in: each of us."], { initial: "each of us" }),
        ],
        {
          rows: [
            { policy: "Equality and inclusion" },
            { policy: "Health and safety" },
            { policy: "Whistleblowing" },
          ],
        },
      ),
    ],
    parts: [
      "Each of us keeps to the law in its work. That includes the law on equality, health and safety, bribery and modern slavery.",
      {
        text: "Each of us keeps the policies in the table up to date, and shows them to any partner that asks.",
        table: "policies",
      },
      "A partner follows its own policies, not another partner’s, unless this {doc} says otherwise. Where two differ in a way that matters, we agree to follow the one that looks after people better.",
      "Each of us has the licences, checks and registrations that its own part needs.",
      "Anyone who works with us may speak up about something wrong. They may do so in their own organisation or to the proper authority. No one is treated badly for it.",
    ],
  },
  {
    id: "WO-04",
    fields: [
      field(
        "text",
        "referral.route",
        ["Where referrals go", "Finish the sentence: A referral goes to …"],
        {
          initial: "the contact of the partner that can help",
        },
      ),
      field(
        "duration",
        "referral.response.days",
        ["Time to reply", "How many working days a partner has to answer a referral."],
        { unit: "workingDays", initial: "3" },
      ),
    ],
    parts: [
      "We {will} help people find the right service quickly. Each person chooses whether to be referred.",
      "A referral goes to {{referral.route}}.",
      "A partner passes on a person’s details only if the person agrees, or if someone’s safety needs it and the law allows it.",
      "The partner that receives a referral answers within {{referral.response.days}}. It says whether it can help, and when.",
      "The partner that made the referral tells the person what happens next. It stays in touch until the other partner has taken over.",
      "A partner that cannot help says so quickly, and suggests who might.",
    ],
  },
  {
    id: "WO-05",
    fields: [
      field("party", "lead.party", [
        "Lead partner",
        "The partner that signs or holds money for the others.",
      ]),
      field(
        "money",
        "lead.limit.amount",
        [
          "Spending limit of the lead partner",
          "The most it may spend outside the budget without asking.",
        ],
        { initial: "1000" },
      ),
    ],
    parts: [
      "{{lead.party}} is the lead partner.",
      {
        text: "The lead partner does these things for all of us:",
        points: [
          "it deals with the funder and signs the funding agreement in its own name;",
          "it receives the money and passes on each partner’s share[[, as {{@MO-02}} says]];",
          "it collects our reports and sends them on; and",
          "it keeps one set of records of the shared work.",
        ],
      },
      {
        text: "The lead partner may do these things only if every partner has agreed in writing:",
        points: [
          "promise anyone that another partner will do something new;",
          "spend more than {{lead.limit.amount}} of shared money on one thing outside the budget;",
          "agree a change to the funder’s terms that affects another partner;",
          "take over work that is another partner’s; or",
          "speak in public for another partner.",
        ],
      },
      "The lead partner sends the others a copy of anything from the funder that affects them, within 5 working days.",
      "It is paid for leading only if the budget shows an amount for it.",
      "If it can no longer lead, it tells the others at once. We then choose a new lead partner together, and ask the funder to agree if its terms say so. Until then the lead partner keeps the money safe and spends it only on the shared work. It hands over the money and the records when the new one starts.",
      "Leading gives it no other power over the rest of us.",
    ],
  },
];
