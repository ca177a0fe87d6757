/** Nothing is fetched and nothing runs: the page reads the same in twenty years, on paper too. */
const STYLE = `
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a2130; background: #fff;
  font: 1rem/1.5 system-ui, sans-serif; }
h1, h2 { font-family: Georgia, serif; }
h2 { margin-top: 2rem; }
table { width: 100%; border-collapse: collapse; margin: 0.5rem 0 1rem; font-size: 0.9rem;
  hyphens: auto; break-inside: avoid; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
td { overflow-wrap: anywhere; }
th, td { padding: 0.35rem 0.5rem; border: 1px solid #837d6e; text-align: left; vertical-align: top; }
.many { font-size: 0.75rem; }
.many th, .many td { padding: 0.3rem; }
tr { break-inside: avoid; }
h2, thead { break-after: avoid; }
small { color: #474e5d; }
.line { display: flex; gap: 0.75rem; margin: 0.5rem 0; }
.line > span { flex: none; min-width: 2.5rem; color: #474e5d; }
.line > div { flex: 1; min-width: 0; }
.line p { margin: 0 0 0.5rem; }
.under { margin-left: 3.25rem; }
.words { white-space: pre-wrap; overflow-wrap: anywhere; }
@page { size: A4; margin: 18mm; }
@media print { body { max-width: none; margin: 0; padding: 0; } }
`;

/**
 * One readable page that outlives the product: no script, no picture, nothing from elsewhere.
 * @param parts HTML in which everything that people typed is escaped
 */
export function plainPage(title: string, parts: readonly string[]): string {
  return [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(title)}</h1>`,
    ...parts,
    "</body></html>\n",
  ].join("\n");
}

export function section(title: string, body: string): string {
  return `<h2>${escaped(title)}</h2>${body}`;
}

/** Beyond this many columns a table is set smaller, to fit a sheet. */
const COLUMNS = 5;

export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const columns = heads.map((words) => `<th scope="col">${escaped(words)}</th>`).join("");
  const body = rows.map(([first = "", ...rest]) => {
    const cells = rest.map((words) => `<td>${escaped(words)}</td>`).join("");
    return `<tr><th scope="row">${escaped(first)}</th>${cells}</tr>`;
  });
  const kind = heads.length > COLUMNS ? ' class="many"' : "";
  return (
    `<table${kind}><caption>${escaped(caption)}</caption><thead><tr>${columns}</tr></thead>` +
    `<tbody>${body.join("")}</tbody></table>`
  );
}

/** `24 November 2026`. */
export function day(at: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(at),
  );
}

/** Words that people typed, as they may stand in a page or in an attribute. */
export function escaped(words: string): string {
  return words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
