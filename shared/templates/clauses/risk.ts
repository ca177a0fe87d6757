import {
  choices,
  type ClauseText,
  field,
  hasNoIdentity,
  isContract,
  isGoodFaith,
  partyRows,
  rows,
} from "../clause-text.ts";

/** RI-01 to RI-04: no legal partnership, insurance, who pays for what, and claims against all. */
export const riskTexts: readonly ClauseText[] = [
  {
    id: "RI-01",
    parts: [
      "We use the word partner in its everyday sense. Working together does not make us a partnership in law, a company, or each other’s employees or agents.",
      "No partner may sign, promise or spend for another, or say that it may, unless this {doc} says so[[, as {{@WO-05}} does]].",
      "Each of us answers for what it does, and for its own people and debts, unless this {doc} says otherwise.",
      "We do not share profits. Sharing costs, rooms or money for the shared work does not change this.",
    ],
  },
  {
    id: "RI-02",
    fields: [
      rows(
        "insurance",
        ["Insurance", "The cover that this work needs."],
        [
          field("text", "type", ["Kind of insurance", "As in: public liability."]),
          field("money", "amount", ["At least", "In pounds, like 5000000."]),
          field("text", "who", ["Who has it", "As in: each of us."]),
        ],
        {
          rows: [
            { type: "Public liability", amount: "5000000", who: "each of us" },
            { type: "Employers’ liability", amount: "5000000", who: "each of us that has staff" },
          ],
        },
      ),
    ],
    parts: [
      {
        text: "Each of us {wills} keep the insurance that the table gives it, for at least the amount shown, while the shared work goes on.",
        table: "insurance",
      },
      "Each of us tells its insurer about the shared work before it starts.",
      "A partner shows proof of its insurance when another asks.",
      "A partner tells the others at once if its cover stops or shrinks, or if there is a claim from the shared work.",
      "A partner that cannot afford this cover says so. Before it takes part in work that needs the cover, we agree how that work is insured.",
    ],
  },
  {
    id: "RI-03",
    fields: [
      field("money", "cap.amount", ["Most that a partner pays", "In pounds, like 100000."]),
      field(
        "choice",
        "cap.basis",
        [
          "What the limit is for",
          "Finish the sentence: No partner pays the others more than this for …",
        ],
        {
          ...choices({
            year: "all claims in one year",
            whole: "all claims from the start to the end",
            event: "all claims from one event",
          }),
          initial: "year",
        },
      ),
    ],
    parts: ({ parties }) => [
      "Each of us is responsible for what it does, and for its own staff, volunteers and contractors, unless this {doc} says otherwise.",
      {
        when: isContract,
        text: "A partner that breaks this {doc}, or is careless in the shared work, pays the others for the loss that this directly causes them.",
      },
      {
        when: isGoodFaith,
        text: "A partner that breaks a binding part of this {doc}, or is careless in the shared work, pays the others for their direct loss.",
      },
      "If someone outside has a good claim against one of us for what another did wrong, that other pays the claim and its cost.",
      "The partner that is claimed against tells the other promptly. It settles the claim only if the other agrees. Each keeps the loss as small as it reasonably can.",
      "No partner pays the others more than {{cap.amount}} in total for {{cap.basis}}.",
      {
        text: "That limit does not apply to:",
        points: [
          "death or injury caused by carelessness;",
          "money that a partner holds for others, has promised to pay, or has to repay;",
          "[[what an employer pays under {{@PE-03}};]]",
          "fraud; and",
          "anything else that the law does not let us limit.",
        ],
      },
      "No one pays for a loss that nobody could reasonably have expected, or for lost profit.",
      "We do not claim against each other’s trustees, directors, staff or volunteers as people, except for fraud.",
      {
        when: () => parties.some(hasNoIdentity),
        text: "Some partners have no legal identity of their own, so people act for them. Those people pay only from what the partner owns, as far as the law allows.",
      },
      "Nobody gets paid twice for the same loss. What insurance pays counts first.",
    ],
  },
  {
    id: "RI-04",
    fields: [
      partyRows(
        "shares",
        ["Share of a joint claim", "The shares of all partners make 100."],
        [field("percent", "percent", ["Share", "A number from 0 to 100."])],
      ),
    ],
    parts: [
      {
        text: "Someone outside may have a claim against all of us together, or against one of us for something that we did together. Between ourselves we share the cost as the table shows.",
        table: "shares",
      },
      "First, insurance pays what it covers. Then a partner that caused the loss pays the part that it caused[[, as {{@RI-03}} says]]. Only what is left is shared.",
      "Whoever hears of such a claim tells the others within 2 working days. We agree which partner deals with it for all of us. It settles nothing without the others.",
      "If a partner cannot pay its share, the others pay it in step with their own shares. They may claim it back from that partner. The limit in {{@RI-03}} applies to these shares too.",
      "No one signs anything that makes us answer for each other to someone outside, unless all our boards agreed first.",
    ],
  },
];
