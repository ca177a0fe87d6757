import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { initials } from "../ui/Avatar.tsx";
import { orgColour } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import { structureOf } from "./numbers.ts";
import { type CaretPlace, type HerePerson, peopleHere } from "./presence.ts";
import { absolutePlace, relativePlace } from "./steady-caret.ts";

const key = new PluginKey<DecorationSet>("carets");
const MOVED = "moved";
/** The server drops presence beyond ten a second. */
const TELL_EVERY_MS = 150;
/** Somebody who has not moved for so long is not shown on the paper any more. */
const AWAY_MS = 60_000;

/**
 * Where the others are: a thin caret in the line, the person in the margin beside it. Neither covers
 * a word, follows a pointer, nor is part of the text. My own place is told to the room.
 */
export function carets(awareness: Awareness, tell: (place: CaretPlace | null) => void): Extension {
  return Extension.create({
    name: "carets",
    addProseMirrorPlugins() {
      return [
        new Plugin<DecorationSet>({
          key,
          state: {
            init: () => DecorationSet.empty,
            apply: (change, before, _old, state) =>
              change.docChanged || change.getMeta(key) === MOVED
                ? drawn(state, peopleHere(awareness))
                : before,
          },
          props: { decorations: (state) => key.getState(state) },
          view: (view) => {
            const redraw = () => view.dispatch(view.state.tr.setMeta(key, MOVED));
            const later = queued(redraw);
            awareness.on("change", later.run);
            const own = ownPlace(tell);
            return {
              update: (now, before) => {
                if (!before.selection.eq(now.state.selection)) own.moved(now);
              },
              destroy: () => {
                later.cancel();
                own.cancel();
                awareness.off("change", later.run);
              },
            };
          },
        }),
      ];
    },
  });
}

function drawn(state: EditorState, people: readonly HerePerson[]): DecorationSet {
  const decorations = people.flatMap((person) => {
    const place = person.place;
    const head = place === null ? null : absolute(state, place.head);
    if (place === null || head === null) return [];
    const anchor = absolute(state, place.anchor) ?? head;
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
    const colour = orgColour(orgNumber(person.mark));
    return [
      Decoration.widget(head, () => mark("caret", colour), {
        side: 10,
        key: `caret ${person.clientID} ${colour}`,
        ignoreSelection: true,
      }),
      Decoration.widget(head, () => marginPerson(person, colour), {
        side: 11,
        key: `person ${person.clientID} ${colour} ${person.name}`,
        ignoreSelection: true,
      }),
      ...(from < to
        ? [Decoration.inline(from, to, { class: colour, "data-selected-by": "" })]
        : []),
    ];
  });
  return DecorationSet.create(state.doc, decorations);
}

function mark(kind: string, colour: string): HTMLElement {
  const dom = document.createElement("span");
  dom.className = colour;
  dom.dataset["presence"] = kind;
  dom.setAttribute("aria-hidden", "true");
  return dom;
}

/** The initials are drawn by the style sheet, so that they are never part of the text. */
function marginPerson(person: HerePerson, colour: string): HTMLElement {
  const dom = mark("person", colour);
  dom.dataset["initials"] = initials(person.name);
  dom.dataset["mark"] = String(orgNumber(person.mark));
  dom.title = person.name;
  return dom;
}

function absolute(state: EditorState, place: unknown): number | null {
  try {
    return absolutePlace(state, Y.createRelativePositionFromJSON(place));
  } catch {
    // Another version's place: nobody is shown there.
    return null;
  }
}

/** Tells the room where the caret is, not more often than the server takes it. */
function ownPlace(tell: (place: CaretPlace | null) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let away: ReturnType<typeof setTimeout> | undefined;
  return {
    moved: (view: EditorView) => {
      clearTimeout(away);
      away = setTimeout(() => tell(null), AWAY_MS);
      timer ??= setTimeout(() => {
        timer = undefined;
        if (!view.isDestroyed) tell(placeOf(view.state));
      }, TELL_EVERY_MS);
    },
    cancel: () => {
      clearTimeout(timer);
      clearTimeout(away);
    },
  };
}

function placeOf(state: EditorState): CaretPlace | null {
  const { here } = structureOf(state);
  const { anchor, head } = state.selection;
  const [from, to] = [relativePlace(state, anchor), relativePlace(state, head)];
  if (here === null || from === null || to === null) return null;
  return {
    nodeId: here.nodeId,
    anchor: Y.relativePositionToJSON(from),
    head: Y.relativePositionToJSON(to),
  };
}

/** Runs once for any number of calls in the same turn, never while a change is being drawn. */
function queued(run: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    run: () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        run();
      }, 0);
    },
    cancel: () => clearTimeout(timer),
  };
}
