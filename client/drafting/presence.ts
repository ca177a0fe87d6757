import * as z from "zod";
import type { Awareness } from "y-protocols/awareness";

/** Where somebody's caret is. The two ends are Yjs relative positions as JSON. */
export interface CaretPlace {
  readonly nodeId: string;
  readonly anchor: unknown;
  readonly head: unknown;
}

/** Somebody else who has the draft open, as the server says who they are. */
export interface HerePerson {
  readonly clientID: number;
  readonly person: string;
  readonly name: string;
  readonly organisation: string;
  /** The organisation's colour and shape, 1 to 8. */
  readonly mark: number;
  readonly place: CaretPlace | null;
}

const State = z.object({
  user: z.object({
    person: z.string(),
    name: z.string(),
    organisation: z.string(),
    mark: z.number(),
  }),
  place: z
    .object({ nodeId: z.string(), anchor: z.unknown(), head: z.unknown() })
    .nullish()
    .catch(null),
});

/**
 * Everyone else in the room, one entry for each connection, in a steady order.
 * Connections that the server has not put a name to are left out.
 */
export function peopleHere(awareness: Awareness): HerePerson[] {
  return [...awareness.getStates()]
    .filter(([clientID]) => clientID !== awareness.clientID)
    .flatMap(([clientID, state]) => {
      const read = State.safeParse(state);
      return read.success ? [{ clientID, ...read.data.user, place: read.data.place ?? null }] : [];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.clientID - b.clientID);
}

/** The same people once each, whichever of their windows they are in. */
export function withoutRepeats(people: readonly HerePerson[]): HerePerson[] {
  const seen = new Map<string, HerePerson>();
  for (const person of people) {
    const known = seen.get(person.person);
    if (known === undefined || known.place === null) seen.set(person.person, person);
  }
  return [...seen.values()];
}
