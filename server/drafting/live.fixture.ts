import { rmSync } from "node:fs";
import express from "express";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { LiveClient, type Page } from "../../e2e/live-client.ts";
import { createRecorder } from "../audit/record.ts";
import { type Clock, systemClock, systemRandom } from "../clock.ts";
import { readConfig } from "../config.ts";
import { readBodies } from "../http/bodies.ts";
import { problemAnswers } from "../http/errors.ts";
import { listen } from "../http/listen.ts";
import type { Platform } from "../http/platform.ts";
import { mountRoutes } from "../http/route.ts";
import { sameOrigin } from "../http/security.ts";
import { createLog } from "../log.ts";
import { hashOf } from "../people/hashes.ts";
import { addSession } from "../people/session-store.ts";
import { createSessions } from "../people/session.ts";
import { ENGINE, type Place } from "../storage/engines.fixture.ts";
import { openStorage } from "../storage/open.ts";
import type { Storage, Tx } from "../storage/storage.ts";
import { seed } from "./gate.fixture.ts";
import { type Live, openLive } from "./live.ts";
import type { Timers } from "./ports.ts";
import { systemTimers } from "./timers.ts";
import { violationAudit } from "./violations.ts";

export const ROOM = draftRoom("river");
const NOW = "2026-11-24T09:00:00.000Z";
const PEOPLE = [
  ["amina", "Amina Yusuf", "harrowfell", "lead"],
  ["marcus", "Marcus Bell", "alderbeck", "lead"],
  ["sian", "Siân Morgan", "northmere", "lead"],
  ["gwen", "Gwen Pritchard", "northmere", "legal"],
  ["ruth", "Ruth Adeyemi", "harrowfell", "director"],
  ["vera", "Vera Lane", "northmere", "viewer"],
] as const;
const PARTIES = ["harrowfell", "alderbeck", "northmere"];

/** A real server on port 0 with one agreement in drafting; `restart` keeps what is stored. */
export type World = {
  live: Live;
  storage: Storage;
  origin: string;
  folder: string;
  databaseUrl: string | null;
  page: (person: string) => Page;
  join: (person: string) => Promise<LiveClient>;
  restart: () => Promise<World>;
  stop: () => Promise<void>;
  /** everything that is stored, once nobody has it open */
  forget: () => Promise<void>;
  remove: () => Promise<void>;
};

export async function world(
  clock: Clock = systemClock,
  settings: Opening["settings"] = {},
  timers?: Timers,
): Promise<World> {
  const place = await ENGINE.fresh();
  const opened = await open(place.dataDir, {
    clock,
    place,
    settings,
    ...(timers === undefined ? {} : { timers }),
  });
  await opened.storage.write(async (tx) => {
    await addPeople(tx);
    await opened.live.seedDraft(tx, "river", seed);
  });
  return opened;
}

/** How a server is opened where a world has been made before. */
type Opening = {
  clock?: Clock;
  port?: number;
  /** without it, the database is in the folder */
  place?: Pick<Place, "databaseUrl" | "remove">;
  readonly settings?: Readonly<Record<string, string>>;
  /** what the live core waits by; real time without it */
  readonly timers?: Timers;
  /** beside another server on the same database */
  guest?: boolean;
};

/** A server on a folder that a world has been made in. */
export async function open(folder: string, opening: Opening = {}): Promise<World> {
  const { clock = systemClock, port = 0, place, settings, timers = systemTimers } = opening;
  const databaseUrl = place?.databaseUrl ?? null;
  const storage = await openStorage({ dataDir: folder, databaseUrl }, opening);
  let origin = "";
  const platform: Platform = {
    config: { ...readConfig({ DATA_DIR: folder, LOG_LEVEL: "silent", ...settings }), databaseUrl },
    log: createLog("silent"),
    clock,
    random: systemRandom,
    storage,
    origin: () => origin,
  };
  const sessions = createSessions(platform);
  const live = openLive(platform, {
    sessionLives: sessions.lives,
    refused: violationAudit(createRecorder(platform), platform),
    timers,
  });
  const app = express();
  app.use("/api", sameOrigin(platform.origin));
  readBodies(app, live.routes, sessions.of);
  mountRoutes(app, live.routes, sessions.of);
  app.use(problemAnswers(platform.log, platform.random));
  const listening = await listen(app, { host: "127.0.0.1", port });
  live.attach(listening.servers);
  origin = `http://127.0.0.1:${listening.port}`;
  const page = (person: string): Page => ({
    origin,
    headers: { cookie: `sid=${tokenOf(person)}` },
  });
  const stop = async () => {
    await live.close();
    await listening.close();
    await storage.close();
  };
  const forget = async () => {
    if (place === undefined) rmSync(folder, { recursive: true });
    else await place.remove();
  };
  return {
    live,
    storage,
    origin,
    folder,
    databaseUrl,
    page,
    join: (person) => LiveClient.join(page(person), ROOM),
    restart: async () => {
      await stop();
      return open(folder, { ...opening, port: 0 });
    },
    stop,
    forget,
    remove: async () => {
      await stop();
      await forget();
    },
  };
}

const tokenOf = (person: string): string => `token-of-${person}-0123456789`;

async function addPeople(tx: Tx): Promise<void> {
  const agreement = {
    id: "river",
    title: "River and Roots",
    stage: "drafting",
    created_by: "amina",
  };
  await tx
    .insertInto("agreement")
    .values({
      ...agreement,
      membership_epoch: 1,
      created_at: NOW,
      revealed_at: null,
      degree: 4,
      started_at: NOW,
      in_force_at: null,
      ended_at: null,
    })
    .execute();
  for (const [position, id] of PARTIES.entries()) await addParty(tx, id, position);
  for (const [id, name, organisation, role] of PEOPLE) {
    await addPerson(tx, { id, name });
    await tx
      .insertInto("participant")
      .values({
        agreement_id: "river",
        organisation_id: organisation,
        person_id: id,
        role,
        added_at: NOW,
        removed_at: null,
      })
      .execute();
  }
  await addPerson(tx, { id: "oscar", name: "Oscar Outside" });
}

async function addParty(tx: Tx, id: string, position: number): Promise<void> {
  await tx
    .insertInto("organisation")
    .values({
      id,
      legal_name: id,
      short_name: id,
      number: "",
      address: "",
      legal_form: "cio",
      nation: "england",
      public_authority: 0,
      languages: "[]",
      created_at: NOW,
    })
    .execute();
  await tx
    .insertInto("party")
    .values({
      agreement_id: "river",
      organisation_id: id,
      mark: position + 1,
      position,
      joined_at: NOW,
      left_at: null,
    })
    .execute();
}

async function addPerson(tx: Tx, { id, name }: { id: string; name: string }): Promise<void> {
  await tx
    .insertInto("person")
    .values({
      id,
      name,
      email: `${id}@x.example`,
      email_verified: 1,
      image: null,
      created_at: NOW,
      updated_at: NOW,
    })
    .execute();
  const at = new Date();
  await addSession(tx, {
    id: `session-${id}`,
    personId: id,
    token: hashOf(tokenOf(id)),
    device: "test",
    at,
    expiresAt: new Date(at.getTime() + 3_600_000),
  });
}

/** Every row of the draft's tables, for "nothing changed". */
export async function rowsOf(storage: Storage) {
  const journal = await storage.read.selectFrom("journal").selectAll().orderBy("seq").execute();
  const snapshots = await storage.read.selectFrom("snapshot").selectAll().execute();
  const docs = await storage.read.selectFrom("doc").selectAll().execute();
  return { journal, snapshots, docs };
}

export async function setStage(storage: Storage, stage: string): Promise<void> {
  await storage.write((tx) => tx.updateTable("agreement").set({ stage }).execute());
}

/** Takes a person off the agreement, as the people's side does it. */
export async function removePerson(storage: Storage, person: string): Promise<void> {
  await storage.write(async (tx) => {
    await tx
      .updateTable("participant")
      .set({ removed_at: NOW })
      .where("person_id", "=", person)
      .execute();
    await tx.updateTable("agreement").set({ membership_epoch: 2 }).execute();
  });
}

export async function setRole(storage: Storage, person: string, role: string): Promise<void> {
  await storage.write(async (tx) => {
    await tx.updateTable("participant").set({ role }).where("person_id", "=", person).execute();
    await tx.updateTable("agreement").set({ membership_epoch: 2 }).execute();
  });
}

export async function endSessions(storage: Storage, person: string): Promise<void> {
  await storage.write((tx) => tx.deleteFrom("session").where("person_id", "=", person).execute());
}
