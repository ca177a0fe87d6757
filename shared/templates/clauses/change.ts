import {
  choices,
  type ClauseText,
  field,
  inList,
  isContract,
  isGoodFaith,
  type Part,
  type Situation,
} from "../clause-text.ts";
import { type ClauseId, libraryClause } from "../library.ts";

/** The clauses that go on after the end where the draft has them, schedules last. */
const LASTING: readonly ClauseId[] = [
  "MO-04",
  "MO-05",
  "MO-06",
  "MO-07",
  "IN-02",
  "IN-06",
  "KN-02",
  "RI-03",
  "RI-04",
  "DI-01",
  "DI-02",
  "MO-09",
  "PE-02",
  "PE-03",
  "IN-03",
  "IN-04",
  "IN-05",
];

const lasts = (has: Situation["has"]): boolean => LASTING.some(has);

/** CH-01 to CH-06: how long, changing the words, joining, leaving, removal, and the end. */
export const changeTexts: readonly ClauseText[] = [
  {
    id: "CH-01",
    fields: [
      field("date", "start", ["Start date", "A date, like 1 April 2027."]),
      field("date", "end", ["End date", "A date, like 31 March 2030."]),
      field("duration", "review.months", ["How often we review it", "In months."], {
        unit: "months",
        initial: "12",
      }),
      field(
        "choice",
        "renewal",
        ["What happens at the end", "Finish the sentence: After that date it …"],
        {
          ...choices({
            ends: "stops, unless we have all agreed in writing to carry on",
            ask: "carries on for up to 3 months while we decide whether to renew it",
          }),
          initial: "ends",
        },
      ),
    ],
    parts: [
      "This {doc} starts on {{start}} and ends on {{end}}. After that date it {{renewal}}. It never renews itself.",
      "We {will} review it at least every {{review.months}}. We ask if it is still needed, if it is still right, and what has changed that it does not cover.",
      "We also review it when the money, the people, the information we share or the law changes in a way that matters.",
      "We write down what each review decides.",
    ],
  },
  {
    id: "CH-02",
    fields: [
      field(
        "choice",
        "variation.rule",
        ["Who must agree a change", "Finish the sentence: A change counts only when …"],
        {
          ...choices({
            signed: "every partner has signed it",
            contacts: "the contact of every partner has agreed to it in writing",
          }),
          initial: "signed",
        },
      ),
      field(
        "text",
        "minorChange.list",
        ["Small corrections", "Finish the sentence: Putting right … needs no signature."],
        { initial: "a spelling or a number that everyone can see is wrong" },
      ),
    ],
    parts: [
      "A change to this {doc} is made in writing. It counts only when {{variation.rule}}.",
      "Putting right {{minorChange.list}} needs no signature. It counts once the contact of every partner has agreed in writing.",
      "Where another part of this {doc} says how something in it may be changed, that way is enough.",
      "No change gives a partner a new duty or a new cost unless that partner says yes.",
      "Until a change counts, the old words stand. We keep a copy of every version.",
      "Doing things differently for a while does not change this {doc}.",
    ],
  },
  {
    id: "CH-03",
    fields: [
      field(
        "choice",
        "joining.vote",
        [
          "Who must agree to a new partner",
          "Finish the sentence: A new partner may join if … agree.",
        ],
        {
          ...choices({ all: "all of us", twoThirds: "at least two thirds of us" }),
          initial: "all",
        },
      ),
    ],
    parts: [
      "A new partner may join if {{joining.vote}} agree.",
      "First we check that it shares our aims, has the policies and insurance it needs, and can do its part. It reads this {doc} and answers the same questions about itself that we answered.",
      {
        when: isGoodFaith,
        text: "It joins by signing a letter to all of us. The letter says from what date it takes part and that it keeps to this {doc}.",
      },
      {
        when: isContract,
        text: "It joins by signing a paper (an agreement to join) that says from what date this agreement binds it. Once we have agreed to that paper as this clause says, one partner that we choose signs it for all of us. That paper is a deed too, as {{@SI-04}} says.",
      },
      "We agree with it in writing what it does and what it puts in, and change the tables to match.",
      "It is not responsible for anything that happened before it joined.",
      "If a funder’s terms say that the funder must agree, we ask the funder first.",
    ],
  },
  {
    id: "CH-04",
    fields: [
      field("duration", "notice.months", ["Notice to leave", "In months."], {
        unit: "months",
        initial: "3",
      }),
    ],
    parts: ({ has, parties }) => [
      "A partner may leave by telling all the others in writing at least {{notice.months}} before it goes.",
      "It may leave sooner if the law, its regulator, or its board’s duty to its own organisation means it cannot carry on. It gives as much notice as it can.",
      "Until it leaves it keeps doing its part, unless the others agree a change.",
      {
        text: "By its last day it has:",
        points: [
          "agreed a hand-over for the people it supports, who come first;",
          ...(has("MO-02") ? ["accounted for money and returned what is unspent;"] : []),
          "[[dealt with shared information about people as {{@IN-03|IN-04|IN-05}} says;]]",
          "returned equipment and other things that belong to another partner; and",
          "stopped using the shared name and logos.",
        ],
      },
      parties.length === 2
        ? "When one of us leaves, this {doc} ends, unless a new partner has joined[[ as {{@CH-03}} says]]. Within 20 working days of the notice we agree how the work is handed over."
        : "Within 20 working days of the notice the others decide whether to share out the work, invite a new partner, or end. This {doc} carries on between those who stay.",
      lasts(has)
        ? "Leaving does not cancel what is already due[[, or the terms that last after the end ({{@CH-06}})]]. No one pays a penalty just for leaving."
        : "Leaving does not cancel what is already due. No one pays a penalty just for leaving.",
    ],
  },
  {
    id: "CH-05",
    fields: [
      field("duration", "remedy.days", ["Time to put things right", "In working days."], {
        unit: "workingDays",
        initial: "20",
      }),
      field(
        "choice",
        "removal.vote",
        ["Votes needed", "Finish the sentence: … of the other partners must agree."],
        {
          ...choices({ all: "All", twoThirds: "At least two thirds" }),
          initial: "all",
        },
      ),
    ],
    parts: ({ parties }) => [
      {
        text:
          parties.length === 2
            ? "A partner may end this {doc} if the other:"
            : "The other partners may remove a partner if it:",
        points: [
          "breaks a duty that matters, and does not put it right within {{remedy.days}} of being asked in writing;",
          "breaks the same duty again and again;",
          "cannot pay its debts, or stops operating;",
          "is stopped by the law or its regulator from doing its part; or",
          parties.length === 2
            ? "puts people in danger, or badly harms the other’s good name."
            : "puts people in danger, or badly harms the good name of the rest of us.",
        ],
      },
      "First the partner is told the reasons in writing. It has 10 working days to answer, and may speak to the others before they decide.",
      "If people are in danger, the partner stops its part of the work as soon as the others ask, while they decide.",
      {
        when: () => parties.length > 2,
        text: "{{removal.vote}} of the other partners must agree.",
      },
      "The decision is in writing. It gives the reasons and the date.",
      "If the partner uses {{@DI-01}} within 10 working days of the decision, that decision waits for those steps. It does not wait for {{@DI-01}} if people are in danger or if the partner cannot pay its debts.",
      parties.length === 2
        ? "When this {doc} ends in this way, each of us does what {{@CH-04}} asks of a partner that leaves."
        : "A partner that is removed does everything that a partner leaving does under {{@CH-04}}.",
    ],
  },
  {
    id: "CH-06",
    fields: [
      field("duration", "exit.months", ["Time to plan the end", "In months before it ends."], {
        unit: "months",
        initial: "3",
      }),
    ],
    parts: ({ has, parties }) => [
      {
        text: "This {doc} ends:",
        points: [
          "when {{@CH-01}} says that it does;",
          ...(parties.length === 2 ? ["[[when a partner ends it under {{@CH-05}};]]"] : []),
          "[[when partners end it under {{@SI-01}};]]",
          ...(has("MO-02")
            ? [
                "if all our boards agree in writing;",
                "when only one partner is left; or",
                "3 months after the money it depends on stops, unless we agree to go on without it.",
              ]
            : ["if all our boards agree in writing; or", "when only one partner is left."]),
        ],
      },
      "People come first. At least {{exit.months}} before a planned end we agree who tells the people who use the shared work. We also agree who goes on helping them, and from when.",
      {
        text: "By the end each of us has:",
        points: [
          "finished its tasks or handed them over;",
          ...(has("MO-02") ? ["paid what it owes and sent its final figures;"] : []),
          "[[dealt with shared information about people as {{@IN-03|IN-04|IN-05}} says;]]",
          "given back what belongs to another partner; and",
          "agreed who keeps the shared name, the website and the records.",
        ],
      },
      ...lastingPart(LASTING.filter(has)),
      "The end does not cancel what is already due.",
      "We write down what we learned, for whoever tries this next.",
    ],
  },
];

function lastingPart(ids: readonly ClauseId[]): Part[] {
  const names = ids.map((id) => `${libraryClause(id)?.title ?? id} ({{@${id}}})`);
  if (names.length === 0) return [];
  if (names.length === 1) {
    return [{ text: `This part goes on after the end, as far as it is needed: ${names.join()}.` }];
  }
  return [
    { text: "These parts go on after the end, as far as they are needed:", points: inList(names) },
  ];
}
