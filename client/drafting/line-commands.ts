import type { Command } from "@tiptap/pm/state";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { chosen } from "./clause-guard.ts";
import { structureOf } from "./numbers.ts";

/** Lines that stand in the place of one from now on, or below it. None in its place: it drops out. */
export interface ChangedLine {
  readonly nodeId: string;
  readonly place: "instead" | "below";
  readonly now: readonly ClauseJson[];
}

/** Makes one line of the draft what it is from now on. Nothing happens where it is gone. */
export function changeLine({ nodeId, place, now }: ChangedLine): Command {
  if (place === "below") return addNodes(nodeId, now);
  return now.length === 0 ? takeOutNodes([nodeId]) : replaceNodes([nodeId], now);
}

/** Puts nodes where others stand. The first keeps the id of the first, for references to it. */
export function replaceNodes(ids: readonly string[], nodes: readonly ClauseJson[]): Command {
  return (state, dispatch) => {
    const place = placeOf(state, ids);
    if (place === null || nodes.length === 0) return false;
    const made = nodes.map((node, at) => {
      const id = at === 0 ? (ids[0] ?? node.attrs.id) : node.attrs.id;
      return state.schema.nodeFromJSON({ ...node, attrs: { ...node.attrs, id } });
    });
    dispatch?.(chosen(state.tr.replaceWith(place.from, place.to, made)));
    return true;
  };
}

/** Puts nodes below another. */
export function addNodes(id: string, nodes: readonly ClauseJson[]): Command {
  return (state, dispatch) => {
    const place = placeOf(state, [id]);
    if (place === null || nodes.length === 0) return false;
    const made = nodes.map((node) => state.schema.nodeFromJSON(node));
    dispatch?.(state.tr.insert(place.to, made));
    return true;
  };
}

/** Takes out nodes that stand next to each other. */
export function takeOutNodes(ids: readonly string[]): Command {
  return (state, dispatch) => {
    const place = placeOf(state, ids);
    if (place === null) return false;
    dispatch?.(state.tr.delete(place.from, place.to));
    return true;
  };
}

function placeOf(
  state: Parameters<Command>[0],
  ids: readonly string[],
): { readonly from: number; readonly to: number } | null {
  const own = structureOf(state).nodes.filter(({ id }) => ids.includes(id));
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined || own.length !== ids.length) return null;
  return { from: first.pos, to: last.pos + last.size };
}
