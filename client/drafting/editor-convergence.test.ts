// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import { bodyOf } from "#shared/drafting/layout.ts";
import { addClause, addLine, changeLevel, nextLine, takeOutClause } from "./clause-commands.ts";
import { Pair, type Writer } from "./editor.fixture.ts";
import { moveClause } from "./move-clause.ts";
import { structureOf } from "./numbers.ts";
import { clause } from "./room.fake.ts";
import { sameContent } from "./stale-guard.ts";

const SEEDS = Array.from({ length: 16 }, (_, index) => 7_000 + index);
const ROUNDS = 6;
const STEPS = 5;

test.each(SEEDS)("DR39 both see the same words whatever they do at once (seed %i)", (seed) => {
  const random = randomFrom(seed);
  const pair = new Pair(
    [
      clause("a", 1, "Money"),
      clause("b", 2, "We pay monthly, in advance."),
      clause("c", 3, "If there is money."),
      clause("d", 1, "Ending"),
      clause("e", 2, "Anyone may leave."),
    ],
    { "notice.days": "30" },
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    pair.hold();
    for (let step = 0; step < STEPS; step += 1) {
      act(pair.one, random);
      act(pair.two, random);
    }
    pair.deliver();
    for (const writer of [pair.one, pair.two]) {
      expect(sameContent(bodyOf(writer.doc).toArray(), writer.editor.state.doc)).toBe(true);
    }
    expect(pair.one.editor.getJSON()).toEqual(pair.two.editor.getJSON());
  }
  expect(readDraft(pair.one.doc)).toEqual(readDraft(pair.two.doc));
  pair.close();
});

const ACTIONS: readonly ((writer: Writer, random: () => number) => void)[] = [
  (writer, random) => writer.type(["rain ", "x", " and more"][pick(random, 3)] ?? ""),
  (writer) => writer.type("."),
  (writer, random) => {
    const { selection, doc } = writer.editor.state;
    const to = Math.min(doc.content.size, selection.from + 1 + pick(random, 12));
    writer.editor.commands.deleteRange({ from: selection.from, to });
  },
  (writer) => nextLine(writer.editor.state, writer.editor.view.dispatch),
  (writer) => addLine(writer.editor.state, writer.editor.view.dispatch),
  (writer) => addClause(writer.editor.state, writer.editor.view.dispatch),
  (writer) => takeOutClause(writer.editor.state, writer.editor.view.dispatch),
  (writer, random) =>
    changeLevel(random() < 0.5 ? 1 : -1)(writer.editor.state, writer.editor.view.dispatch),
  (writer, random) => {
    const structure = structureOf(writer.editor.state);
    const id = structure.here?.clauseId ?? "";
    moveClause(bodyOf(writer.doc), structure, id, random() < 0.5 ? 1 : -1);
  },
  (writer) => writer.editor.commands.toggleBulletList(),
  (writer) => writer.editor.commands.toggleBold(),
  (writer) => writer.editor.commands.undo(),
  (writer) => writer.editor.commands.redo(),
  (writer) => writer.editor.commands.joinBackward(),
  (writer) =>
    writer.editor.commands.insertContent({ type: "fieldRef", attrs: { key: "notice.days" } }),
  (writer, random) => writer.fields.write("notice.days", String(pick(random, 90))),
];

function act(writer: Writer, random: () => number): void {
  const size = writer.editor.state.doc.content.size;
  if (size > 2 && random() < 0.6)
    writer.editor.commands.setTextSelection(1 + pick(random, size - 1));
  ACTIONS[pick(random, ACTIONS.length)]?.(writer, random);
}

const pick = (random: () => number, most: number) => Math.floor(random() * most);

/** mulberry32: small, seeded, the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
