import { draftRoom } from "#shared/permissions/rooms.ts";
import { systemClock } from "#server/clock.ts";
import { SERVER_AUTHOR } from "#server/drafting/ports.ts";
import { sha256 } from "#server/drafting/sha256.ts";
import { draftStore, insertDraft } from "#server/drafting/store.ts";
import { hashOf } from "#server/people/hashes.ts";
import { addSession } from "#server/people/session-store.ts";
import { databaseFile, openSqlite } from "#server/storage/sqlite.ts";
import type { Storage, Tx } from "#server/storage/storage.ts";
import type { Setup } from "../peer.ts";

/** Sockets that one person opens: the server takes 20. */
const SOCKETS = 10;
const SERVER_CLIENT = 1;
/** Yjs client ids of pages have 52 bits here, so their length in updates is the real one. */
const CLIENTS_FROM = 2 ** 51;

export const agreementOf = (document: number): string => `bench-${document}`;
export const clientOf = (document: number, client: number): number =>
  CLIENTS_FROM + document * 1000 + client;
export const sidOf = (document: number, client: number): string => `sid-${document}-${client}`;

/**
 * Writes what a thousand journeys through the pages would have written: people with sessions, one
 * organisation, agreements in drafting with their first text, and a ticket for every connection.
 */
export async function prepareFolder(folder: string, setup: Setup): Promise<void> {
  const storage = await openSqlite(databaseFile(folder));
  const at = new Date();
  const people = Math.ceil((setup.documents * setup.clients) / SOCKETS);
  await storage.write(async (tx) => {
    await addOrganisation(tx, at.toISOString());
    for (let person = 0; person < people; person++) await addPerson(tx, person, at);
    for (let document = 0; document < setup.documents; document++) {
      await addDocument(tx, document, setup, at.toISOString());
    }
  });
  await addTickets(storage, setup);
  await storage.close();
}

const personOf = (setup: Setup, document: number, client: number): number =>
  Math.floor((document * setup.clients + client) / SOCKETS);

async function addOrganisation(tx: Tx, at: string): Promise<void> {
  await tx
    .insertInto("organisation")
    .values({
      id: "bench",
      legal_name: "Bench",
      short_name: "Bench",
      number: "",
      address: "",
      legal_form: "cio",
      nation: "england",
      public_authority: 0,
      languages: "[]",
      created_at: at,
    })
    .execute();
}

async function addPerson(tx: Tx, person: number, at: Date): Promise<void> {
  const created = at.toISOString();
  await tx
    .insertInto("person")
    .values({
      id: `person-${person}`,
      name: `Person ${person}`,
      email: `${person}@bench.example`,
      email_verified: 1,
      image: null,
      created_at: created,
      updated_at: created,
    })
    .execute();
  await addSession(tx, {
    id: `session-${person}`,
    personId: `person-${person}`,
    token: hashOf(`token-${person}`),
    device: "bench",
    at,
    expiresAt: new Date(at.getTime() + 3_600_000),
  });
}

async function addDocument(tx: Tx, document: number, setup: Setup, at: string): Promise<void> {
  const agreementId = agreementOf(document);
  await tx
    .insertInto("agreement")
    .values({
      id: agreementId,
      title: `Agreement ${document}`,
      stage: "drafting",
      created_by: "person-0",
      membership_epoch: 1,
      created_at: at,
      revealed_at: null,
      degree: 4,
      started_at: at,
      in_force_at: null,
      ended_at: null,
    })
    .execute();
  const party = { agreement_id: agreementId, organisation_id: "bench", mark: 1, position: 0 };
  await tx
    .insertInto("party")
    .values({ ...party, joined_at: at, left_at: null })
    .execute();
  const last = personOf(setup, document, setup.clients - 1);
  for (let person = personOf(setup, document, 0); person <= last; person++) {
    const seat = { agreement_id: agreementId, organisation_id: "bench", role: "lead" };
    await tx
      .insertInto("participant")
      .values({ ...seat, person_id: `person-${person}`, added_at: at, removed_at: null })
      .execute();
  }
  const { update } = setup.text;
  const draft = { room: draftRoom(agreementId), agreementId, client: SERVER_CLIENT, update };
  await insertDraft(tx, { ...draft, personId: SERVER_AUTHOR }, at);
}

async function addTickets(storage: Storage, setup: Setup): Promise<void> {
  const rooms = Array.from({ length: setup.documents }, (_, document) =>
    draftRoom(agreementOf(document)),
  );
  const store = draftStore(storage, systemClock);
  for (const [document, room] of rooms.entries()) {
    const epoch = (await store.head(room))?.epoch ?? 0;
    for (let client = 0; client < setup.clients; client++) {
      const person = personOf(setup, document, client);
      await store.addTicket({
        client: clientOf(document, client),
        room,
        personId: `person-${person}`,
        sessionId: hashOf(`token-${person}`),
        epoch,
        sidHash: sha256(sidOf(document, client)),
      });
    }
  }
}
