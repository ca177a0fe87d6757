import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import examples from "#shared/assessment/examples.json" with { type: "json" };
import { QUESTIONS } from "#shared/assessment/questions.ts";
import { AssessmentView } from "#shared/protocol/assessment.ts";
import { createGuard } from "../agreements/guard.ts";
import { accessTo } from "../agreements/store.ts";
import { systemRandom } from "../clock.ts";
import { problemAnswers } from "../http/errors.ts";
import { mountRoutes } from "../http/route.ts";
import { createLog } from "../log.ts";
import { openSqlite } from "../storage/sqlite.ts";
import type { Storage, Tx } from "../storage/storage.ts";
import type { AssessmentDeps, AssessmentEvent } from "./deps.ts";
import { assessmentRoutes } from "./routes.ts";
import { type Standing, standingOf } from "./standing.ts";

const AGREEMENT = "warm-wednesdays";
const NOW = "2026-11-18T09:00:00.000Z";
const warm = examples.find(({ id }) => id === "warm")?.parties ?? [];

/** One lead for each party of Warm Wednesdays; the party's id is the lead's. */
export const LEADS = ["hub", "saltmarsh", "church"] as const;
type Lead = (typeof LEADS)[number];

interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The assessment over real HTTP and a real database: three leads, and `reader`, a viewer of the hub. */
export interface UnderTest {
  readonly storage: Storage;
  readonly events: readonly AssessmentEvent[];
  readonly drafts: readonly string[];
  readonly mails: () => number;
  readonly failDraft: () => void;
  readonly ask: (
    person: string,
    method: "GET" | "PUT" | "POST",
    path: string,
    body?: unknown,
  ) => Promise<Answered>;
  readonly look: (lead: Lead) => Promise<AssessmentView>;
  readonly put: (lead: Lead, question: string, value: unknown) => Promise<void>;
  /** Answers all 26 questions as in the example. */
  readonly fill: (lead: Lead) => Promise<void>;
  readonly finish: (lead: Lead) => Promise<unknown>;
  readonly revealAll: () => Promise<void>;
  readonly confirm: (lead: Lead) => Promise<number>;
  readonly standingFor: (lead: Lead) => Promise<Standing | null>;
  readonly rowCount: (
    table: "answer" | "submission" | "result" | "degree_confirmation",
  ) => Promise<number>;
  readonly stage: () => Promise<unknown>;
  readonly invitePartner: () => Promise<void>;
  readonly takeInvitationBack: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A fresh partnership in a folder of its own, nothing answered yet. */
export async function startAssessment(): Promise<UnderTest> {
  const folder = mkdtempSync(join(tmpdir(), "assessment-"));
  const storage = await openSqlite(join(folder, "test.sqlite"));
  await storage.write(seed);
  const seen = { events: [] as AssessmentEvent[], drafts: [] as string[], mails: 0, fails: false };
  const server = await listen(
    assessmentApp({
      storage,
      guard: createGuard(storage),
      clock: { now: () => new Date(NOW) },
      random: systemRandom,
      record: async (_tx, event) => {
        seen.events.push(event);
      },
      tellRevealed: async () => {
        seen.mails += 1;
      },
      createDraft: async (_tx, access) => {
        if (seen.fails) throw new Error("no draft today");
        seen.drafts.push(access.agreementId);
      },
    }),
  );
  return {
    storage,
    events: seen.events,
    drafts: seen.drafts,
    mails: () => seen.mails,
    failDraft: () => {
      seen.fails = true;
    },
    ...people(server),
    ...rows(storage),
    close: async () => {
      server.close();
      await storage.close();
      rmSync(folder, { recursive: true });
    },
  };
}

type Spoken = "ask" | "look" | "put" | "fill" | "finish" | "revealAll" | "confirm";

function people(server: Server): Pick<UnderTest, Spoken> {
  const ask = asking(server);
  const must = async (...request: Parameters<UnderTest["ask"]>) => {
    const { status, body } = await ask(...request);
    if (status >= 300) throw new Error(`${request.join(" ")} gave ${JSON.stringify(body)}`);
    return body;
  };
  const look = async (lead: Lead) => AssessmentView.parse(await must(lead, "GET", "assessment"));
  const put = async (lead: Lead, question: string, value: unknown) => {
    await must(lead, "PUT", `answers/${question}`, { value });
  };
  const fill = async (lead: Lead) => {
    const answers: Record<string, unknown> = warm[LEADS.indexOf(lead)]?.answers ?? {};
    for (const { id } of QUESTIONS) await put(lead, id, answers[id]);
  };
  const finish = async (lead: Lead) => must(lead, "POST", "assessment/finish");
  const confirm = async (lead: Lead) => {
    const { reveal } = await look(lead);
    const said = { degree: reveal?.result.degree, inputsHash: reveal?.inputsHash };
    return (await ask(lead, "POST", "degree/confirm", said)).status;
  };
  const revealAll = async () => {
    for (const lead of LEADS) await fill(lead);
    for (const lead of LEADS) await finish(lead);
  };
  return { ask, look, put, fill, finish, revealAll, confirm };
}

function asking(server: Server): UnderTest["ask"] {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const root = `http://localhost:${String(port)}/api/agreements/${AGREEMENT}`;
  return async (person, method, path, body) => {
    const response = await fetch(`${root}/${path}`, {
      method,
      headers: { "x-person": person, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed: unknown = text === "" ? {} : JSON.parse(text);
    return { status: response.status, body: Object.fromEntries(Object.entries(parsed ?? {})) };
  };
}

type Kept = "standingFor" | "rowCount" | "stage" | "invitePartner" | "takeInvitationBack";

function rows(storage: Storage): Pick<UnderTest, Kept> {
  return {
    standingFor: async (lead) => {
      const access = await accessTo(storage.read, { personId: lead, name: lead }, AGREEMENT);
      return access === null ? null : standingOf(storage.read, access);
    },
    rowCount: async (table) =>
      (await storage.read.selectFrom(table).select("agreement_id").execute()).length,
    stage: async () =>
      storage.read
        .selectFrom("agreement")
        .select(["stage", "degree", "membership_epoch"])
        .executeTakeFirstOrThrow(),
    invitePartner: async () => {
      await storage.write(async (tx) => {
        await tx.insertInto("invitation").values(invitation).execute();
      });
    },
    takeInvitationBack: async () => {
      await storage.write(async (tx) => {
        await tx.updateTable("invitation").set({ revoked_at: NOW }).execute();
      });
    },
  };
}

function assessmentApp(deps: AssessmentDeps) {
  const app = express();
  app.use(express.json());
  mountRoutes(app, assessmentRoutes(deps), async ({ headers }) => {
    const person = String(headers["x-person"]);
    return { personId: person, name: person, email: "", id: person, kind: "cookie" };
  });
  app.use(problemAnswers(createLog("silent"), systemRandom));
  return app;
}

async function listen(app: express.Express): Promise<Server> {
  const server = createServer(app);
  await new Promise<void>((resolve) => {
    server.listen(0, resolve);
  });
  return server;
}

async function seed(tx: Tx): Promise<void> {
  await tx
    .insertInto("agreement")
    .values({
      id: AGREEMENT,
      title: "Warm Wednesdays",
      stage: "assessing",
      membership_epoch: 1,
      created_by: "hub",
      created_at: NOW,
    })
    .execute();
  for (const [position, lead] of LEADS.entries()) await seedParty(tx, lead, position);
  await seedPerson(tx, { person: "reader", organisation: "hub", role: "viewer" });
}

async function seedParty(tx: Tx, lead: Lead, position: number): Promise<void> {
  const profile = warm[position];
  await tx
    .insertInto("organisation")
    .values({
      id: lead,
      legal_name: profile?.name ?? "",
      short_name: lead,
      number: "",
      address: "",
      legal_form: ["cio", "unincorporated", "trust"][position] ?? "",
      nation: "england",
      public_authority: 0,
      languages: '["en"]',
      created_at: NOW,
    })
    .execute();
  await tx
    .insertInto("party")
    .values({
      agreement_id: AGREEMENT,
      organisation_id: lead,
      mark: position + 1,
      position,
      joined_at: NOW,
    })
    .execute();
  await seedPerson(tx, { person: lead, organisation: lead, role: "lead" });
}

async function seedPerson(
  tx: Tx,
  seat: { readonly person: string; readonly organisation: string; readonly role: string },
): Promise<void> {
  await tx
    .insertInto("person")
    .values({
      id: seat.person,
      name: seat.person,
      email: `${seat.person}@fernmouth.example`,
      email_verified: 1,
      created_at: NOW,
      updated_at: NOW,
    })
    .execute();
  await tx
    .insertInto("participant")
    .values({
      agreement_id: AGREEMENT,
      organisation_id: seat.organisation,
      person_id: seat.person,
      role: seat.role,
      added_at: NOW,
    })
    .execute();
}

const invitation = {
  id: "library",
  token_hash: "0".repeat(64),
  email: "lead@library.example",
  name: "Lead",
  agreement_id: AGREEMENT,
  organisation_name: "Fernmouth Library",
  role: "lead",
  inviter_id: "hub",
  created_at: NOW,
  expires_at: NOW,
};
