import { expect, test } from "vitest";
import * as Y from "yjs";
import { bodyOf, openDraft } from "./layout.ts";

/** What a page writes by itself when another's bold words meet its own. */
function ownWritesOnMeeting(open: (id: number) => Y.Doc): number {
  const [mine, theirs] = [open(1), open(2)];
  const words = new Y.XmlText("Both of us make this bold");
  bodyOf(mine).insert(0, [words]);
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  const same = bodyOf(theirs).get(0);
  words.format(0, 10, { bold: {} });
  if (same instanceof Y.XmlText) same.format(0, 10, { bold: {} });
  let writes = 0;
  mine.on("update", (_update, origin) => {
    if (origin !== "remote") writes += 1;
  });
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs), "remote");
  return writes;
}

function plain(id: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = id;
  return doc;
}

test("DR7 a draft that receives a change writes nothing of its own, where plain Yjs would", () => {
  expect(ownWritesOnMeeting(plain)).toBe(1);
  expect(ownWritesOnMeeting(openDraft)).toBe(0);
});
