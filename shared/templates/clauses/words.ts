import type { Situation } from "../clause-text.ts";

/** A word with a meaning of its own, and how to see that the draft uses it. */
interface Term {
  readonly used: RegExp;
  readonly text: string;
}

const TERMS: readonly Term[] = [
  {
    used: /adults? (?:who may be )?at risk/,
    text: "**Adult at risk** means someone aged 18 or over who needs care or support and may not be able to keep themselves safe. In Scotland the age is 16.",
  },
  {
    used: /\bboards?\b/,
    text: "**Board** means the people who govern a partner, such as its trustees, directors or committee, or for a council its full council, cabinet or committee.",
  },
  { used: /\bchild(?:ren)?\b/, text: "**Child** means anyone under 18." },
  {
    used: /\bfunder/,
    text: "**Funder** means anyone outside who gives or pays money for the shared work.",
  },
  {
    used: /in writing|\bwritten\b/,
    text: "**In writing** means on paper or by email.",
  },
  {
    used: /information about people/,
    text: "**Information about people** means information about living people who can be recognised from it, alone or with other facts. The law calls it personal data.",
  },
  {
    used: /\bjoint body\b/,
    text: "**Joint body** means the organisation that we set up under {{@JB-01}}.",
  },
  {
    used: /\blead partner\b/,
    text: "**Lead partner** means the partner named in {{@WO-05}}.",
  },
  {
    used: /\bmaterials?\b/,
    text: "**Materials** means anything written, drawn, recorded, photographed or coded.",
  },
  {
    used: /shared work/,
    text: "**Shared work** means what we do together under this {doc}.",
  },
  {
    used: /steering group/,
    text: "**Steering group** means the group set up in {{@GO-02}}.",
  },
  {
    used: /working days?|workingDays/,
    text: "**Working day** means Monday to Friday, but not a public holiday where the partner concerned is based.",
  },
];

/** The terms that the rest of the draft uses, in alphabetical order, each as one point. */
export function termsIn({ mentions }: Situation): string[] {
  return TERMS.filter(({ used }) => mentions(used)).map(({ text }) => text);
}
