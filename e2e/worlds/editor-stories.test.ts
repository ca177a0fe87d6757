// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import { bodyOf } from "#shared/drafting/layout.ts";
import {
  CONVERGENCE_DRAFT,
  type Dice,
  Table,
  act,
  diceFrom,
} from "#client/drafting/convergence.fixture.ts";
import type { Writer } from "#client/drafting/editor.fixture.ts";
import { sameContent } from "#client/drafting/stale-guard.ts";
import kept from "../regressions/stories.json" with { type: "json" };
import { patience, seeds } from "../seeds.ts";

/** T1b: what three people do in three editors at once, as three pages would show it. */
const STORIES = 300;
const OPERATIONS = 60;
const SEATS = 3;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 24) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test(
  `DR39 three editors show what is in the draft after every step, and end alike: ${STORIES} stories`,
  () => {
    let told = 0;
    const wrong: string[] = [];
    for (const seed of seeds(STORIES)) {
      told += 1;
      wrong.push(...new Story(seed).wrong());
      if (wrong.length > 2) break;
    }
    process.stdout.write(`${told} stories of ${OPERATIONS} operations in ${SEATS} editors\n`);
    expect(wrong).toEqual([]);
  },
  patience(240_000),
);

test.each(kept)("DR120 the story of seed $seed ends well ($was)", ({ seed }) => {
  expect(new Story(seed).wrong()).toEqual([]);
});

class Story {
  readonly #seed: number;
  readonly #roll: Dice;
  readonly #table: Table;
  readonly #told: string[] = [];

  constructor(seed: number) {
    this.#seed = seed;
    this.#roll = diceFrom(seed);
    vi.spyOn(crypto, "getRandomValues").mockImplementation((bytes) => {
      if (bytes instanceof Uint8Array) bytes.set(bytes.map(() => this.#roll(256)));
      return bytes;
    });
    this.#table = new Table(CONVERGENCE_DRAFT, SEATS);
  }

  /** What went wrong, with the end of the story; or nothing. */
  wrong(): string[] {
    const faults = this.#faultsOrError();
    this.#table.close();
    const told = this.#told.slice(-15).join(" | ");
    return faults.map((fault) => `seed ${this.#seed}: ${fault} after ${told}`);
  }

  /** An editor that throws leaves its writer with a page that does nothing. */
  #faultsOrError(): string[] {
    try {
      return this.#faults();
    } catch (error) {
      return [String(error)];
    }
  }

  #faults(): string[] {
    for (let step = 0; step < OPERATIONS; step++) {
      const stale = [...this.#operate(), ...this.#deliver()];
      if (stale.length > 0) return stale;
    }
    this.#table.deliverAll();
    return [...this.#table.writers.flatMap((writer) => this.#stale(writer)), ...this.#unlike()];
  }

  #operate(): string[] {
    vi.setSystemTime(Date.now() + this.#roll(700));
    const at = this.#roll(SEATS);
    const writer = this.#table.writers[at];
    if (writer === undefined) return [];
    this.#told.push(`${at} ${act(writer, this.#roll)}`);
    return this.#stale(writer);
  }

  #deliver(): string[] {
    for (let some = this.#roll(4); some > 0; some--) {
      const [from, to] = [this.#roll(SEATS), this.#roll(SEATS)];
      const reader = this.#table.writers[to];
      if (from === to || reader === undefined) continue;
      this.#told.push(`${from} → ${to}`);
      this.#table.deliver(from, to, 1 + this.#roll(4));
      const stale = this.#stale(reader);
      if (stale.length > 0) return stale;
    }
    return [];
  }

  #stale({ doc, editor }: Writer): string[] {
    const same = sameContent(bodyOf(doc).toArray(), editor.state.doc);
    return same ? [] : ["an editor shows other words than its draft"];
  }

  #unlike(): string[] {
    const drafts = this.#table.writers.map(({ doc }) => JSON.stringify(readDraft(doc)));
    const shown = this.#table.writers.map(({ editor }) => JSON.stringify(editor.getJSON()));
    return [
      ...(new Set(drafts).size === 1 ? [] : ["the drafts differ"]),
      ...(new Set(shown).size === 1 ? [] : ["the editors differ"]),
    ];
  }
}
