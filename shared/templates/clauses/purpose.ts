import {
  choices,
  type ClauseText,
  field,
  isContract,
  isGoodFaith,
  isPublicBody,
  rows,
} from "../clause-text.ts";

/** PU-01 to PU-03: aims and results, how partners behave, and their independence. */
export const purposeTexts: readonly ClauseText[] = [
  {
    id: "PU-01",
    fields: [
      field("longText", "aims.text", [
        "Shared aims",
        "Finish the sentence: We work together so that … Say what will be different for people, without the full stop.",
      ]),
      rows(
        "outcomes",
        ["Results", "One row for each result you want to see. Three are plenty."],
        [
          field("text", "measure", ["What we will see", "Something you can count or describe."]),
          field("text", "target", ["How much", "A number or a plain description."]),
          field("date", "date", ["By when", "A date, like 31 March 2028."]),
        ],
      ),
    ],
    parts: [
      "We work together so that {{aims.text}}.",
      {
        when: isGoodFaith,
        text: "We hope to see the results in this table.",
        table: "outcomes",
      },
      {
        when: isContract,
        text: "Each of us will do its part to reach the results in this table.",
        table: "outcomes",
      },
      "Some results depend on people and events that no partner controls. Missing a target is not by itself a broken promise. We {will} talk about why we missed it, and about what to change.",
      "We {will} look at the results together at each review under {{@CH-01}}.",
    ],
  },
  {
    id: "PU-02",
    fields: [
      field(
        "text",
        "involvement.text",
        ["How people take part", "Finish the sentence: The people we are here for …"],
        {
          initial:
            "tell us twice a year what works and what does not, and hear what we did about it",
        },
      ),
    ],
    parts: [
      {
        text: "In everything we do together, we want to:",
        points: [
          "put the people we are here for first;",
          "tell each other bad news early;",
          "say what we think, and listen;",
          "share the credit and own our mistakes;",
          "respect that each of us has its own rules and limits; and",
          "use plain words.",
        ],
      },
      "The people we are here for help to shape the shared work. They {{involvement.text}}.",
      "Everyone the shared work is meant for is welcome, whatever their age, disability, race, faith or belief, language, sex, gender, sexuality, family or income. We ask people what they need. We do not guess.",
      "This clause says how we want to work. It creates no duties in law.",
    ],
  },
  {
    id: "PU-03",
    fields: [
      field(
        "choice",
        "exclusive",
        ["Similar work with others", "Finish the sentence: Each of us …"],
        {
          ...choices({
            free: "may do similar work alone or with others",
            tell: "may do similar work alone or with others, and tells the others before it starts",
            only: "does similar work only with us while this lasts",
          }),
          initial: "free",
        },
      ),
      field(
        "text",
        "exclusivity.scope",
        ["What counts as similar work", "Finish the sentence: Similar work means …"],
        { initial: "work with the same people, in the same place and for the same purpose" },
      ),
    ],
    parts: [
      "Each of us stays a separate organisation, with its own board, rules, aims and money.",
      {
        when: isGoodFaith,
        text: "Nothing in this {doc} asks a partner to break the law, or to act outside its own powers or governing document. Each board decides what is right for its own organisation.",
      },
      {
        when: isContract,
        text: "Nothing in this {doc} asks a partner to break the law, or to act outside its own powers or governing document. Each board goes on taking its own decisions. That does not undo a promise it has made here.",
      },
      "If a duty of that kind stops a partner doing something it said it would do, it tells the others at once. We then look for another way together.",
      {
        when: ({ parties }) => parties.some(isPublicBody),
        text: "Nothing in this {doc} limits the powers and duties that the law gives to a partner that is a public authority.",
      },
      "Each of us {{exclusive}}. Similar work means {{exclusivity.scope}}.",
    ],
  },
];
