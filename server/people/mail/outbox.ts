import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import * as z from "zod";
import type { Clock, Random } from "../../clock.ts";
import type { Reader, Tx } from "../../storage/storage.ts";
import { type Letter, letterFrom, type Mail, oneLine } from "./mail.ts";
import { addMail, newestMails, type StoredMail } from "./store.ts";

/** Mail leaves through here and nowhere else. */
export interface Outbox {
  /** Queues a mail in the caller's own transaction: it goes out if, and only if, that commits. */
  queue(tx: Tx, mail: Mail): Promise<void>;
  /** The text of a stored mail; null when it was forgotten after sending. */
  open(mail: StoredMail): string | null;
  /** Both parts of it. */
  letter(mail: StoredMail): Letter | null;
  /** For the outbox page. */
  newest(db: Reader, limit: number): Promise<StoredMail[]>;
}

const Sealed = z.strictObject({ text: z.string(), html: z.string() });

interface OutboxDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly pepper: Uint8Array;
  readonly origin: () => string;
}

/**
 * The bodies hold live codes and invitation links, so they are kept sealed (AES-256-GCM, key from
 * the pepper): a stolen database has none of them (A40).
 */
export function createOutbox(deps: OutboxDeps): Outbox {
  const key = new Uint8Array(hkdfSync("sha256", deps.pepper, "", "outbox", 32));
  const letter = (mail: StoredMail): Letter | null =>
    mail.body === "" ? null : Sealed.parse(JSON.parse(unseal(key, mail.body)));
  return {
    queue: async (tx, mail) =>
      addMail(tx, {
        id: deps.random.id(),
        kind: mail.kind,
        recipient: mail.to,
        subject: oneLine(mail.subject),
        body: seal(key, deps.random.bytes(12), JSON.stringify(letterFrom(mail, deps.origin()))),
        at: deps.clock.now().toISOString(),
        attempts: mail.heldBack === true ? NEVER : 0,
      }),
    open: (mail) => letter(mail)?.text ?? null,
    letter,
    newest: newestMails,
  };
}

/** As many tries as no mail ever has: the sender leaves it alone. */
const NEVER = 1000;

const TAG = 16;

function seal(key: Uint8Array, nonce: Uint8Array, text: string): string {
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
}

function unseal(key: Uint8Array, body: string): string {
  const bytes = Buffer.from(body, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 12 + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(12 + TAG)), decipher.final()]).toString(
    "utf8",
  );
}
