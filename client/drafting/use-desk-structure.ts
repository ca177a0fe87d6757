import { useRef, useState } from "react";
import { arrivalAt } from "./arrival.ts";
import type { DeskHandle } from "./DraftDesk.tsx";
import type { Desk } from "./draft-view.ts";
import type { Structure } from "./numbers.ts";
import { NO_STRUCTURE, type PageStructure, nextStructure } from "./page-structure.ts";

/** Where the reader was on the paper, for when another document takes its place. */
export interface DeskPlace {
  /** The desk this is true of. */
  key: number;
  scroll: number;
  nodeId: string | null;
  focused: boolean;
  /** The clause a reader has scrolled to, until they press somewhere. */
  reading: string | null;
}

/** The structure of the open desk, and the reader's place on it over a change of desk. */
export function useDeskStructure(desk: Desk | null, setHandle: (handle: DeskHandle) => void) {
  const [structure, setStructure] = useState(NO_STRUCTURE);
  const latest = useRef(NO_STRUCTURE);
  const place = useRef<DeskPlace>({
    key: 0,
    scroll: 0,
    nodeId: null,
    focused: false,
    reading: null,
  });
  const show = (next: PageStructure) => {
    if (next === latest.current) return;
    latest.current = next;
    setStructure(next);
  };
  const ready = (made: DeskHandle, readyKey: number) => {
    setHandle(made);
    // Where one scrolled while reading says nothing once one writes: then the caret does.
    if (desk?.mode === "write") place.current.reading = null;
    if (place.current.key === 0) arrive(made);
    else made.restore(place.current);
    place.current.key = readyKey;
  };
  const changed = (now: Structure) => {
    show(nextStructure(latest.current, now, place.current.reading));
  };
  const scrolled = (main: HTMLElement) => {
    if (place.current.key !== desk?.key) return;
    place.current.scroll = main.scrollTop;
    if (desk.mode !== "read") return;
    const here = clauseInView(main);
    place.current.reading = here;
    if (here !== null && here !== latest.current.here) show({ ...latest.current, here });
  };
  const caretMoved = (nodeId: string | null, focused: boolean) => {
    if (place.current.nodeId !== nodeId) place.current.reading = null;
    place.current.nodeId = nodeId;
    place.current.focused = focused;
  };
  return { structure, latest, ready, changed, scrolled, caretMoved };
}

/** Takes the reader where the address leads, once the paper is drawn. */
function arrive({ tools }: DeskHandle): void {
  const { nodeId, field } = arrivalAt(window.location);
  requestAnimationFrame(() => {
    if (nodeId !== null) tools.goTo(nodeId);
    if (field !== null) tools.goToField(field);
  });
}

/** How far below the top of the desk a clause may begin and still be the one being read. */
const READING_LINE = 160;

/** The clause at the top of the desk. */
function clauseInView(main: HTMLElement): string | null {
  const top = main.getBoundingClientRect().top + READING_LINE;
  const titles = [...main.querySelectorAll<HTMLElement>("[data-clause][data-level='1']")];
  const here = titles.findLast((title) => title.getBoundingClientRect().top < top);
  return here?.dataset["clause"] ?? null;
}
