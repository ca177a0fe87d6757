import { expect, test } from "vitest";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { fieldFor } from "#shared/drafting/field-definitions.ts";
import { assemble, clausesPresent, definitionsFor, fieldsOf, withParties } from "./assemble.ts";
import type { DraftContext } from "./clause-nodes.ts";
import type { DraftParty } from "./clause-text.ts";
import { LIBRARY_VERSION } from "./library.ts";
import { fieldKeys } from "./nodes.ts";
import { partyWords } from "./party-words.ts";

const party = (id: string): DraftParty => ({
  id,
  name: `${id} in full`,
  shortName: id,
  number: "1234567",
  address: "1 Quay Street",
  legalForm: "cio",
});
const [HUB, SALT, CHURCH] = ["hub", "salt", "church"].map(party);
if (HUB === undefined || SALT === undefined || CHURCH === undefined) throw new Error("parties");

let ids = 0;
const newId = () => `node-${String((ids += 1))}`;
const BODY = ["FM-01", "FM-02", "GO-02", "CH-04", "CH-05", "SI-06"].map((id) => `${id}:R`);

/** The first draft for these parties, and the same draft as it reads with others. */
function draft(began: readonly DraftParty[], now: readonly DraftParty[]) {
  const outline = { body: BODY, schedules: ["WO-02:R"] };
  const first = assemble({ outline, degree: 4, parties: began, title: "Warm", newId });
  const nodes = first.doc.content ?? [];
  const context: DraftContext = {
    degree: 4,
    parties: now,
    present: clausesPresent(first.doc),
    required: new Set(),
    newId,
    values: first.fields,
  };
  return { nodes, began, context, version: LIBRARY_VERSION };
}
const idsOf = (nodes: readonly ClauseJson[], of: ReturnType<typeof draft>) =>
  partyWords(nodes, of).map(({ id }) => id);
/** The draft with the words of one clause taken. */
function taken(nodes: readonly ClauseJson[], of: ReturnType<typeof draft>): ClauseJson[] {
  const [first] = partyWords(nodes, of);
  if (first === undefined) return [...nodes];
  const at = nodes.findIndex(({ attrs }) => attrs.id === first.nodeIds[0]);
  const kept = nodes.filter(({ attrs }) => !first.nodeIds.includes(attrs.id));
  return kept.toSpliced(at, 0, ...first.newer);
}

test("AG17 with the parties that the draft began with there is nothing to take", () => {
  const same = draft([HUB, SALT], [HUB, SALT]);
  expect(idsOf(same.nodes, same)).toEqual([]);
});

test("AG17 whoever joins is put into the partners, the signatures and each list of partners", () => {
  const joined = draft([HUB, SALT], [HUB, SALT, CHURCH]);
  const found = partyWords(joined.nodes, joined);
  expect(found.map(({ id }) => id)).toEqual(
    expect.arrayContaining(["FM-01", "GO-02", "CH-05", "SI-06"]),
  );
  expect(found.map(({ id }) => id)).not.toContain("FM-02");
  expect(found.every(({ edited }) => !edited)).toBe(true);
  const partners = found.find(({ id }) => id === "FM-01")?.newer ?? [];
  expect(fieldKeys(partners)).toContain("party/church/legalName");
  expect(fieldsOf(partners, joined.context).fields).toMatchObject({
    "party/church/legalName": "church in full",
    "party/hub/legalName": "hub in full",
  });
});

test("AG17 taken one by one, every clause says who is here, and nothing is left to take", () => {
  const joined = draft([HUB, SALT], [HUB, SALT, CHURCH]);
  let nodes: readonly ClauseJson[] = joined.nodes;
  const many = idsOf(nodes, joined).length;
  for (let left = many; left > 0; left -= 1) {
    expect(idsOf(nodes, joined)).toHaveLength(left);
    nodes = taken(nodes, joined);
  }
  expect(idsOf(nodes, joined)).toEqual([]);
});

test("AG17 whoever has left goes out of the same clauses", () => {
  const left = draft([HUB, SALT, CHURCH], [HUB, SALT]);
  let nodes: readonly ClauseJson[] = left.nodes;
  expect(fieldKeys(nodes).some((key) => key.includes("/church/"))).toBe(true);
  while (idsOf(nodes, left).length > 0) nodes = taken(nodes, left);
  expect(fieldKeys(nodes).some((key) => key.includes("/church/"))).toBe(false);
});

test("AG17 a clause in which somebody has written says so", () => {
  const joined = draft([HUB, SALT], [HUB, SALT, CHURCH]);
  const [title, line, ...rest] = joined.nodes;
  if (title === undefined || line === undefined) throw new Error("no clause");
  const words = [{ type: "text" as const, text: "Ours alone." }];
  const own: ClauseJson = { ...line, content: [{ type: "paragraph", content: words }] };
  const found = partyWords([title, own, ...rest], joined);
  expect(found.find(({ id }) => id === "FM-01")?.edited).toBe(true);
});

test("AG17 the definitions have a row and a choice for whoever joins, and keep those of a leaver", () => {
  const began = definitionsFor([HUB, SALT]);
  const now = withParties(began, [SALT, CHURCH]);
  const listed = (key: string) => now.find((one) => one.key === key);
  expect(listed("party")?.rowIds).toEqual(["hub", "salt", "church"]);
  expect(fieldFor(now, "party/church/legalName")?.label).toBe("Full legal name");
  expect(fieldFor(began, "party/church/legalName")).toBeUndefined();
  expect(listed("complaints.leadParty")?.choices).toEqual([
    { code: "hub", label: "hub" },
    { code: "salt", label: "salt" },
    { code: "church", label: "church" },
  ]);
  expect(withParties(now, [SALT, CHURCH])).toEqual(now);
});
