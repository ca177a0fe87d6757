import { choices, type ClauseText, field, isGoodFaith, partyRows, rows } from "../clause-text.ts";

/** MO-01, MO-04, MO-07, MO-08 and MO-09: contributions, funds, tax, bids and shared things. */
export const moneyTexts: readonly ClauseText[] = [
  {
    id: "MO-01",
    fields: [
      partyRows(
        "contributions",
        ["What each partner puts in", "Time, rooms, equipment or money. One row for each partner."],
        [
          field("longText", "what", ["What it puts in", "As in: a hall every Wednesday, 10 to 2."]),
          field("text", "value", ["Worth (if known)", "A sum or a number of hours a year."], {
            requiredAt: "never",
          }),
          field("text", "until", ["Until", "A date, or how long."], { initial: "the end" }),
        ],
      ),
    ],
    parts: [
      { text: "The table shows what each of us {wills} put in.", table: "contributions" },
      "Each of us pays its own costs, unless this {doc} says otherwise.",
      "An amount under “Worth” shows what a partner gives. It is not a debt.",
      "A partner that cannot put in what the table says tells the others as soon as it knows. We then agree what to change.",
      "Things that a partner lends stay its own. The others take care of them and give them back when the work no longer needs them.",
    ],
  },
  {
    id: "MO-07",
    fields: [
      field(
        "choice",
        "vat.treatment",
        ["Payments between us", "Finish the sentence: We treat payments between us as …"],
        {
          ...choices({
            grant: "grants towards the shared work, which carry no VAT",
            supply: "the price of services, with VAT added where it is due",
          }),
          initial: "grant",
        },
      ),
      field(
        "choice",
        "vat.risk",
        [
          "If HM Revenue and Customs disagrees",
          "Finish the sentence: If VAT is due that we did not expect, …",
        ],
        {
          ...choices({
            payer: "the partner that pays also pays the VAT",
            payee: "the partner that is paid meets the VAT from what it receives",
            share: "the two partners share it equally",
          }),
          initial: "share",
        },
      ),
    ],
    parts: [
      "We treat payments between us as {{vat.treatment}}.",
      "Amounts in this {doc} do not include VAT, unless the words beside them say that they do.",
      "If VAT is due that we did not expect, {{vat.risk}}. No one pays VAT before it has a proper VAT invoice.",
      "Each of us deals with its own taxes. It pays its own staff through its own payroll.",
      "If HM Revenue and Customs asks one of us about a payment between us, that partner tells the others concerned within 5 working days.",
    ],
  },
  {
    id: "MO-08",
    fields: [
      field(
        "text",
        "bid.lead",
        ["Who leads a bid", "Finish the sentence: Unless we agree otherwise, … leads a joint bid."],
        {
          initial: "the partner best placed to hold the money",
        },
      ),
      field("choice", "bid.exclusive", ["Other bids", "Finish the sentence: Each of us …"], {
        ...choices({
          free: "may bid alone or with others for similar work, and tells the others before it does",
          only: "stays out of any rival bid once it has agreed to join ours",
        }),
        initial: "free",
      }),
      field("choice", "bid.costs", ["Cost of bidding", "Finish the sentence: Each of us …"], {
        ...choices({
          own: "pays its own costs of preparing a bid",
          shared: "pays an equal share of the costs that we agreed before the bid",
        }),
        initial: "own",
      }),
    ],
    parts: [
      "We may ask for money together. Before a joint bid we agree in writing who leads it, what each of us does, and how the money is shared.",
      "Unless we agree otherwise, {{bid.lead}} leads a joint bid.",
      "No one names another partner in a bid, or uses its figures, before that partner has seen and agreed the final words in writing.",
      "Each of us {{bid.exclusive}}. Each of us {{bid.costs}}.",
      "Ideas and figures that we share for a bid are used only for that bid.",
      {
        when: isGoodFaith,
        text: "Money from a bid may need a firmer agreement. We mean to agree it before the money arrives.",
      },
    ],
  },
  {
    id: "MO-09",
    fields: [
      rows(
        "assets",
        ["Shared things", "Equipment, vehicles or rooms that more than one partner uses."],
        [
          field("text", "item", ["Item", "What it is and where it is kept."]),
          field("party", "owner", ["Owner", "One partner."]),
          field("party", "insurer", ["Who insures it", "One partner."]),
          field("text", "exit", ["What happens at the end", "As in: stays with the owner."], {
            initial: "stays with its owner",
          }),
        ],
      ),
    ],
    parts: [
      {
        text: "The table lists the things we share, who owns and insures each one, and what happens to it at the end.",
        table: "assets",
      },
      "The owner keeps each thing safe to use, and has it checked when the law says so.",
      "We use shared things with care and only for the shared work. Only people who know how to use them do so.",
      "A partner that damages or loses something tells the owner within 1 working day. It pays the cost that insurance does not cover, except for normal wear.",
      "No one sells a shared thing, lends it out or borrows against it unless the owner agrees. If a funder paid for it, the funder’s terms come first.",
      "A partner that uses another’s building does so with permission only. This {doc} gives no lease or tenancy.",
      "Before we buy something new to share, we add a row to the table that every partner has agreed to.",
      "At the end, or when the owner leaves, each thing goes where the table says within 30 days.",
    ],
  },
  {
    id: "MO-04",
    fields: [
      field("party", "fund.holder", ["Partner that holds the fund", "It keeps the bank account."]),
      partyRows(
        "fund",
        ["Paid into the fund", "One row for each partner."],
        [
          field("money", "amount", ["Pays in", "In pounds, like 5000."]),
          field("text", "when", ["When", "As in: each April."]),
        ],
      ),
      field(
        "number",
        "fund.signatories",
        ["Partners that approve a payment", "How many different partners must say yes."],
        { initial: "2" },
      ),
      field(
        "text",
        "fund.restricted",
        [
          "What the fund may be used for",
          "Finish the sentence: The money is used only for … Name the purpose if a funder tied it to one.",
        ],
        { initial: "the shared work" },
      ),
    ],
    parts: [
      {
        text: "We share one fund for the shared work. The table shows what each of us pays into it.",
        table: "fund",
      },
      "{{fund.holder}} holds the fund in a bank account that it uses for nothing else. It holds the money in trust for all of us, to be used only for {{fund.restricted}}. The money is not its own.",
      "In its accounts it shows the fund apart from its own money. If it gets into money trouble, it tells the others at once and moves the fund to the partner that they choose.",
      "A payment from the fund needs a yes from {{fund.signatories}} different partners. A yes from the partner that is paid is not enough by itself.",
      "Money from a funder for one purpose stays tied to that purpose, also inside the fund.",
      "No one borrows for the fund. Interest stays in it.",
      "Every 3 months the others get a statement of what came in, what went out and what is left. Any of us may see the bank records.",
      "A partner that leaves takes nothing out of the fund, unless the others agree.",
      "At the end, what is left goes back to each of us in step with what we paid in, unless a funder’s terms say otherwise.",
    ],
  },
];
