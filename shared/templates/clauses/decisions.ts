import { bindsAnything, choices, type ClauseText, field, partyRows, rows } from "../clause-text.ts";

const members = partyRows(
  "group",
  ["Members of the steering group", "Roles, not names: people change."],
  [
    field("role", "member", ["Member (role)", "As in: head of youth work."]),
    field("role", "standIn", ["Stand-in (role)", "Who comes when the member cannot."]),
  ],
);

/** GO-01 to GO-05: keeping in touch, the steering group, boards, conflicts, and learning. */
export const decisionTexts: readonly ClauseText[] = [
  {
    id: "GO-01",
    fields: [
      partyRows(
        "contact",
        ["Contacts", "The role that speaks for each partner from day to day."],
        [
          field("role", "role", ["Contact (role)", "As in: programme manager."]),
          field("text", "email", [
            "Email for notices",
            "An address that someone reads every working day.",
          ]),
        ],
      ),
      field(
        "duration",
        "meetings.everyWeeks",
        ["How often we meet", "The longest time between two meetings, in weeks."],
        { unit: "weeks", initial: "6" },
      ),
    ],
    parts: [
      {
        text: "The table names each partner’s contact by role, and the email address for formal messages.",
        table: "contact",
      },
      "Our contacts keep each other up to date. They tell each other at once when something has gone wrong.",
      {
        when: ({ has }) => !has("GO-02"),
        text: "We {will} meet or talk at least every {{meetings.everyWeeks}}. Any of us may ask for a meeting sooner.",
      },
      "A formal message (a notice), such as one about leaving, is in writing and goes to the email address in the table. It counts as received at 9 in the morning of the next working day, unless the sender learns that it did not arrive.",
      "A partner that changes its contact or address tells the others within 5 working days. This counts as a notice, not as a change to this {doc}.",
      {
        when: bindsAnything,
        text: "Papers for a court case go by post to the address in {{@FM-01}}.",
      },
    ],
  },
  {
    id: "GO-02",
    fields: [
      members,
      field("text", "chair", ["Chair", "Finish the sentence: … takes the chair."], {
        initial: "The member whom the group chooses for the year",
      }),
      field(
        "number",
        "quorum",
        ["Partners needed to decide", "How many partners must be there for the group to decide."],
        { initial: "2" },
      ),
      field("choice", "voting", ["Votes", "How many votes each partner has."], {
        ...choices({
          equal: "one vote for each partner",
          share: "votes in step with the money and time each partner puts in",
        }),
        initial: "equal",
      }),
      field(
        "choice",
        "voting.majority",
        ["Votes that decide", "How large a share of the votes given decides."],
        {
          ...choices({ half: "more than half", twoThirds: "at least two thirds", all: "all" }),
          initial: "twoThirds",
        },
      ),
    ],
    parts: [
      {
        text: "Each of us {wills} appoint one person by role, and one stand-in, to the steering group. The first members are in the table. A partner may change its own by telling the others in writing.",
        table: "group",
      },
      {
        when: ({ has }) => !has("GO-06"),
        text: "The group meets at least every {{meetings.everyWeeks}}, in person or online. {{chair}} takes the chair. Notes go to every partner within 5 working days.",
      },
      {
        when: ({ has }) => has("GO-06"),
        text: "The group meets at least every {{meetings.everyWeeks}}, in person or online. The members’ meeting chooses who takes the chair. Notes go to every partner within 5 working days.",
      },
      "It can decide if {{quorum}} partners are there[[, including the lead partner named in {{@WO-05}}]].",
      "It tries to agree. If it cannot agree at one meeting, the same question comes back to the next. If it still cannot agree, it votes: {{voting}}, and {{voting.majority}} of the votes given decide. The chair has no second vote. Without enough votes, things stay as they are[[, and any of us may use {{@DI-01}}]].",
      {
        text: "The group may not:",
        points: [
          "spend more than {{reserved.limit.amount}} on one thing[[ that {{@MO-02}} does not show]];",
          "cut a partner’s budget or add to its tasks without that partner saying yes;",
          "make a promise to anyone outside for any of us; or",
          "decide anything that is for our boards[[, as {{@GO-03}} says]].",
        ],
      },
      "Between meetings it may decide in writing if every partner replies.",
    ],
  },
  {
    id: "GO-03",
    fields: [
      field(
        "money",
        "reserved.limit.amount",
        ["Spending limit", "The most that may be spent on one thing without asking each board."],
        { initial: "5000" },
      ),
      field(
        "duration",
        "reserved.answer",
        ["Time for a board to answer", "How many weeks a board has to answer a question."],
        { unit: "weeks", initial: "8" },
      ),
    ],
    parts: [
      {
        text: "Only a partner’s own board may decide these things for it:",
        points: [
          "joining, leaving or ending this {doc};",
          "changing what it puts in or what it is paid;",
          "a change to this {doc} that adds to its duties or its risks;",
          "taking on debt, a lease or land for the shared work;",
          "spending more than {{reserved.limit.amount}} on one thing[[ that {{@MO-02}} does not show]]; and",
          "anything that the law or its own rules keep for its board.",
        ],
      },
      "A board may pass some of these decisions to a person or a committee. It tells the others in writing who may decide what.",
      "When a board has to decide, its people bring it the question at its next meeting. They bring the answer back within {{reserved.answer}}.",
      "A decision that is for a board does not bind its organisation until the board, or whoever it chose, has made it.",
    ],
  },
  {
    id: "GO-04",
    fields: [
      field(
        "text",
        "register.url",
        ["Where the list of interests is kept", "A shared folder or a web address."],
        { initial: "our shared folder" },
      ),
    ],
    parts: [
      "Each of us tells the others about any interest that could affect how it acts in the shared work. It does the same if others could think so. This covers the organisation and the people who act for it.",
      "Examples are: selling something to another partner, funding another partner, or being close to someone who could gain.",
      "A person with such an interest says so before the matter is discussed. They leave while it is decided and do not vote. The others may first ask them for facts.",
      "We keep one list of interests in {{register.url}}. We look at it at least once a year.",
      "A partner that also funds or regulates the shared work keeps those roles apart, and tells the others who acts in each.",
      "A trustee, director or councillor owes loyalty to their own organisation first. Nothing in this {doc} changes that.",
    ],
  },
  {
    id: "GO-05",
    fields: [
      rows(
        "reports",
        ["Reports", "Keep the list short. Each report should have a reader."],
        [
          field("text", "report", ["Report", "What it covers, in a few words."]),
          field("party", "from", ["Who writes it", "One partner."]),
          field("text", "to", ["Who reads it", "As in: all of us and the funder."]),
          field("text", "due", ["When it is due", "As in: 15 days after each quarter."]),
        ],
      ),
      field("duration", "risk.months", ["How often we look at risks", "In months."], {
        unit: "months",
        initial: "3",
      }),
      field("choice", "evaluation.publish", ["What we learn", "Finish the sentence: We …"], {
        ...choices({
          publish: "publish a summary of what we learned, both what went well and what did not",
          keep: "keep what we learned between us and our funders, unless we all agree to publish it",
        }),
        initial: "publish",
      }),
    ],
    parts: [
      "We {will} measure the results in {{@PU-01}}. We collect only what we will use.",
      {
        text: "The table shows the reports that we {will} write: who writes each, who reads it and when it is due.",
        table: "reports",
      },
      "We keep reports short. Where we can, we send every funder the same figures.",
      "We keep one list of risks, with a partner that watches each. We look at it at least every {{risk.months}}.",
      "At the end we look back together at what worked. We {{evaluation.publish}}.",
      "A partner sees what will be said about it before it is published, and may correct mistakes of fact.",
    ],
  },
  {
    id: "GO-06",
    fields: [
      field(
        "percent",
        "members.quorum",
        ["Partners needed for the meeting", "The share of partners that must be there."],
        { initial: "50" },
      ),
      field(
        "choice",
        "members.vote",
        ["Votes of each partner", "Finish the sentence: Each partner has …"],
        {
          ...choices({
            equal: "one vote",
            share: "votes in step with its share of the work that year",
          }),
          initial: "equal",
        },
      ),
      field("longText", "admission.criteria", [
        "Standards for members",
        "Finish the sentence: It … Start with a verb, as in: has been running for two years.",
      ]),
    ],
    parts: [
      "Together we are a consortium, and every partner is a member of it. Each partner sends one person to the members’ meeting, and names a stand-in.",
      "The meeting is held at least twice a year. Every partner gets notice of 10 working days, with a list of what will be decided.",
      "It can decide if at least {{members.quorum}} of the partners are there. Each partner has {{members.vote}}. More than half of the votes given decide, unless this {doc} asks for more.",
      {
        text: "Only the members’ meeting may:",
        points: [
          "take in a new partner[[, as {{@CH-03}} says]];",
          "agree the plan and the budget for each year, within what our boards have agreed;",
          "choose who chairs the steering group; and",
          "change the standards in this clause, by at least two thirds of the votes given.",
        ],
      },
      "Every member meets these standards: it {{admission.criteria}}. It shows once a year that this is still so.",
      "A partner that no longer meets these standards says so within 10 working days. The others agree with it how and by when it will put that right. If it does not, that is a reason to remove it under {{@CH-05}}.",
      "The meeting cannot take a decision that is for a partner’s own board[[, as {{@GO-03}} says]].",
    ],
  },
];
