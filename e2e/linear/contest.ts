import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import { ChallengeMade, VersionView } from "#shared/protocol/signoff.ts";
import { toBase64url } from "#shared/signoff/base64url.ts";
import { challengeOf, Statement } from "#shared/signoff/statement.ts";
import type { Authenticator } from "#server/signoff/authenticator.fixture.ts";
import type { Answer } from "#server/started.fixture.ts";
import type { Act } from "./agreement-model.ts";
import type { Killable } from "../killable.ts";
import type { Operation } from "./legal-order.ts";
import { Typist, wordsIn } from "./typist.ts";
import { type Person, ROOT, browserOf } from "./prepare.ts";

export type Dice = (below: number) => number;

const Refusal = z.object({ code: z.string() });
const codeOf = ({ body }: Answer) => Refusal.safeParse(body).data?.code ?? "";
const good = ({ status }: Answer) => status < 300;

/** Who takes part, from one contest to the next. */
export type Cast = {
  server: Killable;
  key: Authenticator;
  typists: readonly Typist[];
  /** the versions that were frozen so far */
  versions: Set<string>;
};

type Frozen = { id: string; docHash: string };

/** Something that several wait for and one makes known. */
class Announcement<T> {
  make: (news: T) => void = () => undefined;
  readonly promise = new Promise<T>((resolve) => {
    this.make = resolve;
  });
}

/** Eight clients at one agreement at once, and what each of them saw. */
export class Contest {
  readonly #cast: Cast;
  readonly #server: Killable;
  readonly #roll: Dice;
  /** every word of this contest begins with it */
  readonly #name: string;
  readonly history: Operation[] = [];
  #words = 0;
  /** the next version that is frozen, or null when no more will be */
  #next = new Announcement<Frozen | null>();

  constructor(cast: Cast, roll: Dice, name: string) {
    this.#cast = cast;
    this.#server = cast.server;
    this.#roll = roll;
    this.#name = name;
  }

  /** Opens the draft if the contest before left it frozen, lets everybody loose, reads the end. */
  async run(kill: boolean): Promise<Operation[]> {
    await this.#ask("marcus", "thaw", { reason: "The next contest" });
    const editors = this.#cast.typists.map((typist, at) => this.#edit(typist, at));
    const others = [this.#freezes(), this.#thaws(), this.#signs(1), this.#signs(2)];
    const killed = kill ? [this.#killAfter(20 + this.#roll(250))] : [];
    await Promise.all([...editors, ...others, ...killed]);
    await this.#read("last");
    return this.history;
  }

  async #killAfter(ms: number): Promise<void> {
    await pause(ms);
    await this.#server.killAndStart();
  }

  async #edit(typist: Typist, at: number): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      // Twice while nothing is frozen yet, then as soon as something is.
      if (turn > 1) await this.#next.promise;
      await pause(this.#roll(30));
      this.#words += 1;
      const word = this.#words;
      await this.#record(`types ${at}`, async () => {
        const told = await typist.type(`${this.#name}w${word};`);
        return { kind: "edit", word, told };
      });
    }
  }

  async #freezes(): Promise<void> {
    const { versions } = this.#cast;
    for (let turn = 0; turn < 3; turn++) {
      await pause(this.#roll(40));
      const seq = Math.max(...this.#cast.typists.map((typist) => typist.seq));
      for (const lead of ["amina", "marcus"] as const) {
        await this.#ask(lead, "freeze/consent", { seq });
      }
      await this.#record("freezes", async () => {
        // Without an answer the newest version tells whether it happened.
        const answer = (await this.#ask("amina", "freeze", { seq })) ?? (await this.#version());
        const version = answer !== null && good(answer) ? VersionView.parse(answer.body) : null;
        if (version === null || versions.has(version.id))
          return { kind: "freeze", told: "refused" };
        versions.add(version.id);
        this.#next.make(version);
        this.#next = new Announcement();
        const words = wordsIn(version.content, this.#name);
        return { kind: "freeze", told: { version: version.id, words } };
      });
    }
    this.#next.make(null);
  }

  async #thaws(): Promise<void> {
    for (;;) {
      const frozen = await this.#next.promise;
      await pause(this.#roll(60));
      await this.#record("thaws", async (unanswered) => {
        const answer = await this.#ask("marcus", "thaw", { reason: "A wrong date" });
        if (answer === null) unanswered();
        if (answer === null || good(answer)) return { kind: "thaw", told: "done" };
        const notFrozen = codeOf(answer) === "wrongStage";
        return { kind: "thaw", told: notFrozen ? "notFrozen" : "refused" };
      });
      if (frozen === null) return;
    }
  }

  async #signs(device: number): Promise<void> {
    for (;;) {
      const frozen = await this.#next.promise;
      if (frozen === null) return;
      const about = { versionId: frozen.id, docHash: frozen.docHash, method: "passkey" };
      const asked = await this.#ask("ruth", "sign/challenge", about);
      if (asked === null || !good(asked)) continue;
      const body = this.#signature(ChallengeMade.parse(asked.body));
      await pause(this.#roll(20));
      await this.#record(`signs ${device}`, async (unanswered) => {
        const signed = await this.#ask("ruth", "sign", body);
        if (signed === null) unanswered();
        const told = signed === null || good(signed) ? "signed" : "refused";
        return { kind: "sign", by: "ruth", version: frozen.id, told };
      });
    }
  }

  #signature(asked: z.infer<typeof ChallengeMade>) {
    const statement = Statement.parse(JSON.parse(asked.statement));
    const where = { origin: this.#server.origin, rpId: "localhost" };
    const { credentialId, ...response } = this.#cast.key.assert(
      toBase64url(challengeOf(statement)),
      where,
    );
    return {
      challengeId: asked.challengeId,
      docHash: statement.docHash,
      intent: true,
      assertion: {
        id: credentialId,
        rawId: credentialId,
        type: "public-key",
        response,
        clientExtensionResults: {},
      },
    };
  }

  async #read(client: string): Promise<void> {
    await this.#record(`reads ${client}`, async () => {
      const text = await new Typist(this.#server, "vera").read();
      return { kind: "read", words: wordsIn(text, this.#name) };
    });
  }

  async #record(client: string, act: (unanswered: () => void) => Promise<Act>): Promise<void> {
    const called = performance.now();
    let answered = true;
    const done = await act(() => {
      answered = false;
    });
    const returned = answered ? performance.now() : null;
    this.history.push({ client, called, returned, act: done });
  }

  #version(): Promise<Answer | null> {
    return this.#reach(() => browserOf(this.#server.origin, "vera").get(`${ROOT}/version`));
  }

  /** The answer to a request; null when the server was killed before it answered. */
  #ask(person: Person, path: string, body: unknown): Promise<Answer | null> {
    return this.#reach(() => browserOf(this.#server.origin, person).post(`${ROOT}/${path}`, body));
  }

  async #reach(request: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      await this.#server.up();
      return null;
    }
  }
}
