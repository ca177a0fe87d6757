import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { orgColour } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import { placeAt } from "./clause-map.ts";
import { structureOf } from "./numbers.ts";
import { type HerePerson, peopleHere } from "./presence.ts";
import { isOthers, isRemote } from "./remote.ts";

interface Tint {
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  readonly id: number;
}

/** How long others' new words stay tinted; the style sheet fades them over the same time. */
const TINT_MS = 1_200;
const key = new PluginKey<readonly Tint[]>("remoteTint");

/** Who changed what, for the live region: never the words themselves. */
export interface RemoteChange {
  readonly name: string;
  readonly nodeId: string;
  readonly clauseId: string;
}

/**
 * Tints words that others have just changed, in their organisation's colour. The words stand there
 * at once; only the ground behind them fades.
 */
export function remoteTint(
  draft: Y.Doc,
  awareness: Awareness,
  changed: (change: RemoteChange) => void,
): Extension {
  let authors: readonly number[] = [];
  const remember = (change: Y.Transaction) => {
    if (!change.local) authors = grown(change);
  };
  const author = () => peopleHere(awareness).find(({ clientID }) => authors.includes(clientID));
  return Extension.create({
    name: "remoteTint",
    addProseMirrorPlugins() {
      return [
        new Plugin<readonly Tint[]>({
          key,
          state: {
            init: () => [],
            apply: (change, tints, before, after) =>
              nextTints(tints, change, [before.doc, after.doc], author()),
          },
          props: { decorations: painted },
          view: (view) => {
            draft.on("beforeObserverCalls", remember);
            const fading = fadeOut(view, (tint) => {
              const { nodes } = structureOf(view.state);
              const node = placeAt(nodes, tint.from);
              if (node === undefined) return;
              changed({ name: author()?.name ?? "", nodeId: node.id, clauseId: node.owner });
            });
            return {
              update: (_view, before) => fading.update(key.getState(before) ?? []),
              destroy: () => {
                draft.off("beforeObserverCalls", remember);
                fading.stop();
              },
            };
          },
        }),
      ];
    },
  });
}

function nextTints(
  tints: readonly Tint[],
  change: Transaction,
  [before, after]: readonly [Node, Node],
  author: HerePerson | undefined,
): readonly Tint[] {
  const done: unknown = change.getMeta(key);
  if (typeof done === "number") return tints.filter((tint) => tint.id !== done);
  if (!change.docChanged) return tints;
  if (!isRemote(change)) return moveBy(tints, (pos) => change.mapping.map(pos));
  const range = changedRange(before, after);
  if (range === null) return tints;
  const kept = moveBy(tints, shift(range));
  if (!isOthers(change) || author === undefined || range.to <= range.from) return kept;
  const colour = orgColour(orgNumber(author.mark));
  const id = Math.max(0, ...tints.map((tint) => tint.id)) + 1;
  return [...kept, { from: range.from, to: range.to, colour, id }];
}

function painted(state: EditorState): DecorationSet {
  return DecorationSet.create(
    state.doc,
    (key.getState(state) ?? []).map(({ from, to, colour }) =>
      Decoration.inline(from, to, { class: colour, "data-fresh": "" }),
    ),
  );
}

/** Tells of each new tint and takes it away after its time. */
function fadeOut(view: EditorView, appeared: (tint: Tint) => void) {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  return {
    update: (before: readonly Tint[]) => {
      const known = new Set(before.map((tint) => tint.id));
      for (const tint of key.getState(view.state) ?? []) {
        if (known.has(tint.id)) continue;
        appeared(tint);
        const timer = setTimeout(() => {
          timers.delete(timer);
          view.dispatch(view.state.tr.setMeta(key, tint.id));
        }, TINT_MS);
        timers.add(timer);
      }
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** The client ids that added something in this change. */
function grown(change: Y.Transaction): number[] {
  return [...change.afterState]
    .filter(([client, clock]) => clock > (change.beforeState.get(client) ?? 0))
    .map(([client]) => client);
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly oldTo: number;
}

/** The smallest stretch that differs; a remote change replaces the whole document. */
function changedRange(before: Node, after: Node): Range | null {
  const from = before.content.findDiffStart(after.content);
  const ends = before.content.findDiffEnd(after.content);
  if (from === null || ends === null) return null;
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  return { from, to: ends.b + overlap, oldTo: ends.a + overlap };
}

function shift({ from, to, oldTo }: Range): (pos: number) => number {
  return (pos) => (pos <= from ? pos : pos >= oldTo ? pos + to - oldTo : to);
}

function moveBy(tints: readonly Tint[], move: (pos: number) => number): readonly Tint[] {
  return tints
    .map((tint) => ({ ...tint, from: move(tint.from), to: move(tint.to) }))
    .filter((tint) => tint.from < tint.to);
}
