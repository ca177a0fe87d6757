import { expect, test } from "vitest";
import { LegalForm } from "#shared/agreements/party.ts";
import type { ClauseJson, InlineJson } from "#shared/drafting/document.ts";
import { assemble, clausesPresent } from "./assemble.ts";
import type { DraftContext } from "./clause-nodes.ts";
import type { DraftParty } from "./clause-text.ts";
import { LIBRARY_VERSION } from "./library.ts";
import { wording } from "./plain-words.ts";
import { signatureLines } from "./signature-lines.ts";

const party = (id: string, part: Partial<DraftParty> = {}): DraftParty => ({
  id,
  name: `${id} in full`,
  shortName: id,
  number: "1234567",
  address: "1 Quay Street",
  legalForm: "cio",
  ...part,
});
const HUB = party("hub");
const SALT = party("salt");

let ids = 0;
const newId = () => `node-${String((ids += 1))}`;

/** The first draft for these parties, to be read with others. */
function draft(began: readonly DraftParty[], more: readonly string[] = []) {
  const outline = {
    body: ["FM-01", "SI-02", ...more, "SI-06"].map((id) => `${id}:R`),
    schedules: [],
  };
  const first = assemble({ outline, degree: 4, parties: began, title: "Warm", newId });
  const nodes = first.doc.content ?? [];
  const present = clausesPresent(first.doc);
  const known = {
    degree: 4,
    required: new Set<never>(),
    newId,
    values: first.fields,
    present,
  } as const;
  const read = (parties: readonly DraftParty[], written: readonly ClauseJson[] = nodes) => {
    const context: DraftContext = { ...known, parties };
    return signatureLines(written, { version: LIBRARY_VERSION, context });
  };
  return { nodes, read };
}
/** The line with other inline content. */
function lineOf(node: ClauseJson, change: (inline: InlineJson[]) => InlineJson[]): ClauseJson {
  const [block] = node.content ?? [];
  if (block?.type !== "paragraph") throw new Error("no line of a signature");
  return { ...node, content: [{ type: "paragraph", content: change(block.content ?? []) }] };
}
const text = (words: string): InlineJson => ({ type: "text", text: words });
/** The first line of a deed as it was before SO34. */
const earlier = (node: ClauseJson): ClauseJson =>
  lineOf(node, (inline) => [
    text("Signed as a deed for "),
    ...inline.filter(({ type }, at) => type === "fieldRef" && at === 1),
    text(", as "),
    ...inline.filter(({ type }) => type === "xref"),
    text(" says, by:"),
  ]);
const names = (found: ReturnType<typeof signatureLines>) => found?.parties.map(({ id }) => id);

test("SO41 a draft whose lines say how each signs now has nothing to put right", () => {
  for (const legalForm of LegalForm.options) {
    const parties = [party("hub", { legalForm }), SALT];
    for (const more of [[], ["SI-03"], ["SI-04"]]) {
      expect(draft(parties, more).read(parties)).toBeNull();
    }
  }
});

test("SO41 an organisation that signs with two now has its lines put right, and no others", () => {
  const { nodes, read } = draft([HUB, SALT]);
  const found = read([{ ...HUB, signers: 2 }, SALT]);
  expect(names(found)).toEqual(["hub"]);
  const lines = (found?.clause.newer ?? []).map(wording);
  expect(lines.join("\n")).toContain("a second person, as its own rule asks");
  const kept = (found?.clause.newer ?? []).filter((node) => nodes.includes(node));
  expect(kept.map(wording).some((line) => line.includes("{{party/salt/legalName}}"))).toBe(true);
});

const OTHERS = LegalForm.options.filter((form) => form !== "council");

test.each(OTHERS)("SO41 lines of before, of what is a %s now, are told once", (form) => {
  const { nodes, read } = draft([party("hub", { legalForm: "council" }), SALT]);
  const now = [party("hub", { legalForm: form }), SALT];
  const found = read(now);
  expect(names(found)).toEqual(["hub"]);
  const clause = found?.clause;
  const at = nodes.findIndex(({ attrs }) => attrs.id === clause?.nodeIds[0]);
  const taken = nodes.toSpliced(at, clause?.nodeIds.length ?? 0, ...(clause?.newer ?? []));
  expect(read(now, taken)).toBeNull();
});

test("SO41 SO34 the line of a deed from before the chosen way stood in it is told", () => {
  const { nodes, read } = draft([HUB, SALT], ["SI-04"]);
  const old = nodes.map((node) =>
    wording(node).startsWith("Made as a deed for {{party/hub/") ? earlier(node) : node,
  );
  expect(old.map(wording)).toContain(
    "Signed as a deed for {{party/hub/legalName}}, as {{@}} says, by:",
  );
  const found = read([HUB, SALT], old);
  expect(names(found)).toEqual(["hub"]);
  expect((found?.clause.newer ?? []).map(wording).join("\n")).toContain("{{deed/hub/method}}:");
});

test("SO41 lines that somebody has written stay as they are", () => {
  const { nodes, read } = draft([HUB, SALT]);
  const own = nodes.map((node) =>
    wording(node).startsWith("Signed for {{party/hub/")
      ? lineOf(node, (inline) => [...inline.slice(0, 2), text(" by whoever chairs its board.")])
      : node,
  );
  expect(read([{ ...HUB, signers: 2 }, SALT], own)).toBeNull();
});

test("SO41 a draft without the signature page says nothing", () => {
  const present = new Map();
  const context: DraftContext = { degree: 4, parties: [HUB], present, required: new Set(), newId };
  expect(signatureLines([], { version: LIBRARY_VERSION, context })).toBeNull();
});
