import type { KeyboardEvent } from "react";

/** What the page's own shortcuts do. */
export interface DraftShortcuts {
  readonly step: (by: 1 | -1) => void;
  readonly mode: (mode: "edit" | "read") => void;
  readonly comment: () => void;
  readonly repeat: () => void;
  readonly find: () => void;
  readonly leave: () => void;
}

/**
 * The shortcuts of the drafting page. Ctrl Alt is AltGr on Windows, with which Welsh typists write
 * letters: whatever comes with AltGraph is text and never a shortcut. In a dialog the keys are its own.
 */
export function draftKeys(does: DraftShortcuts): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.getModifierState("AltGraph") || isInDialog(event.target)) return;
    const run = shortcut(event, does);
    if (run === null) return;
    event.preventDefault();
    run();
  };
}

function isInDialog(target: EventTarget): boolean {
  return target instanceof Element && target.closest("dialog") !== null;
}

function shortcut(event: KeyboardEvent<HTMLElement>, does: DraftShortcuts): (() => void) | null {
  const page = event.currentTarget;
  const keys: Readonly<Record<string, () => void>> = {
    " F6": () => nextRegion(page, 1),
    "s F6": () => nextRegion(page, -1),
    "a ArrowUp": () => does.step(-1),
    "a ArrowDown": () => does.step(1),
    "cs Digit1": () => does.mode("edit"),
    "cs Digit3": () => does.mode("read"),
    "ca KeyM": does.comment,
    "ca KeyH": does.repeat,
    "c KeyK": does.find,
    " Escape": does.leave,
  };
  return keys[`${heldKeys(event)} ${event.code}`] ?? null;
}

function heldKeys(event: KeyboardEvent<HTMLElement>): string {
  const control = event.ctrlKey || event.metaKey;
  return `${control ? "c" : ""}${event.altKey ? "a" : ""}${event.shiftKey ? "s" : ""}`;
}

/** Moves the focus to the next region that is shown: bar, outline, paper, panel. */
function nextRegion(page: HTMLElement, by: 1 | -1): void {
  const regions = [...page.querySelectorAll<HTMLElement>("[data-region]")].filter(
    (region) => getComputedStyle(region).visibility !== "hidden" && region.offsetParent !== null,
  );
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + by + regions.length) % regions.length];
  next?.focus();
}
