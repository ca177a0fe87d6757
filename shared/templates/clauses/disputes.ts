import { choices, type ClauseText, field, isContract, rows } from "../clause-text.ts";

const NATIONS = choices({
  england: "England and Wales",
  scotland: "Scotland",
  northernIreland: "Northern Ireland",
});

/** DI-01 to DI-03: sorting out problems, law and courts, and complaints. */
export const disputeTexts: readonly ClauseText[] = [
  {
    id: "DI-01",
    fields: [
      rows(
        "steps",
        ["Steps", "Who talks, and for how long, before the next step."],
        [
          field("text", "role", ["Step", "Who talks with whom."]),
          field("duration", "days", ["Time for it", "In working days."], { unit: "workingDays" }),
        ],
        {
          rows: [
            { role: "The contacts of the partners concerned meet", days: "10" },
            { role: "The chief officers or chairs of those partners meet", days: "10" },
            { role: "A mediator whom they choose together helps them", days: "30" },
          ],
        },
      ),
      field(
        "choice",
        "mediation.cost",
        ["Cost of a mediator", "Finish the sentence: They pay the mediator …"],
        {
          ...choices({
            equal: "in equal shares",
            size: "in step with their yearly income",
          }),
          initial: "equal",
        },
      ),
    ],
    parts: [
      "We sort problems out early and quietly. The people closest to a problem talk first.",
      {
        when: ({ degree }) => degree === 1,
        text: "If that does not settle it, the chairs or chief officers of the partners concerned meet within 10 working days.",
      },
      {
        when: ({ degree }) => degree > 1,
        text: "If that does not settle it, any of us may start the steps in the table by saying so in writing. Each step has the time shown.",
        table: "steps",
      },
      {
        when: ({ degree }) => degree > 1,
        text: "If the partners cannot choose a mediator within 10 working days, any of them may ask an independent mediation body to name one. They pay the mediator {{mediation.cost}}.",
      },
      "Meanwhile everyone goes on doing their part, unless that would be unsafe or against the law.",
      "What people say in these talks stays private, unless the law says otherwise. No one uses it against another later.",
      {
        when: isContract,
        text: "No one starts a court case before these steps are over. A partner may still go to court at once to protect people, information, money or property.",
      },
    ],
  },
  {
    id: "DI-02",
    fields: [
      field("choice", "law", ["Law", "The law of the place where most of the work happens."], {
        ...NATIONS,
        initial: "england",
      }),
      field("choice", "courts", ["Courts", "The courts that would decide a case."], {
        ...NATIONS,
        initial: "england",
      }),
    ],
    parts: [
      {
        when: isContract,
        text: "The law of {{law}} applies to this {doc} and to any claim about it.",
      },
      {
        when: (situation) => !isContract(situation),
        text: "The law of {{law}} applies to the parts of this {doc} that are legally binding, and to any claim about them.",
      },
      "If a case goes to court, the courts of {{courts}} decide it, and no others.",
      "We try the steps in {{@DI-01}} first.",
      {
        when: (situation) => !isContract(situation),
        text: "A partner may still go to court at once to protect people, information, money or property.",
      },
    ],
  },
  {
    id: "DI-03",
    fields: [
      field("party", "complaints.leadParty", ["Who answers complaints", "One partner."]),
      field("duration", "complaints.days", ["Time to answer a complaint", "In working days."], {
        unit: "workingDays",
        initial: "20",
      }),
    ],
    parts: ({ parties }) => [
      "A person may complain about the shared work to any of us. They do not need to know who did what.",
      "Whoever gets the complaint passes it to {{complaints.leadParty}} within 2 working days. That partner answers for all of us.",
      "It tells the person within 5 working days that it has the complaint. It answers within {{complaints.days}}.",
      "The partner that the complaint is about helps to find out what happened. It does not answer on its own.",
      parties.length === 2
        ? "If the complaint is about {{complaints.leadParty}}, the other partner answers it."
        : "If the complaint is about {{complaints.leadParty}}, we choose another partner to answer it.",
      "A complaint that is also a worry about someone’s safety goes to the safeguarding lead first[[, as {{@SA-01}} says]].",
      "No one is treated badly for complaining. They may still go to a regulator or an ombudsman.",
      "Once a year we look at what complaints have taught us.",
    ],
  },
];
