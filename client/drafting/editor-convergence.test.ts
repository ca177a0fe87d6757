// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { bodyOf } from "#shared/drafting/layout.ts";
import { CONVERGENCE_DRAFT, Table } from "./convergence.fixture.ts";

test("DR39 a draft that is emptied by the first change of all is empty for everybody (story 156)", () => {
  const table = new Table(CONVERGENCE_DRAFT, 2);
  const [one, two] = table.writers;
  one.editor.chain().selectAll().deleteSelection().run();
  expect(bodyOf(one.doc).length).toBe(0);
  table.deliverAll();
  expect(two.lines()).toEqual([]);
  one.editor.commands.undo();
  table.deliverAll();
  for (const writer of [one, two]) expect(writer.lines()).toContain("2 Ending");
  table.close();
});
