/** What becomes of an agreement when one organisation goes: it goes on without it, or is over. */
export type Leaving = "leaves" | "ends";

/** An agreement is between two at least. */
const FEWEST = 2;

/**
 * What it means when an organisation goes (AG10, AG13).
 * @param others those that are here, and those that are invited by one of them and may still come
 */
export function leavingMeans(others: { readonly here: number; readonly invited: number }): Leaving {
  return others.here > 0 && others.here + others.invited >= FEWEST ? "leaves" : "ends";
}
