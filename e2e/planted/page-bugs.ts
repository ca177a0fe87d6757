import type { Bug } from "./bug.ts";

/** Bugs of the page that people write in. */
export const PAGE_BUGS: readonly Bug[] = [
  {
    name: "others' words put back the caret of before the click",
    edits: [
      {
        file: "client/drafting/steady-caret.ts",
        find: "caretOf(view.state, shownSelection(view))",
        replace: "caretOf(view.state, view.state.selection)",
      },
    ],
    found: { file: "client/drafting/shown-caret.test.ts", test: "DR150 words go where" },
  },
  {
    name: "an old page that says the server's schema is its own",
    edits: [
      {
        file: "client/drafting/socket.ts",
        find: "v: String(SCHEMA_VERSION)",
        replace: "v: String(address.session.schema)",
      },
    ],
    found: { file: "client/drafting/session-rights.test.ts", test: "DR34 a page older than" },
  },
  {
    name: "close without handing words back",
    edits: [
      {
        file: "client/drafting/session.ts",
        find: "this.#refused = refused?.words.length === 0 ? null : refused;",
        replace: "this.#refused = null;",
      },
    ],
    found: { file: "client/drafting/session.test.ts", test: "DR32 a freeze while typing" },
  },
  {
    name: "held updates applied early, after a long break",
    edits: [
      {
        file: "client/drafting/open-draft.ts",
        find: "away >= LONG_BREAK_MS",
        replace: "away >= Infinity",
      },
    ],
    found: {
      file: "client/drafting/held-words.test.ts",
      test: "DR140 after a long break words in a clause",
    },
  },
  {
    name: "no epoch check on the page",
    edits: [
      {
        file: "client/drafting/reckon.ts",
        find: "edit.refused === null && edit.epoch === epoch",
        replace: "edit.refused === null",
      },
      {
        file: "client/drafting/set-aside.ts",
        find: "edit.refused !== null || edit.epoch !== epoch",
        replace: "edit.refused !== null",
      },
    ],
    found: { file: "client/drafting/session.test.ts", test: "DR32 words of an older epoch" },
  },
  {
    name: "a heartbeat that heals nothing",
    edits: [
      {
        file: "client/drafting/heartbeat.ts",
        find: "    if (this.#mismatches < 2) return false;",
        replace: "    if (this.#mismatches < Infinity) return false;",
      },
    ],
    found: { file: "e2e/heartbeat.test.ts", test: "DR161 an update that got lost" },
  },
  {
    name: "a heartbeat that sees no deletion",
    edits: [
      {
        file: "client/drafting/heartbeat.ts",
        find: "this.#deleted = message.hash;",
        replace: "this.#deleted = undefined;",
      },
    ],
    found: { file: "e2e/heartbeat.test.ts", test: "DR180 a deletion that got lost" },
  },
];
