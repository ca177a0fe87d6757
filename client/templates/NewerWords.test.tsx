// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { ClauseJson } from "#shared/drafting/document.ts";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { clauseNodes } from "#shared/templates/clause-nodes.ts";
import { type Edition, EDITIONS } from "#shared/templates/editions.ts";
import { LIBRARY_VERSION } from "#shared/templates/library.ts";
import type { ClauseEdits } from "../drafting/clause-edits.ts";
import "../app/i18n.ts";
import { draftContext } from "./draft-context.ts";
import { NewerWords } from "./NewerWords.tsx";

const template: TemplateView = {
  libraryVersion: LIBRARY_VERSION,
  degree: 4,
  outline: { body: ["KN-01:R"], schedules: [] },
  definitions: [],
  parties: [],
  began: [],
};
const start: ClauseJson = {
  type: "clause",
  attrs: { id: "kn", level: 1, kind: "clause", source: "KN-01" },
};
const context = draftContext(template, {
  document: { type: "doc", content: [start] },
  fields: {},
});

/** A made-up next library whose first paragraph about names is another one. */
const next: Edition = {
  version: "2027.1",
  clause: (id, of) =>
    clauseNodes(id, of).map((node, at) =>
      at === 1
        ? {
            ...node,
            content: [
              { type: "paragraph", content: [{ type: "text", text: "We name each other." }] },
            ],
          }
        : node,
    ),
};

function open(editions: readonly Edition[]) {
  let content = clauseNodes("KN-01", context);
  const replace = vi.fn<ClauseEdits["replace"]>((_ids, nodes) => {
    content = [...nodes];
    return true;
  });
  const edits: ClauseEdits = {
    content: () => ({ document: { type: "doc", content }, fields: {} }),
    replace,
    addAfter: () => false,
    takeOut: () => undefined,
    rows: () => null,
    setRows: () => undefined,
  };
  render(<NewerWords template={template} desk={{ edits }} writing editions={editions} />);
  return { replace };
}

afterEach(cleanup);

test("TE29 with today's library there is nothing to say", () => {
  open(EDITIONS);
  expect(screen.queryByText(/newer words/)).toBeNull();
});

test("TE29 newer words are looked at and taken clause by clause, and never by themselves", () => {
  const { replace } = open([...EDITIONS, next]);
  expect(replace).not.toHaveBeenCalled();
  fireEvent.click(screen.getByText("Look at them"));
  expect(document.querySelectorAll("ins").length).toBeGreaterThan(0);
  expect(replace).not.toHaveBeenCalled();
  fireEvent.click(screen.getByText("Take these words"));
  expect(replace).toHaveBeenCalledOnce();
  expect(screen.getByText("This draft has the newest words")).toBeDefined();
});
