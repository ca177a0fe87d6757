import { choices, type ClauseText, field, partyRows } from "../clause-text.ts";

/** JB-01: the body that partners set up and own together. Its constitution is a paper of its own. */
export const jointBodyTexts: readonly ClauseText[] = [
  {
    id: "JB-01",
    fields: [
      field("text", "body.name", ["Name of the joint body", "The name it will be registered by."]),
      field("choice", "body.form", ["Legal form", "Finish the sentence: It is …"], {
        ...choices({
          cio: "a charitable incorporated organisation",
          charitableCompany: "a charity that is a company limited by guarantee",
          company: "a company limited by guarantee that is not a charity",
          cic: "a community interest company limited by guarantee",
          scio: "a Scottish charitable incorporated organisation",
          society: "a community benefit society",
        }),
        initial: "charitableCompany",
      }),
      field("date", "body.date", ["Set up by", "A date, like 1 April 2027."]),
      field("text", "body.purpose", ["What it is for", "Finish the sentence: It exists to …"]),
      partyRows(
        "body",
        ["Members of the joint body", "One row for each partner."],
        [
          field("number", "seats", ["Seats on its board", "A number, like 1."], { initial: "1" }),
          field("money", "amount", ["Pays in", "In pounds, like 5000."]),
          field("text", "when", ["When", "As in: when it is registered."], {
            initial: "when it is registered",
          }),
        ],
      ),
      field(
        "money",
        "body.limit.amount",
        ["Spending limit", "The most it may spend on one thing outside its budget."],
        { initial: "10000" },
      ),
      field(
        "choice",
        "body.majority",
        ["Members that must agree", "Finish the sentence: … only if … agree in writing."],
        {
          ...choices({ all: "all its members", threeQuarters: "three quarters of its members" }),
          initial: "all",
        },
      ),
      field(
        "choice",
        "body.deadlock",
        ["If its members cannot agree", "Finish the sentence: In that case …"],
        {
          ...choices({
            stay: "things stay as they are, and any of us may leave the joint body",
            chair: "the members choose a person from outside to decide it for them",
            close: "the members close the joint body",
          }),
          initial: "stay",
        },
      ),
    ],
    parts: [
      "We {will} set up a joint body called {{body.name}} by {{body.date}}. It is {{body.form}}. It exists to {{body.purpose}}, and for nothing else.",
      "It has a governing document of its own (its constitution). All our boards agree the words before anyone registers it. Until then no one acts or promises anything in its name.",
      {
        text: "Each of us is a member with one vote. The table shows how many board members each of us chooses, and what it pays in.",
        table: "body",
      },
      "A partner may change the board members that it chose. On that board they do what is best for the joint body, not for the partner that chose them.",
      {
        text: "The joint body may do these things only if {{body.majority}} agree in writing:",
        points: [
          "change its constitution or its purpose;",
          "take in a member or remove one;",
          "borrow, give a guarantee, or take or give up land;",
          "spend more than {{body.limit.amount}} on one thing outside its budget;",
          "set up or buy another organisation;",
          "agree to pay a member for anything that the budget does not show; and",
          "close, or join with another organisation.",
        ],
      },
      "No partner pays in more than the table shows unless its own board agrees. No partner answers for the debts of the joint body, beyond the small sum that its constitution may name.",
      "What the joint body owns is for its purpose only. None of it is paid out to a member, except a fair price for work or things.",
      "The joint body has its own bank account, insurance, records and accounts. It sends every member its figures every 3 months, and its accounts once a year.",
      "No job, contract, money or thing passes to the joint body by itself. The partners concerned, the joint body and any funder agree each one in writing first.",
      "The joint body signs its promise to keep to this {doc} within 30 days of being registered. We use our votes so that it does.",
      "If its constitution and this schedule say different things, we use our votes to change the constitution. Until that is done, the constitution counts inside the joint body.",
      "Its members may be unable to agree on something that it needs[[, even after the steps in {{@DI-01}}]]. In that case {{body.deadlock}}.",
      "A partner that leaves this {doc} also stops being a member of the joint body. It gets nothing back that it paid in, unless the others agree.",
      "If the joint body closes, it pays its debts first. What is left goes to a body with a like purpose that may not pay it out either.",
      "When this {doc} ends, the members of the joint body decide whether it goes on.",
      "If the joint body is not registered by {{body.date}}, our boards decide within 8 weeks whether to go on with it. Each of us bears its own costs until then.",
    ],
  },
];
