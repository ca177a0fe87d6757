import type { ExamplePartnership, ExamplePerson, Moment } from "./example.ts";
import { timeOf } from "./past.ts";
import type { Replay, Request } from "./replay.ts";

/** Something that happened: somebody asked for it, at a time. */
export interface Step {
  readonly at: Date;
  readonly run: () => Promise<void>;
}

/** A partnership that is being told: whatever its chapters need to know. */
export interface Told {
  readonly example: ExamplePartnership;
  readonly replay: Replay;
  /** The day of the first start, from which everything is counted back. */
  readonly today: Date;
}

export const AGREEMENT = "/api/agreements/:agreement";

const MINUTE_MS = 60_000;

/** The time of a moment, or so many minutes after it. */
export function when({ today }: Told, moment: Moment, minutes = 0): Date {
  return new Date(timeOf(moment, today).getTime() + minutes * MINUTE_MS);
}

/** A request about the partnership by one of its people. */
export async function ask(
  { example, replay }: Told,
  by: string,
  { params, ...request }: Request,
): Promise<unknown> {
  const all = { agreement: example.id, ...params };
  return replay.ask(personOf(example, by), { ...request, params: all });
}

export function personOf({ people }: ExamplePartnership, id: string): ExamplePerson {
  return known(
    people.find((person) => person.id === id),
    id,
  );
}

/** @throws Error when the example speaks of somebody or something that it does not have */
export function known<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`the example has no ${name}`);
  return found;
}

/** Runs what happened in the order in which it happened, the clock standing at each moment. */
export async function tell(replay: Replay, steps: readonly Step[]): Promise<void> {
  for (const { at, run } of steps.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    replay.clock.moveTo(at);
    await run();
  }
}
