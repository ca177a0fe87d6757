import { DEGREES, type Degree } from "#shared/assessment/degrees.ts";
import type { WriteLetter } from "#shared/protocol/letter.ts";
import { day, escaped } from "../http/plain-page.ts";

/** One organisation as the letter names it. */
export interface LetterParty {
  readonly organisationId: string;
  readonly legalName: string;
  readonly number: string;
  readonly address: string;
  /** What it puts in, as the draft says; empty where it does not. */
  readonly brings: string;
}

export interface Letter extends WriteLetter {
  readonly title: string;
  readonly degree: Degree;
  /** The organisation that writes. */
  readonly from: LetterParty;
  readonly parties: readonly LetterParty[];
}

const STYLE = `
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #1a2130; background: #fff;
  font: 1rem/1.5 Georgia, serif; }
h1 { font-size: 1.25rem; }
p, li { overflow-wrap: anywhere; }
li { margin-bottom: 0.5rem; break-inside: avoid; }
.from, .sign { white-space: pre-line; }
.sign { margin-top: 4rem; break-inside: avoid; }
@page { size: A4; margin: 22mm; }
@media print { body { max-width: none; margin: 0; padding: 0; } }
`;

/** The letter as a page that needs nothing else: no script, no picture. Typed words are escaped. */
export function letterPage(letter: Letter): string {
  const { title, from, to, on, signer, role, parties, degree } = letter;
  const { line, instrument } = DEGREES[degree];
  const others = parties.filter(({ organisationId }) => organisationId !== from.organisationId);
  return [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Letter of support: ${escaped(title)}</title><style>${STYLE}</style></head><body>`,
    `<p class="from"><strong>${escaped(from.legalName)}</strong>\n${escaped(from.address)}</p>`,
    `<p>${day(on)}</p>`,
    `<p>To ${escaped(to)}</p>`,
    `<h1>Letter of support: ${escaped(title)}</h1>`,
    `<p>We support ${escaped(title)}, and we take part in it together with ${escaped(
      listed(others.map(({ legalName }) => legalName)),
    )}.</p>`,
    `<p>This is how we work together: “${escaped(line)}.” We are writing that down in a ${instrument}.</p>`,
    `<p>These are the organisations that take part:</p><ul>`,
    ...parties.map(partyLine),
    "</ul>",
    "<p>This letter says what we intend. It is not a contract.</p>",
    "<p>Yours faithfully</p>",
    `<p class="sign">${escaped(signer)}\n${escaped(role)}\n${escaped(from.legalName)}</p>`,
    "</body></html>\n",
  ].join("\n");
}

function partyLine({ legalName, number, address, brings }: LetterParty): string {
  const known = number === "" ? "" : `, number ${escaped(number)}`;
  const gives = brings === "" ? "" : `<br>It brings: ${escaped(ended(brings))}`;
  return `<li><strong>${escaped(legalName)}</strong>${known}, ${escaped(ended(flat(address)))}${gives}</li>`;
}

const flat = (words: string): string => words.split(/\s*\n\s*/).join(", ");
const ended = (words: string): string => (/[.!?]$/.test(words.trim()) ? words : `${words}.`);

function listed(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);
}
