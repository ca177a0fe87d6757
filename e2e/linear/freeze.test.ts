import { rmSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { dice } from "#server/drafting/dice.fixture.ts";
import { patience, seeds } from "../seeds.ts";
import { type Cast, Contest } from "./contest.ts";
import { Killable } from "../killable.ts";
import { type Operation, legalOrder, told } from "./legal-order.ts";
import { prepare } from "./prepare.ts";
import { Typist } from "./typist.ts";

const HISTORIES = 200;
/** Of so many contests the server is killed in one, while everybody is at it. */
const KILL_EVERY = 10;
/** So many servers, each with its eight clients: a contest is mostly waiting for each other. */
const ARENAS = 3;

test(
  `DR123 T7 freezing, signing and typing at once by eight clients: ${HISTORIES} histories have a legal order`,
  async () => {
    const counts = new Counts();
    const todo = seeds(HISTORIES);
    const casts = await Promise.all(Array.from({ length: ARENAS }, enter));
    await Promise.all(casts.map((cast) => contests(cast, todo, counts)));
    const kills = casts.reduce((sum, { server }) => sum + server.kills, 0);
    process.stdout.write(`${JSON.stringify({ ...counts.all(), kills })}\n`);
    if (counts.histories < HISTORIES) return;
    expect(kills).toBe(HISTORIES / KILL_EVERY);
    expect(Math.min(counts.frozen, counts.refused, counts.signed)).toBeGreaterThan(0);
  },
  patience(600_000),
);

/** A server with an agreement that is ready to freeze, and who takes part. */
async function enter(): Promise<Cast> {
  const { folder, key } = await prepare();
  const server = await Killable.on(folder);
  const people = ["amina", "amina", "marcus", "marcus"] as const;
  const typists = people.map((person) => new Typist(server, person));
  onTestFinished(async () => {
    for (const typist of typists) typist.leave();
    await server.end();
    rmSync(folder, { recursive: true });
  });
  return { server, key, typists, versions: new Set<string>() };
}

/** One contest after the other, of those that nobody has begun. */
async function contests(cast: Cast, todo: Iterator<number>, counts: Counts): Promise<void> {
  for (let next = todo.next(); next.done !== true; next = todo.next()) {
    const seed = next.value;
    const contest = new Contest(cast, dice(seed), `s${seed}`);
    const history = await contest.run(seed % KILL_EVERY === 0);
    expect(history.length).toBeLessThanOrEqual(40);
    expect(legalOrder(history), `seed ${seed}\n${told(history)}`).not.toBeNull();
    counts.add(history);
  }
}

/** What happened in all histories together: without a freeze, say, they would prove little. */
class Counts {
  histories = 0;
  acts = 0;
  frozen = 0;
  refused = 0;
  signed = 0;

  all() {
    const { histories, acts, frozen, refused, signed } = this;
    return { histories, acts, frozen, refused, signed };
  }

  add(history: readonly Operation[]): void {
    this.histories += 1;
    this.acts += history.length;
    for (const { act } of history) {
      if (act.kind === "freeze" && act.told !== "refused") this.frozen += 1;
      if (act.kind === "edit" && act.told === "frozen") this.refused += 1;
      if (act.kind === "sign" && act.told === "signed") this.signed += 1;
    }
  }
}
