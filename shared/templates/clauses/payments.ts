import { choices, type ClauseText, field, rows } from "../clause-text.ts";

/** MO-02, MO-03, MO-05 and MO-06: payments, the funder's terms, records, and money left or owed. */
export const paymentTexts: readonly ClauseText[] = [
  {
    id: "MO-02",
    fields: [
      field("party", "pay.party", [
        "Partner that pays the others",
        "It receives the money and passes it on.",
      ]),
      rows(
        "budget",
        ["Budget", "One row for each payment or for each line of the budget."],
        [
          field("party", "party", ["Paid to", "One partner."]),
          field("text", "purpose", ["What it is for", "A few words."]),
          field("money", "amount", ["Amount", "In pounds, like 84000."]),
          field("text", "period", ["When", "As in: 1 April each year."]),
        ],
      ),
      field("duration", "pay.days", ["Time to pay", "In days."], { unit: "days", initial: "30" }),
      field(
        "choice",
        "pay.trigger",
        ["What starts the time to pay", "Finish the sentence: within 30 days of …"],
        {
          ...choices({
            date: "the date in the table",
            claim: "a correct claim",
            funder: "receiving the funder’s money",
          }),
          initial: "date",
        },
      ),
    ],
    parts: [
      {
        text: "The table shows what {{pay.party}} {wills} pay each of us or keep for its own part, for what, and when.",
        table: "budget",
      },
      "{{pay.party}} pays within {{pay.days}} of {{pay.trigger}}.",
      "If money from a funder is late, {{pay.party}} tells the others within 2 working days. None of us has to start work that depends on that money until it arrives.",
      "If a partner has stopped the work that a payment is for, {{pay.party}} may hold that payment back. It gives the reason in writing, and pays once the work goes on.",
      {
        when: ({ has }) => has("GO-02"),
        text: "We spend the money only on what the table says. A partner may move up to {{virement.percent}} of one of its own lines to another. It asks the steering group before it moves more.",
      },
      {
        when: ({ has }) => !has("GO-02"),
        text: "We spend the money only on what the table says. A partner may move up to {{virement.percent}} of one of its own lines to another. It asks {{pay.party}} before it moves more.",
      },
      "Money not yet spent stays tied to its purpose. Whoever holds it keeps it identifiable in its accounts and does not use it for anything else.",
      "A partner that spends money on something it was not given for repays it within 30 days of a written request. What happens if the funder wants money back is in {{@MO-06}}.",
    ],
  },
  {
    id: "MO-03",
    fields: [
      field("text", "funder.name", ["Funder", "Its full name."]),
      field("text", "funder.termsRef", ["Funding agreement", "Its name or number and its date."]),
      rows(
        "flowdown",
        ["Funder’s terms that apply to us", "Only those that a partner can and must keep itself."],
        [
          field("text", "term", ["Term", "What the funder asks for, in plain words."]),
          field("text", "who", ["Who keeps it", "As in: each of us."], { initial: "each of us" }),
        ],
      ),
    ],
    parts: [
      "{{funder.name}} gives money for the shared work under {{funder.termsRef}}. Each of us has a copy of its terms.",
      {
        text: "The table shows which of the funder’s terms each of us keeps. Nothing else in the funder’s terms becomes a duty of a partner through this {doc}.",
        table: "flowdown",
      },
      {
        when: ({ has }) => has("WO-05"),
        text: "{{lead.party}} keeps all the other terms. Each of us gives it in good time what it needs for that.",
      },
      {
        when: ({ has }) => !has("WO-05"),
        text: "The partner that receives the funder’s money keeps all the other terms. Each of us gives it in good time what it needs for that.",
      },
      "If the funder’s terms and this {doc} say different things about the funder’s money, the funder’s terms come first. This gives no partner a duty that the table does not show. We then put this {doc} right.",
      "Before a partner agrees to new terms that affect another partner, it shows them to that partner and waits for its answer.",
      "If the funder has to approve this {doc} first, we start nothing that its money pays for until it has.",
      "The funder may read this {doc} and check the records of its money.",
    ],
  },
  {
    id: "MO-05",
    fields: [
      field(
        "duration",
        "records.years",
        ["How long records are kept", "In years after the money was spent."],
        {
          unit: "years",
          initial: "6",
        },
      ),
      field("duration", "audit.noticeDays", ["Notice before a check", "In working days."], {
        unit: "workingDays",
        initial: "10",
      }),
    ],
    parts: [
      "Each of us keeps clear records of the money it receives and spends under this {doc}, with the bills and receipts.",
      "It keeps them for {{records.years}} after the end of the year in which the money was spent. If the funder or the law asks for longer, it keeps them for longer.",
      "A partner that paid the money may see these records. So may its auditor and the funder. They give notice of {{audit.noticeDays}}.",
      "They see only what is about this money. They see information about people only if the law allows it and the check needs it.",
      "If a check finds a mistake, the partner concerned puts it right within 30 days of hearing of it.",
      "A partner that suspects fraud or theft of this money tells the others at once, unless the police or its regulator ask it not to.",
    ],
  },
  {
    id: "MO-06",
    fields: [
      field(
        "percent",
        "virement.percent",
        ["Moving money between lines", "The share a partner may move without asking."],
        {
          initial: "10",
        },
      ),
      field(
        "choice",
        "clawback.rule",
        ["If a funder wants money back", "Finish the sentence: If a funder asks for money back, …"],
        {
          ...choices({
            fault:
              "the partner that caused it repays it. If none of us did, we each repay in step with what we received",
            share: "we each repay in step with what we received",
          }),
          initial: "fault",
        },
      ),
    ],
    parts: [
      "A partner that expects to spend less or more than its budget tells the others as soon as it sees this coming.",
      "It may move money between its own budget lines only as {{@MO-02}} allows.",
      {
        when: ({ has }) => !has("MO-02"),
        text: "It may move up to {{virement.percent}} of one of its own budget lines to another. For more it asks the others first.",
      },
      "Each of us meets its own overspend, unless the others agreed to help before the money was spent.",
      "Money left at the end goes back to the partner that paid it within 30 days of the final figures. It may stay if the funder agrees to another use.",
      "A partner that hears that a funder wants money back tells the others within 2 working days. No one agrees to repay for another before that partner has had its say.",
      "If a funder asks for money back, {{clawback.rule}}.",
      "No partner repays more than it received. This limit does not help a partner that caused the loss by fraud, or that broke this {doc} on purpose. What is then still missing stays with the partner that owes it to the funder.",
    ],
  },
];
