import { createServer, type Server } from "node:http";
import express from "express";
import type { Stage } from "#shared/agreements/stage.ts";
import { QUESTIONS } from "#shared/assessment/questions.ts";
import type { ReviewTerms } from "#shared/assessment/review-date.ts";
import { READINESS_PROMISE } from "#shared/assessment/trust.ts";
import { AssessmentView } from "#shared/protocol/assessment.ts";
import { createGuard } from "../agreements/guard.ts";
import { accessTo } from "../agreements/store.ts";
import { systemRandom } from "../clock.ts";
import { problemAnswers } from "../http/errors.ts";
import { mountRoutes } from "../http/route.ts";
import { createLog } from "../log.ts";
import { ENGINE } from "../storage/engines.fixture.ts";
import { openStorage } from "../storage/open.ts";
import type { Storage } from "../storage/storage.ts";
import type { AssessmentDeps, AssessmentEvent } from "./deps.ts";
import { remind } from "./remind.ts";
import { nothingSeen, portsOf } from "./assessment-ports.fixture.ts";
import { assessmentRoutes } from "./routes.ts";
import {
  AGREEMENT,
  examplePartiesOf,
  type Example,
  FORMS,
  invitation,
  type Lead,
  LEADS,
  NOW,
  seed,
} from "./seed.fixture.ts";
import { type Standing, standingOf } from "./standing.ts";

interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The assessment over real HTTP and a real database: three leads, and `reader`, a viewer of the hub. */
export interface UnderTest {
  readonly storage: Storage;
  readonly url: string;
  readonly events: readonly AssessmentEvent[];
  readonly drafts: readonly string[];
  /** Whom a mail asks for which answer. */
  readonly asked: readonly string[];
  readonly mails: () => number;
  readonly failDraft: () => void;
  /** How often all leads were told that the agreement is too light. */
  readonly toldOutgrown: () => number;
  /** Whom a mail reminded of what, such as `2026-12-01: hub, church`. */
  readonly reminded: readonly string[];
  /** One look at what has come near. */
  readonly remind: () => Promise<void>;
  /** What the signed words say of reviews. */
  readonly sayReviews: (terms: ReviewTerms) => void;
  /** Moves the agreement to a stage and a degree, as others have written down. */
  readonly move: (stage: Stage, degree: number) => Promise<void>;
  /** Sets the clock of the server. */
  readonly setNow: (now: string) => void;
  /** This party leaves the agreement, as a fact that others have written down. */
  readonly leave: (lead: Lead) => Promise<void>;
  readonly ask: (
    person: string,
    method: "GET" | "PUT" | "POST" | "DELETE",
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
    table:
      | "answer"
      | "answer_ask"
      | "answer_note"
      | "agreed_note"
      | "answer_deadline"
      | "early_opening"
      | "fact_yes"
      | "readiness_share"
      | "submission"
      | "result"
      | "degree_confirmation"
      | "degree_proposal"
      | "threshold_proposal"
      | "threshold_yes"
      | "periodic_review"
      | "periodic_review_answered"
      | "periodic_review_yes",
  ) => Promise<number>;
  readonly stage: () => Promise<unknown>;
  readonly invitePartner: () => Promise<void>;
  readonly takeInvitationBack: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A fresh partnership in a folder of its own, nothing answered yet. */
export async function startAssessment(example: keyof typeof FORMS = "warm"): Promise<UnderTest> {
  const parties = examplePartiesOf(example);
  const place = await ENGINE.fresh();
  const storage = await openStorage(place);
  await storage.write(async (tx) => seed(tx, parties, FORMS[example]));
  const seen = nothingSeen();
  const deps = {
    storage,
    guard: createGuard(storage),
    clock: { now: () => new Date(seen.now) },
    random: systemRandom,
    ...portsOf(seen),
  };
  const server = await listen(assessmentApp(deps));
  return {
    storage,
    events: seen.events,
    drafts: seen.drafts,
    asked: seen.asked,
    mails: () => seen.mails,
    failDraft: () => {
      seen.fails = true;
    },
    toldOutgrown: () => seen.outgrown,
    reminded: seen.reminded,
    remind: () => remind(deps),
    sayReviews: (terms) => {
      seen.terms = terms;
    },
    setNow: (now) => {
      seen.now = now;
    },
    url: urlOf(server),
    ...people(server, parties),
    ...rows(storage),
    close: async () => {
      server.close();
      await storage.close();
      await place.remove();
    },
  };
}

type Spoken = "ask" | "look" | "put" | "fill" | "finish" | "revealAll" | "confirm";

function people(server: Server, parties: Example): Pick<UnderTest, Spoken> {
  const ask = asking(server);
  const must = async (...request: Parameters<UnderTest["ask"]>) => {
    const { status, body } = await ask(...request);
    if (status >= 300) throw new Error(`${request.join(" ")} gave ${JSON.stringify(body)}`);
    return body;
  };
  const look = async (lead: Lead) => AssessmentView.parse(await must(lead, "GET", "assessment"));
  const put = async (lead: Lead, question: string, value: unknown) => {
    await must(lead, "PUT", `answers/${question}`, { value, promise: READINESS_PROMISE });
  };
  const fill = async (lead: Lead) => {
    const answers = new Map(Object.entries(parties[LEADS.indexOf(lead)]?.answers ?? {}));
    for (const { id } of QUESTIONS) await put(lead, id, answers.get(id) ?? null);
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
  const root = `${urlOf(server)}/api/agreements/${AGREEMENT}`;
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

function urlOf(server: Server): string {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `http://localhost:${String(port)}`;
}

type Kept =
  "standingFor" | "rowCount" | "stage" | "leave" | "move" | "invitePartner" | "takeInvitationBack";

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
    move: async (stage, degree) => {
      await storage.write(async (tx) => {
        const signed = stage === "inForce" ? { in_force_at: NOW } : {};
        await tx
          .updateTable("agreement")
          .set({ stage, degree, ...signed })
          .execute();
      });
    },
    leave: async (lead) => {
      await storage.write(async (tx) => {
        await tx
          .updateTable("party")
          .set({ left_at: NOW })
          .where("organisation_id", "=", lead)
          .execute();
      });
    },
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
