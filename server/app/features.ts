import { reviewTerms } from "#shared/assessment/review-date.ts";
import { agreementRoutes } from "../agreements/routes.ts";
import type { Access } from "../agreements/access.ts";
import { createGuard } from "../agreements/guard.ts";
import { createRecorder, type Recorder } from "../audit/record.ts";
import type { AssessmentDeps } from "../assessment/deps.ts";
import { remind } from "../assessment/remind.ts";
import { revealIfReady } from "../assessment/reveal.ts";
import { reviewNow } from "../assessment/review-now.ts";
import { thresholdsAsked } from "../assessment/thresholds-now.ts";
import { assessmentRoutes } from "../assessment/routes.ts";
import type { DemoDeps, Past } from "../demo/deps.ts";
import { demoRoutes } from "../demo/routes.ts";
import {
  tellAsked,
  tellLastDay,
  tellOutgrown,
  tellRevealed,
  tellReviewDue,
} from "./assessment-mails.ts";
import { keptFiles } from "./kept-files.ts";
import { type Live, openLive } from "../drafting/live.ts";
import { violationAudit } from "../drafting/violations.ts";
import type { DiskWatch } from "../health/disk.ts";
import type { Platform } from "../http/platform.ts";
import type { Route } from "../http/route.ts";
import type { SessionOf } from "../http/session.ts";
import { openPeople, type PeopleDeps } from "../people/deps.ts";
import { peopleRoutes } from "../people/routes.ts";
import { createSessions } from "../people/session.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { type ReviewEvent, reviewRoutes } from "../review/routes.ts";
import { openSignoff } from "../signoff/deps.ts";
import { openGates } from "../signoff/facts.ts";
import { signoffRoutes } from "../signoff/routes.ts";
import { reopenRound } from "../signoff/version.ts";
import type { Tx } from "../storage/storage.ts";
import { templateRoutes } from "../templates/routes.ts";
import { startDraft } from "../templates/start.ts";

/** The features, wired: what the app mounts, attaches and closes. */
export interface Features {
  readonly routes: readonly Route[];
  readonly sessionOf: SessionOf;
  readonly demo: DemoDeps;
  readonly live: Live;
  /** Looks at what has come near and tells those whom it concerns, once. */
  readonly remind: () => Promise<void>;
}

/** How the server is watched while it runs. */
interface Watch {
  readonly metrics: Metrics;
  readonly disk: DiskWatch;
}

/**
 * Every feature's routes, and the callbacks with which an earlier folder causes something in a
 * later one: a changed role closes sockets, a started draft is seeded, a fact becomes history.
 * @param past given only to play what happened before, on a platform of its own
 * @param watch what counts and looks at the disk; what happened before is not counted
 */
export function wireFeatures(platform: Platform, past?: Past, watch?: Watch): Features {
  const recorder = createRecorder(platform);
  const guard = createGuard(platform.storage);
  const sessions = createSessions(platform);
  const live = openLive(platform, {
    sessionLives: sessions.lives,
    refused: violationAudit(recorder, platform),
    ...(past === undefined ? {} : { timers: past.timers }),
    ...(watch === undefined ? {} : { meter: watch.metrics.meter, disk: watch.disk }),
  });
  const own = openPeople(platform, live.accessChanged);
  const people = past === undefined ? own : { ...own, outbox: past.outbox };
  const assessment = assessmentPorts(platform, { recorder, live, people, past });
  const agreements = {
    ...people,
    recorder,
    openGates,
    thresholdsAsked,
    reviewOf: async (access: Access) =>
      reviewNow(platform.storage.read, access, await assessment.reviewTerms(access.agreementId)),
    partiesChanged: async (tx: Tx, access: Access) => {
      await revealIfReady({ ...platform, ...assessment }, tx, access);
    },
    keptFiles: (tx: Tx, access: Access) =>
      keptFiles({ ...platform, ...assessment, sealKey: signoff.sealKey }, tx, access),
    voidRound: (tx: Tx, access: Access, reason: string) => reopenRound(signoff, tx, access, reason),
  };
  const example = { made: Promise.resolve() };
  const demo = { ...agreements, onReset: live.replaced, wire: wireFeatures, example };
  const open = { ...platform, guard };
  const chainChecked = watch?.metrics.chainChecked ?? (() => {});
  const signoff = openSignoff({ ...people, guard, recorder, live, chainChecked });
  return {
    routes: [
      ...peopleRoutes(people),
      ...agreementRoutes(agreements),
      ...assessmentRoutes({ ...open, ...assessment }),
      ...live.routes,
      ...templateRoutes({ ...open, recorder, draftNow: live.currentDraft }),
      ...reviewRoutes({ ...open, ...reviewPorts(recorder, live) }),
      ...signoffRoutes(signoff),
      ...demoRoutes(demo),
    ],
    sessionOf: sessions.of,
    demo,
    live,
    remind: () => remind({ ...platform, ...assessment }),
  };
}

interface Parts {
  readonly recorder: Recorder;
  readonly live: Live;
  readonly people: PeopleDeps;
  readonly past: Past | undefined;
}

function assessmentPorts(
  platform: Platform,
  { recorder, live, people, past }: Parts,
): Omit<AssessmentDeps, "storage" | "guard" | "clock" | "random"> {
  return {
    record: async (tx, { type, access, data, reason }) => {
      const personal = reason === undefined ? {} : { personal: { reason } };
      const happening = { type, actor: actorOf(access), data, ...personal };
      await recorder.record(tx, access.agreementId, happening);
    },
    tellRevealed: (tx, access) => tellRevealed(tx, access, people),
    tellOutgrown: (tx, access) => tellOutgrown(tx, access, people),
    tellLastDay: (tx, about) => tellLastDay(tx, about, people),
    tellReviewDue: (tx, about) => tellReviewDue(tx, about, people),
    reviewTerms: async (agreementId) => {
      const draft = await live.currentDraft(agreementId);
      return reviewTerms(draft?.fields ?? {});
    },
    clausesNow: async (agreementId) => {
      const draft = await live.currentDraft(agreementId);
      const clauses = draft?.document.content ?? [];
      return clauses.flatMap(({ attrs }) => (attrs.level === 1 ? [attrs.source ?? ""] : []));
    },
    tellAsked: (tx, access, asked) => tellAsked(tx, access, { ...asked, people }),
    createDraft: (tx, access) => {
      const deps = { ...platform, seedDraft: live.seedDraft };
      return startDraft(deps, tx, access, past?.values(access.agreementId));
    },
    changed: (agreementId) => {
      live.stageChanged(agreementId, "stage");
    },
  };
}

function reviewPorts(recorder: Recorder, live: Live) {
  return {
    hasClause: async (agreementId: string, clauseId: string) => {
      const draft = await live.currentDraft(agreementId);
      const clauses = draft?.document.content ?? [];
      return clauses.some(({ attrs }) => attrs.level === 1 && attrs.id === clauseId);
    },
    recordShared: async (tx: Tx, event: ReviewEvent) => {
      await recorder.record(tx, event.access.agreementId, threadLine(event));
    },
    recordPrivate: async (tx: Tx, event: ReviewEvent) => {
      await recorder.recordOwn(tx, event.access.organisationId, threadLine(event));
    },
  };
}

function threadLine({ type, access, thread, clause }: ReviewEvent) {
  return { type, actor: actorOf(access), ref: { thread, clause } };
}

/** The person in their first seat: what they may do was asked before anything is recorded. */
function actorOf({ personId, organisationId, seats }: Access) {
  return { id: personId, org: organisationId, role: seats[0] ?? "", via: "session" as const };
}
