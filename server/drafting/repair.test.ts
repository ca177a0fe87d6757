import { expect, test } from "vitest";
import * as Y from "yjs";
import { bodyOf } from "#shared/drafting/layout.ts";
import { clauseAt, seededDoc } from "./gate.fixture.ts";
import { repairIds } from "./repair.ts";

const SERVER = 909;

/** The client ids that an update writes under. */
const authorsOf = (update: Uint8Array) => [...Y.parseUpdateMeta(update).to.keys()];

test("DR38 every clause gets an id of its own, time and again under the server's one id", () => {
  const live = seededDoc();
  for (const made of ["first", "second", "third"]) {
    clauseAt(live, 2).setAttribute("id", "money");
    const update = repairIds(live, SERVER, () => made) ?? new Uint8Array();
    expect(authorsOf(update)).toEqual([SERVER]);
    Y.applyUpdate(live, update);
    const ids = bodyOf(live)
      .toArray()
      .map((clause) => clause instanceof Y.XmlElement && clause.getAttribute("id"));
    expect(ids).toEqual(["money", "paying", made]);
  }
  expect(repairIds(live, SERVER, () => "never")).toBeUndefined();
});
