import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ready } from "#shared/protocol/signoff.ts";
import { closingOf } from "#shared/signoff/closing.fixture.ts";
import { startServer } from "#server/app.ts";
import { readConfig } from "#server/config.ts";
import { hashOf } from "#server/people/hashes.ts";
import { addPasskey } from "#server/people/passkey-store.ts";
import { addSession } from "#server/people/session-store.ts";
import { Authenticator } from "#server/signoff/authenticator.fixture.ts";
import { AGREEMENT, readyToSign } from "#server/signoff/ready-to-sign.fixture.ts";
import { Browser } from "#server/started.fixture.ts";
import type { Storage } from "#server/storage/storage.ts";
import { QUIET } from "../killable.ts";

export const ROOT = `/api/agreements/${AGREEMENT}`;
const PEOPLE = ["amina", "marcus", "gwen", "ruth", "vera"] as const;
export type Person = (typeof PEOPLE)[number];

const tokenOf = (person: Person) => `token-of-${person}-0123456789`;
export const cookieOf = (person: Person) => `sid=${tokenOf(person)}`;

/** A page of this person's, signed in. */
export function browserOf(origin: string, person: Person): Browser {
  const browser = new Browser(origin);
  browser.cookies.set("sid", tokenOf(person));
  return browser;
}

/** A folder with an agreement that is ready to freeze, and the device its director signs with. */
export async function prepare(): Promise<{ folder: string; key: Authenticator }> {
  const folder = mkdtempSync(join(tmpdir(), "counterpart-linear-"));
  const running = await startServer(readConfig({ ...QUIET, DATA_DIR: folder, PORT: "0" }));
  const { storage } = running.platform;
  await readyToSign(storage);
  for (const person of PEOPLE) await signIn(storage, person);
  const key = await enrol(storage, "ruth");
  await closeGates(running.origin);
  await running.close();
  return { folder, key };
}

async function signIn(storage: Storage, person: Person): Promise<void> {
  const at = new Date();
  const expiresAt = new Date(at.getTime() + 10 * 3_600_000);
  const session = { id: `session-${person}`, personId: person, device: "test", at, expiresAt };
  await storage.write((tx) => addSession(tx, { ...session, token: hashOf(tokenOf(person)) }));
}

async function enrol(storage: Storage, personId: Person): Promise<Authenticator> {
  const key = new Authenticator();
  await storage.write((tx) =>
    addPasskey(tx, {
      id: key.credentialId,
      personId,
      name: "Phone",
      publicKey: new Uint8Array(key.publicKey),
      counter: 0,
      transports: ["internal"],
      createdAt: new Date().toISOString(),
      lastUsedAt: null,
    }),
  );
  return key;
}

async function closeGates(origin: string): Promise<void> {
  const put = async (person: Person, gate: string, body: unknown) => {
    const { status } = await browserOf(origin, person).put(`${ROOT}/gates/${gate}`, body);
    if (status >= 300) throw new Error(`gate ${gate}: ${status}`);
  };
  const ready = Ready.parse((await browserOf(origin, "vera").get(`${ROOT}/ready`)).body);
  for (const { gate, organisationId } of ready.gates) {
    if (gate === "legalReview") continue;
    const lead = organisationId === "alderbeck" ? "marcus" : "amina";
    await put(lead, gate, { organisationId, ...closingOf(gate) });
  }
  await put("gwen", "legalReview/close", { done: true, note: "" });
  await put("ruth", "legalReview/waive", { done: true, note: "Our trustees have read it" });
}
