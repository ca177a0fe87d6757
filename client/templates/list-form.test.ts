import { expect, test } from "vitest";
import type { FieldDefinition } from "#shared/drafting/field-definitions.ts";
import { formRows, mergeRows, moveRow, readRows } from "./list-form.ts";

const column = (key: string, type: FieldDefinition["type"]): FieldDefinition => ({
  key,
  label: key,
  help: "",
  type,
  requiredAt: "freeze",
  owner: "all",
});
const columns = [column("what", "text"), column("amount", "money"), column("by", "date")];
const row = (id: string, what: string, amount = "", by = "") => ({
  id,
  cells: { what, amount, by },
});
const cells = (rows: readonly { id: string; cells: Readonly<Record<string, string>> }[]) =>
  rows.map(({ id, cells: { what = "", amount = "" } }) => `${id} ${what} ${amount}`.trim());

const order = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join("");

test("TE25 dates are typed as they read, money as people write it, and both are stored plainly", () => {
  const form = formRows([row("r1", "Hall", "300", "2027-04-01")], columns);
  expect(form[0]?.typed).toEqual({ what: "Hall", amount: "300", by: "1 April 2027" });
  const typed = { what: " Hall ", amount: "£1,200", by: "2/5/2027" };
  expect(readRows([{ id: "r1", typed }], columns)).toEqual({
    rows: [row("r1", "Hall", "1200", "2027-05-02")],
  });
});

test("TE25 every cell that does not fit is named, and nothing is read until all do", () => {
  const typed = { what: "Hall", amount: "lots", by: "soon" };
  expect(readRows([{ id: "r1", typed }], columns)).toMatchObject({
    bad: [
      { row: "r1", column: "amount", refusal: { code: "fieldMoney" } },
      { row: "r1", column: "by", refusal: { code: "fieldDate" } },
    ],
  });
});

test("TE25 a row moves up and down, and stays at either end", () => {
  const form = formRows([row("a", ""), row("b", ""), row("c", "")], columns);
  expect(order(moveRow(form, "c", -1))).toBe("acb");
  expect(order(moveRow(form, "a", 1))).toBe("bac");
  expect(order(moveRow(form, "a", -1))).toBe("abc");
  expect(order(moveRow(form, "c", 1))).toBe("abc");
});

test("TE25 what another writes into the list meanwhile stays where I changed nothing", () => {
  const initial = [row("a", "Hall", "300"), row("b", "Tea", "40")];
  const mine = [row("b", "Tea", "45"), row("a", "Hall", "300"), row("mine", "Bus", "90")];
  const now = [row("a", "Hall and stage", "300"), row("b", "Tea", "40"), row("theirs", "Flyers")];
  expect(cells(mergeRows({ initial, mine, now }))).toEqual([
    "b Tea 45",
    "a Hall and stage 300",
    "mine Bus 90",
    "theirs Flyers",
  ]);
});

test("TE25 a row that another takes out comes back only if I wrote in it", () => {
  const initial = [row("a", "Hall"), row("b", "Tea"), row("c", "Bus")];
  const mine = [row("a", "Hall"), row("b", "Tea and cake"), row("c", "Bus")];
  expect(cells(mergeRows({ initial, mine, now: [row("c", "Bus")] }))).toEqual([
    "b Tea and cake",
    "c Bus",
  ]);
});
