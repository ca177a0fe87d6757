// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { FieldDefinition } from "#shared/drafting/field-definitions.ts";
import type { ClauseEdits } from "../drafting/clause-edits.ts";
import "../app/i18n.ts";
import { ListDialog } from "./ListDialog.tsx";

const scalar = { help: "", requiredAt: "freeze", owner: "all" } as const;
const what: FieldDefinition = { ...scalar, key: "what", label: "What", type: "text" };
const amount: FieldDefinition = { ...scalar, key: "amount", label: "Amount", type: "money" };
const budget: FieldDefinition = {
  ...scalar,
  key: "budget",
  label: "Budget",
  type: "rows",
  columns: [what, amount],
};
const rows = [
  { id: "r1", cells: { what: "Hall", amount: "" } },
  { id: "r2", cells: { what: "Tea", amount: "" } },
];

/** The list with an amount that is none in every row. */
function open(list: FieldDefinition) {
  const setRows = vi.fn<ClauseEdits["setRows"]>();
  const edits: ClauseEdits = {
    content: () => ({ document: { type: "doc", content: [] }, fields: {} }),
    replace: () => false,
    addAfter: () => false,
    takeOut: () => undefined,
    rows: () => rows,
    setRows,
  };
  render(
    <ListDialog
      list={list}
      initial={rows}
      definitions={[list]}
      edits={edits}
      writing
      partyName={(id) => (id === "r1" ? "The Hub" : "Saltmarsh")}
      onClose={() => undefined}
    />,
  );
  for (const field of screen.getAllByLabelText("Amount")) {
    fireEvent.change(field, { target: { value: "lots" } });
  }
  fireEvent.click(screen.getByText("Save the list"));
  const told = within(screen.getByRole("alert")).getAllByRole("link");
  return { told: told.map(({ textContent }) => textContent), setRows };
}

afterEach(cleanup);

test("TE60 the summary names the row and the column of everything that does not fit", () => {
  const { told, setRows } = open(budget);
  expect(told).toEqual([
    expect.stringMatching(/^Row 1, Amount: /),
    expect.stringMatching(/^Row 2, Amount: /),
  ]);
  expect(new Set(told).size).toBe(2);
  expect(setRows).not.toHaveBeenCalled();
});

test("TE60 where each partner has a row the summary names the partner", () => {
  const { told } = open({ ...budget, rowIds: ["r1", "r2"] });
  expect(told).toEqual([
    expect.stringMatching(/^The Hub, Amount: /),
    expect.stringMatching(/^Saltmarsh, Amount: /),
  ]);
});
