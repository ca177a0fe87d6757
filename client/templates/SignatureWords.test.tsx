// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { assemble } from "#shared/templates/assemble.ts";
import type { DraftParty } from "#shared/templates/clause-text.ts";
import { LIBRARY_VERSION } from "#shared/templates/library.ts";
import type { ClauseEdits } from "../drafting/clause-edits.ts";
import "../app/i18n.ts";
import { freshId } from "./draft-context.ts";
import { SignatureWords } from "./SignatureWords.tsx";

const HUB: DraftParty = {
  id: "hub",
  name: "Harbour Lane Hub",
  shortName: "The Hub",
  number: "",
  address: "",
  legalForm: "cio",
};
const outline = { body: ["FM-01:R", "SI-02:R", "SI-06:R"], schedules: [] };

/** The draft began with the Hub as it was; its profile is another one now. */
function open(now: DraftParty, writing = true) {
  const first = assemble({ outline, degree: 4, parties: [HUB], title: "Warm", newId: freshId });
  let content = first.doc.content ?? [];
  const replace = vi.fn<ClauseEdits["replace"]>((ids, nodes) => {
    const at = content.findIndex(({ attrs }) => attrs.id === ids[0]);
    content = content.toSpliced(at, ids.length, ...nodes);
    return true;
  });
  const edits: ClauseEdits = {
    content: () => ({ document: { type: "doc", content }, fields: first.fields }),
    replace,
    addAfter: () => false,
    takeOut: () => undefined,
    rows: () => null,
    setRows: () => undefined,
  };
  const template: TemplateView = {
    libraryVersion: LIBRARY_VERSION,
    degree: 4,
    outline,
    definitions: first.definitions,
    parties: [now],
    began: [HUB],
  };
  render(<SignatureWords template={template} desk={{ edits }} writing={writing} />);
  return { replace };
}

afterEach(cleanup);

const NOTE = /The Hub signs in another way now/;

test("SO41 while every line says how its organisation signs there is nothing to say", () => {
  open(HUB);
  expect(screen.queryByText(NOTE)).toBeNull();
});

test("SO41 the draft says whose lines are old, and one press puts them right", () => {
  const { replace } = open({ ...HUB, signers: 2 });
  expect(screen.getByText(NOTE)).toBeDefined();
  expect(replace).not.toHaveBeenCalled();
  fireEvent.click(screen.getByText("Look at the lines"));
  expect(document.querySelector("ins")).not.toBeNull();
  fireEvent.click(screen.getByText("Take these words"));
  expect(replace).toHaveBeenCalledOnce();
  expect(screen.getByText("The lines say how each signs now")).toBeDefined();
});

test("SO41 whoever may not write looks, and is offered no change", () => {
  open({ ...HUB, signers: 2 }, false);
  fireEvent.click(screen.getByText("Look at the lines"));
  expect(screen.queryByText("Take these words")).toBeNull();
});
