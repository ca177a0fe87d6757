import type { DraftView } from "./draft-view.ts";
import { type HerePerson, withoutRepeats } from "./presence.ts";
import type { RemovedWords } from "./removed-words.ts";
import type { DraftingSession } from "./session.ts";

/** What the page can say about the draft, as whole sentences. */
export interface Sentences {
  offline(edits: number): string;
  notSaved(since: number): string;
  savedAgain(): string;
  frozen(): string;
  refused(code: string): string;
  removed(words: RemovedWords): string;
  held(clauses: number): string;
  joined(people: readonly HerePerson[]): string;
  changed(name: string, number: string): string;
}

export type Say = (sentence: string, urgency: "polite" | "assertive") => void;

const JOINED_EVERY_MS = 20_000;
const QUIET_MS = 3_000;
const TYPING_MS = 2_000;
const REMEMBERED = 5;

/**
 * Says in the live regions what somebody who cannot see the page needs to know, and no more:
 * troubles at once, others' changes after three quiet seconds, arrivals every twenty seconds at
 * most, and nothing polite while the reader types. The words of a change are never read out.
 */
export class DraftVoice {
  readonly #sentences: Sentences;
  readonly #say: Say;
  #before: DraftView;
  #trouble = false;
  #typedAt = 0;
  #joinedAt = 0;
  #recent: string[] = [];
  #pending: ReturnType<typeof setTimeout> | undefined;

  constructor(session: DraftingSession, sentences: Sentences, say: Say) {
    this.#sentences = sentences;
    this.#say = say;
    this.#before = session.view();
    session.subscribe(() => this.#look(session.view()));
  }

  /** The reader typed: politeness waits. */
  typed(): void {
    this.#typedAt = Date.now();
  }

  /** Somebody changed the clause the reader is in. */
  changed(name: string, number: string): void {
    const sentence = this.#sentences.changed(name, number);
    this.#recent = [...this.#recent.filter((one) => one !== sentence), sentence].slice(-REMEMBERED);
    clearTimeout(this.#pending);
    this.#pending = setTimeout(() => this.#whenIdle(sentence), QUIET_MS);
  }

  /** Says the last five changes. */
  repeat(): void {
    if (this.#recent.length > 0) this.#say(`${this.#recent.join(". ")}.`, "polite");
  }

  #whenIdle(sentence: string): void {
    const left = this.#typedAt + TYPING_MS - Date.now();
    if (left <= 0) this.#say(sentence, "polite");
    else this.#pending = setTimeout(() => this.#whenIdle(sentence), left);
  }

  #look(view: DraftView): void {
    const before = this.#before;
    this.#before = view;
    if (view.save !== before.save) this.#saving(view);
    if (view.stage === "signing" && before.stage === "drafting") {
      this.#say(this.#sentences.frozen(), "assertive");
    }
    if (view.refused !== null && view.refused !== before.refused) {
      this.#say(this.#sentences.refused(view.refused.code), "assertive");
    }
    if (view.removed !== before.removed) {
      const fresh = view.removed.filter((one) => !before.removed.includes(one));
      const said = fresh.map((one) => this.#sentences.removed(one));
      if (said.length > 0) this.#say(said.join(" "), "assertive");
    }
    if (view.held.length > before.held.length) {
      this.#say(this.#sentences.held(view.held.length), "assertive");
    }
    if (view.here !== before.here) this.#arrivals(view, before);
  }

  #saving({ save }: DraftView): void {
    if (save.kind === "offline" && save.edits > 0) {
      this.#trouble = true;
      this.#say(this.#sentences.offline(save.edits), "assertive");
    } else if (save.kind === "notSaved") {
      this.#trouble = true;
      this.#say(this.#sentences.notSaved(save.since), "assertive");
    } else if (save.kind === "saved" && this.#trouble) {
      this.#trouble = false;
      this.#say(this.#sentences.savedAgain(), "polite");
    }
  }

  #arrivals(view: DraftView, before: DraftView): void {
    const known = new Set([view.me?.person, ...before.here.map((one) => one.person)]);
    const arrived = withoutRepeats(view.here).filter((one) => !known.has(one.person));
    if (arrived.length === 0 || Date.now() - this.#joinedAt < JOINED_EVERY_MS) return;
    this.#joinedAt = Date.now();
    this.#whenIdle(this.#sentences.joined(arrived));
  }
}
