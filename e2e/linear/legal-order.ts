import { type Act, type Agreement, EMPTY, after } from "./agreement-model.ts";

/**
 * An act as its client saw it. `returned` is null when no answer came: it may have happened at any
 * time after the call, or never.
 */
export type Operation = { client: string; called: number; returned: number | null; act: Act };

/**
 * A legal order of a history: one in which every act that had returned before another was called
 * stands before it, and in which a single clerk would have given each of these answers. Null when
 * there is none: then the server did two things at once that contradict each other.
 *
 * The search of Wing and Gong (1993), with Lowe's memory of what was tried (2017): from each state
 * it tries every act that may come next, and no pair of acts done and state twice.
 */
export function legalOrder(history: readonly Operation[]): Operation[] | null {
  const tried = new Set<string>();
  const search = (left: readonly Operation[], state: Agreement): Operation[] | null => {
    if (left.every(({ returned }) => returned === null)) return [];
    const here = keyOf(left, history, state);
    if (tried.has(here)) return null;
    tried.add(here);
    for (const operation of next(left)) {
      const then = after(state, operation.act);
      if (then === null) continue;
      const rest = search(
        left.filter((one) => one !== operation),
        then,
      );
      if (rest !== null) return [operation, ...rest];
    }
    return null;
  };
  return search(history, EMPTY);
}

/** The acts that may come next: none of the others returned before they were called. */
function next(left: readonly Operation[]): Operation[] {
  const firstReturn = Math.min(...left.map(({ returned }) => returned ?? Infinity));
  return left.filter(({ called }) => called <= firstReturn);
}

function keyOf(
  left: readonly Operation[],
  history: readonly Operation[],
  { version, signed }: Agreement,
): string {
  // The words follow from which acts are done.
  const done = history.map((operation) => (left.includes(operation) ? "0" : "1")).join("");
  return [done, version, ...signed].join(" ");
}

/** A history for people: one line an act, in the order of the calls. */
export function told(history: readonly Operation[]): string {
  return history
    .toSorted((a, b) => a.called - b.called)
    .map(({ client, called, returned, act }) => {
      const end = returned === null ? "never" : returned.toFixed(1);
      return `${client} ${called.toFixed(1)} to ${end}: ${JSON.stringify(act)}`;
    })
    .join("\n");
}
