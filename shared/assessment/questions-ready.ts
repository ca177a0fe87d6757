import type { Question } from "./question.ts";

/** Under the statements about the organisation itself. */
const OWN_WORK =
  "Only your own organisation sees this answer. If there are two of you, it can choose to share a low one.";

/** Under the two statements about the others: H3 and H4. */
const aboutTrust = (other: string) =>
  "Only your own organisation sees this answer. If there are three or more of you, everyone may read one " +
  "sentence when the answers open: “Trust needs a talk”. It counts everybody’s answers here and " +
  `${other}. It stands there only when two or more of them disagree, and does not say whose, which or how many. ` +
  "If there are two of you, your own organisation can choose to share a low answer.";

/**
 * Area H: is this party ready? Only the answering party ever sees these answers, but for what their
 * help says. Whoever changes what it says raises `READINESS_PROMISE` (AS70).
 */
export const readyQuestions = [
  {
    id: "H1",
    area: "H",
    kind: "ready",
    text: "Our board, trustees or elected members know about this and support it.",
    help: OWN_WORK,
    why: "The people who will sign need to hear about it before the day they sign.",
    talk: "What does our board still need to know before we sign?",
  },
  {
    id: "H2",
    area: "H",
    kind: "ready",
    text: "We have checked the other partners (accounts, insurance, safeguarding, data, reputation) as far as this work needs.",
    help: OWN_WORK,
    why: "A short check now is kinder than a surprise later.",
    talk: "What would we like to see from the others before we sign?",
  },
  {
    id: "H3",
    area: "H",
    kind: "ready",
    text: "We trust the other partners to tell us bad news early.",
    help: aboutTrust("about a fair say"),
    why: "No agreement works without trust. If it is low, a talk helps more than a clause.",
    talk: "What would help us to hear bad news sooner?",
  },
  {
    id: "H4",
    area: "H",
    kind: "ready",
    text: "Each partner’s say is fair for what it puts in and what it risks.",
    help: aboutTrust("about bad news"),
    why: "A partnership that feels unfair at the start seldom lasts.",
    talk: "Where should our say be larger or smaller than it is?",
  },
  {
    id: "H5",
    area: "H",
    kind: "ready",
    text: "We have the time, people and money to do our part for the whole term.",
    help: OWN_WORK,
    why: "Partnership takes more time than most people expect.",
    talk: "What could we drop or share so that our part can be done?",
  },
] as const satisfies readonly Question[];
