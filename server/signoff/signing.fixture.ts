import * as z from "zod";
import { ChallengeMade, VersionView } from "#shared/protocol/signoff.ts";
import { Ready } from "#shared/protocol/signoff.ts";
import { toBase64url } from "#shared/signoff/base64url.ts";
import { closingOf } from "#shared/signoff/closing.fixture.ts";
import type { PasskeyAssertion } from "#shared/signoff/evidence.ts";
import { challengeOf, Statement } from "#shared/signoff/statement.ts";
import { hashOf } from "../people/hashes.ts";
import { createOutbox } from "../people/mail/outbox.ts";
import { addPasskey } from "../people/passkey-store.ts";
import { addSession } from "../people/session-store.ts";
import { type Answer, type Browser, type Started, started } from "../started.fixture.ts";
import { secretOf } from "../storage/secrets.ts";
import { Authenticator } from "./authenticator.fixture.ts";
import { addSecond, AGREEMENT, readyToSign, type Story } from "./ready-to-sign.fixture.ts";

const PEOPLE = [
  "amina",
  "ruth",
  "marcus",
  "gwen",
  "helen",
  "vera",
  "oscar",
  "nadia",
  "colin",
] as const;
export type Person = (typeof PEOPLE)[number];
const ROOT = `/api/agreements/${AGREEMENT}`;

/** A real server with River and Roots ready to freeze, its people signed in, and a clock to turn. */
export class World {
  readonly server: Started;
  readonly #clock: { time: Date };
  /** Texts of the mails whose code has been read. */
  readonly #read = new Set<string>();
  readonly #browsers = new Map<Person, Browser>();

  private constructor(server: Started, clock: { time: Date }) {
    this.server = server;
    this.#clock = clock;
  }

  static async open(story: Story = {}): Promise<World> {
    const clock = { time: new Date("2026-11-18T09:00:00.000Z") };
    const server = await started({}, { clock: { now: () => clock.time } });
    const world = new World(server, clock);
    await readyToSign(server.platform.storage, story);
    for (const person of PEOPLE) await world.#signIn(person);
    return world;
  }

  async #signIn(person: Person): Promise<void> {
    const token = `token-of-${person}-0123456789`;
    const at = this.#clock.time;
    await this.server.platform.storage.write((tx) =>
      addSession(tx, {
        id: `session-${person}`,
        personId: person,
        token: hashOf(token),
        device: "test",
        at,
        expiresAt: new Date(at.getTime() + 10 * 3_600_000),
      }),
    );
    const browser = this.server.browser();
    browser.cookies.set("sid", token);
    this.#browsers.set(person, browser);
  }

  as(person: Person): Browser {
    const browser = this.#browsers.get(person);
    if (browser === undefined) throw new Error(person);
    return browser;
  }

  get = (person: Person, path: string): Promise<Answer> => this.as(person).get(`${ROOT}/${path}`);
  post = (person: Person, path: string, body?: unknown): Promise<Answer> =>
    this.as(person).post(`${ROOT}/${path}`, body);
  put = (person: Person, path: string, body?: unknown): Promise<Answer> =>
    this.as(person).put(`${ROOT}/${path}`, body);

  pass(minutes: number): void {
    this.#clock.time = new Date(this.#clock.time.getTime() + minutes * 60_000);
  }

  /** Everything that sign-off could change, as text: for "nothing changed". */
  async rows(): Promise<string> {
    const { read } = this.server.platform.storage;
    const tables = [
      "agreement",
      "gate",
      "letter",
      "freeze_consent",
      "version",
      "signatory",
      "sign_challenge",
      "signature",
      "paper_copy",
      "paper_scan",
      "audit_event",
      "event_pii",
      "outbox",
      "passkey",
    ] as const;
    const kept: unknown[] = [];
    for (const table of tables) kept.push(await read.selectFrom(table).selectAll().execute());
    return JSON.stringify(kept);
  }

  /** The text of the newest mails to somebody, newest first. */
  async mails(person: Person): Promise<{ kind: string; subject: string; text: string }[]> {
    const { platform, dataDir } = this.server;
    const pepper = secretOf(dataDir, "session-pepper", () => new Uint8Array(32));
    const outbox = createOutbox({ ...platform, pepper });
    const all = await outbox.newest(platform.storage.read, 200);
    return all
      .filter(({ recipient }) => recipient.startsWith(`${person}@`))
      .map((mail) => ({ kind: mail.kind, subject: mail.subject, text: outbox.open(mail) ?? "" }));
  }

  ready = async (): Promise<Ready> => Ready.parse((await this.get("vera", "ready")).body);
  version = async (): Promise<VersionOf> =>
    VersionView.parse((await this.get("vera", "version")).body);

  async closeGates(): Promise<void> {
    for (const { gate, organisationId } of (await this.ready()).gates) {
      const lead = organisationId === "alderbeck" ? "marcus" : "amina";
      if (gate !== "legalReview") {
        must(await this.put(lead, `gates/${gate}`, { organisationId, ...closingOf(gate) }));
      }
    }
    must(await this.put("gwen", "gates/legalReview/close", { done: true, note: "" }));
    const waived = { done: true, note: "Our trustees have read it themselves" };
    must(await this.put("ruth", "gates/legalReview/waive", waived));
  }

  /** A second person comes to sign for their organisation. */
  second = async (who: "nadia" | "colin"): Promise<void> =>
    this.server.platform.storage.write((tx) => addSecond(tx, who));

  /** Gates closed, every lead's yes, frozen. */
  async freeze(): Promise<VersionOf> {
    await this.closeGates();
    const { seq } = await this.ready();
    must(await this.post("amina", "freeze/consent", { seq }));
    must(await this.post("marcus", "freeze/consent", { seq }));
    return VersionView.parse(must(await this.post("amina", "freeze", { seq })));
  }

  /** Gives somebody a passkey, as enrolling one does. */
  async passkey(person: Person): Promise<Authenticator> {
    const key = new Authenticator();
    await this.server.platform.storage.write((tx) =>
      addPasskey(tx, {
        id: key.credentialId,
        personId: person,
        name: "Phone",
        publicKey: new Uint8Array(key.publicKey),
        counter: 0,
        transports: ["internal"],
        createdAt: this.#clock.time.toISOString(),
        lastUsedAt: null,
      }),
    );
    return key;
  }

  /** Asks for a request to sign the newest version. */
  async ask(person: Person, method: "passkey" | "emailCode" = "passkey"): Promise<Asked> {
    const { id: versionId, docHash } = await this.version();
    return this.challengeIn(
      await this.post(person, "sign/challenge", { versionId, docHash, method }),
    );
  }

  challengeIn = (answer: Answer): Asked => ChallengeMade.parse(must(answer));

  /** What a page sends after the device has answered. */
  answerTo(asked: Asked, key: Authenticator, change: Partial<Where> = {}): SignBody {
    const where = { origin: this.server.origin, rpId: "localhost", ...change };
    const statement = Statement.parse(JSON.parse(asked.statement));
    return this.signBody(asked, key.assert(toBase64url(challengeOf(statement)), where));
  }

  signBody(asked: Asked, assertion: PasskeyAssertion): SignBody {
    const { docHash } = Statement.parse(JSON.parse(asked.statement));
    const { credentialId, ...response } = assertion;
    const credential = { id: credentialId, rawId: credentialId, type: "public-key" };
    return {
      challengeId: asked.challengeId,
      docHash,
      intent: true,
      assertion: { ...credential, response, clientExtensionResults: {} },
    };
  }

  /** The whole ceremony with a fresh passkey. */
  async signAs(person: Person): Promise<Answer> {
    const key = await this.passkey(person);
    return this.post(person, "sign", this.answerTo(await this.ask(person), key));
  }

  /**
   * The code that was mailed for the newest request. The clock stands still between steps, so two
   * mails of one moment have no order: the one that was not read before is the newer.
   */
  async code(person: Person): Promise<string> {
    const texts = (await this.mails(person))
      .filter(({ kind }) => kind === "signatureCode")
      .map(({ text }) => text);
    const text = texts.find((one) => !this.#read.has(one)) ?? texts[0];
    if (text !== undefined) this.#read.add(text);
    return z.string().parse(text?.match(/\d{8}/)?.[0]);
  }

  close = (): Promise<void> => this.server.close();
}

type VersionOf = z.infer<typeof VersionView>;
type Asked = z.infer<typeof ChallengeMade>;
interface Where {
  readonly origin: string;
  readonly rpId: string;
  readonly flags: number;
}
export interface SignBody {
  readonly challengeId: string;
  readonly docHash: string;
  readonly intent: true;
  readonly assertion?: Record<string, unknown>;
  readonly code?: string;
}

/** The body of an answer that must be good. */
export function must({ status, body }: Answer): unknown {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

const Code = z.object({ code: z.string() });

/** Status and code of a refusal. */
export function refusalOf({ status, body }: Answer): string {
  const code = Code.safeParse(body);
  return `${status} ${code.success ? code.data.code : ""}`.trim();
}
