import { expect, test } from "vitest";
import * as Y from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { bodyOf, fieldsOf, openDraft } from "#shared/drafting/layout.ts";
import { Canary, shapeOf } from "./canary.ts";
import { examine } from "./gate.ts";
import {
  AMINA,
  MARCUS,
  clauseAt,
  clauseAttributes,
  copyOf,
  element,
  judge,
  lead,
  meeting,
  reader,
  text,
  updateOf,
  wordsOf,
} from "./gate.fixture.ts";

test("DR10 honest work passes: typing, deleting, marks, new clauses, lists, tables, fields", () => {
  const changes: ((doc: Y.Doc) => void)[] = [
    (doc) => wordsOf(doc, 1).insert(3, "always "),
    (doc) => wordsOf(doc, 1).delete(0, 3),
    (doc) => wordsOf(doc, 1).format(0, 4, { bold: {} }),
    (doc) => wordsOf(doc, 1).format(0, 2, { bold: null, link: { href: "https://a.example" } }),
    (doc) => {
      const node = element("clause", clauseAttributes);
      const paragraph = element("paragraph");
      paragraph.insert(0, [text("A new rule"), element("fieldRef", { key: "pay.days" })]);
      paragraph.insert(2, [element("xref", { target: "money" }), element("hardBreak")]);
      node.insert(0, [paragraph]);
      bodyOf(doc).insert(2, [node]);
    },
    (doc) => {
      const item = element("listItem");
      item.insert(0, [element("paragraph")]);
      const list = element("orderedList", { start: 3 });
      list.insert(0, [item]);
      clauseAt(doc, 1).insert(1, [list]);
    },
    (doc) => {
      const cell = element("tableCell", { colspan: 2, rowspan: 1 });
      cell.insert(0, [element("paragraph")]);
      const row = element("tableRow");
      row.insert(0, [element("tableHeader"), cell]);
      const table = element("table");
      table.insert(0, [row]);
      clauseAt(doc, 1).insert(1, [table]);
    },
    (doc) => {
      fieldsOf(doc).set("pay.days", "14");
      fieldsOf(doc).set("budget/r1/amount", "£1,200");
      fieldsOf(doc).set("budget/order/r1", "a1");
      fieldsOf(doc).delete("pay.days");
    },
    (doc) => bodyOf(doc).delete(0, 3),
    (doc) => {
      clauseAt(doc, 1).setAttribute("level", "x");
      clauseAt(doc, 1).insert(0, [element("script")]);
      clauseAt(doc, 1).delete(0, 1);
      bodyOf(doc).delete(1, 1);
    },
  ];
  for (const change of changes) {
    const { live, page } = meeting();
    expect(judge(live, updateOf(page, change))).toMatchObject({ kind: "take" });
  }
});

test("DR10 a whole offline day arrives as one step 2 and passes", () => {
  const { live, page } = meeting();
  for (let day = 0; day < 50; day++) {
    wordsOf(page, day % 3).insert(0, `word ${day} `);
    wordsOf(page, (day + 1) % 3).delete(0, 2);
  }
  wordsOf(live, 1).insert(0, "meanwhile ");
  const update = Y.encodeStateAsUpdate(page, Y.encodeStateVector(live));
  const canary = new Canary(live);
  expect(examine(update, lead, { canary, shape: shapeOf(live) })).toMatchObject({ kind: "take" });
  Y.applyUpdate(live, update);
  expect(readDraft(live)).toEqual(readDraft(canary.doc));
});

test("DR12 refused: words under another member's id, whole or as an empty shell", () => {
  const { live } = meeting();
  const forged = copyOf(live, MARCUS);
  const words = updateOf(forged, (doc) => wordsOf(doc, 0).insert(0, "I, Marcus, agree"));
  expect(judge(live, words)).toMatchObject({ kind: "refuse", refusal: { code: "ownership" } });
  const shell = updateOf(copyOf(live, MARCUS), (doc) => {
    fieldsOf(doc).set("title", "x");
    fieldsOf(doc).delete("title");
  });
  expect(judge(live, shell)).toMatchObject({ kind: "refuse", refusal: { code: "ownership" } });
});

test("DR12 the member's own earlier id may bring words home", () => {
  const { live } = meeting();
  const earlier = copyOf(live, 303);
  const update = updateOf(earlier, (doc) => wordsOf(doc, 0).insert(0, "x"));
  const author = { ...lead, owns: (client: number) => client === AMINA || client === 303 };
  expect(judge(live, update, author)).toMatchObject({ kind: "take", clients: [303] });
});

test("DR12 refused: one id on two devices, where plain Yjs would acknowledge and lose the second", () => {
  const { live, page } = meeting();
  const second = copyOf(live, AMINA);
  const first = updateOf(page, (doc) => wordsOf(doc, 0).insert(0, "from the desk "));
  Y.applyUpdate(live, first);
  expect(judge(live, first)).toEqual({ kind: "known" });
  for (const other of [
    (doc: Y.Doc) => wordsOf(doc, 0).insert(0, "from the phone"),
    (doc: Y.Doc) => wordsOf(doc, 0).insert(0, "a much longer sentence from the phone"),
    (doc: Y.Doc) => wordsOf(doc, 1).format(0, 3, { bold: {} }),
    (doc: Y.Doc) => fieldsOf(doc).set("title", "x"),
  ]) {
    const update = updateOf(copyOf(second, AMINA), other);
    expect(judge(live, update)).toMatchObject({ refusal: { code: "ownership", info: "reused" } });
  }
  wordsOf(live, 0).delete(5, 3);
  expect(judge(live, first)).toEqual({ kind: "known" });
});

test("DR13 refused: a gap, and deletions of words that do not exist yet", () => {
  const { live, page } = meeting();
  updateOf(page, (doc) => wordsOf(doc, 0).insert(0, "lost "));
  const second = updateOf(page, (doc) => wordsOf(doc, 0).insert(0, "kept "));
  expect(judge(live, second)).toMatchObject({ kind: "refuse", refusal: { code: "gap" } });

  const hostile = copyOf(live, AMINA);
  const victim = copyOf(live, MARCUS);
  Y.applyUpdate(
    hostile,
    updateOf(victim, (doc) => wordsOf(doc, 0).insert(0, "future")),
  );
  const bomb = updateOf(hostile, (doc) => wordsOf(doc, 0).delete(0, 6));
  expect(judge(live, bomb)).toMatchObject({ kind: "refuse", refusal: { code: "gap" } });
});

test("DR13 refused: words that hang from a place nobody has", () => {
  const { live, page } = meeting();
  const other = copyOf(live, MARCUS);
  const theirs = updateOf(other, (doc) => wordsOf(doc, 0).insert(0, "unseen"));
  Y.applyUpdate(page, theirs);
  const update = updateOf(page, (doc) => wordsOf(doc, 0).insert(3, "mine"));
  expect(judge(live, update)).toMatchObject({ kind: "refuse", refusal: { code: "gap" } });
});

test("DR14 a reader's update changes nothing: edits refused, echoes and tidying known", () => {
  const { live, page } = meeting();
  wordsOf(live, 0).delete(0, 1);
  Y.applyUpdate(page, Y.encodeStateAsUpdate(live));
  const echo = Y.encodeStateAsUpdate(page, Y.encodeStateVector(live));
  expect(judge(live, echo, reader)).toEqual({ kind: "known" });
  const typed = updateOf(copyOf(live, AMINA), (doc) => wordsOf(doc, 0).insert(0, "x"));
  expect(judge(live, typed, reader)).toMatchObject({ refusal: { code: "notAllowed" } });
  const deleted = updateOf(copyOf(live, AMINA), (doc) => wordsOf(doc, 0).delete(0, 1));
  expect(judge(live, deleted, reader)).toMatchObject({ refusal: { code: "notAllowed" } });
});

test("DR14 whose words a deletion takes is known before they go", () => {
  const { live, page } = meeting();
  const other = copyOf(live, MARCUS);
  Y.applyUpdate(
    live,
    updateOf(other, (doc) => wordsOf(doc, 0).insert(0, "Marcus ")),
  );
  Y.applyUpdate(page, Y.encodeStateAsUpdate(live));
  const update = updateOf(page, (doc) => wordsOf(doc, 0).delete(0, 9));
  expect(judge(live, update)).toMatchObject({
    kind: "take",
    words: new Map([
      [MARCUS, 7],
      [1, 2],
    ]),
  });
});

test("DR15 damaged updates never reach the live draft (seed 20261124)", () => {
  const { live, page } = meeting();
  const before = Y.encodeStateAsUpdate(live);
  const good = updateOf(page, (doc) => {
    wordsOf(doc, 1).insert(0, "Never ");
    wordsOf(doc, 1).format(0, 5, { italic: {} });
    fieldsOf(doc).set("title", "A title");
  });
  let state = 20261124;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
  const verdicts = new Set<string>();
  for (let round = 0; round < 3000; round++) {
    const bad = Uint8Array.from(good);
    for (let flips = random(3) + 1; flips > 0; flips--) bad[random(bad.length)] = random(256);
    const cut = random(4) === 0 ? bad.subarray(0, random(bad.length)) : bad;
    const verdict = judge(live, cut);
    verdicts.add(verdict.kind);
    const copy = openDraft();
    Y.applyUpdate(copy, before);
    if (verdict.kind === "take") Y.applyUpdate(copy, cut);
    expect(() => readDraft(copy)).not.toThrow();
  }
  expect(verdicts).toContain("refuse");
  expect(Y.encodeStateAsUpdate(live)).toEqual(before);
});
