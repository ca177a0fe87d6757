import { agreementRoutes } from "../agreements/routes.ts";
import type { Access } from "../agreements/access.ts";
import { createGuard } from "../agreements/guard.ts";
import { partiesOf, participantsOf } from "../agreements/agreement-store.ts";
import { createRecorder, type Recorder } from "../audit/record.ts";
import type { AssessmentDeps } from "../assessment/deps.ts";
import { assessmentRoutes } from "../assessment/routes.ts";
import type { DemoDeps, Past } from "../demo/deps.ts";
import { demoRoutes } from "../demo/routes.ts";
import { type Live, openLive } from "../drafting/live.ts";
import { violationAudit } from "../drafting/violations.ts";
import type { Platform } from "../http/platform.ts";
import type { Route } from "../http/route.ts";
import type { SessionOf } from "../http/session.ts";
import { openPeople, type PeopleDeps } from "../people/deps.ts";
import { reveal } from "../people/mail/messages.ts";
import { peopleRoutes } from "../people/routes.ts";
import { createSessions } from "../people/session.ts";
import { type ReviewEvent, reviewRoutes } from "../review/routes.ts";
import { openSignoff } from "../signoff/deps.ts";
import { openGates } from "../signoff/facts.ts";
import { signoffRoutes } from "../signoff/routes.ts";
import type { Tx } from "../storage/storage.ts";
import { templateRoutes } from "../templates/routes.ts";
import { startDraft } from "../templates/start.ts";

/** The features, wired: what the app mounts, attaches and closes. */
export interface Features {
  readonly routes: readonly Route[];
  readonly sessionOf: SessionOf;
  readonly demo: DemoDeps;
  readonly live: Live;
}

/**
 * Every feature's routes, and the callbacks with which an earlier folder causes something in a
 * later one: a changed role closes sockets, a started draft is seeded, a fact becomes history.
 * @param past given only to play what happened before, on a platform of its own
 */
export function wireFeatures(platform: Platform, past?: Past): Features {
  const recorder = createRecorder(platform);
  const guard = createGuard(platform.storage);
  const sessions = createSessions(platform);
  const live = openLive(platform, {
    sessionLives: sessions.lives,
    refused: violationAudit(recorder, platform),
    ...(past === undefined ? {} : { timers: past.timers }),
  });
  const own = openPeople(platform, live.accessChanged);
  const people = past === undefined ? own : { ...own, outbox: past.outbox };
  const agreements = { ...people, recorder, openGates };
  const example = { made: Promise.resolve() };
  const demo = { ...agreements, onReset: live.replaced, wire: wireFeatures, example };
  const open = { ...platform, guard };
  const signoff = openSignoff({ ...people, guard, recorder, live });
  return {
    routes: [
      ...peopleRoutes(people),
      ...agreementRoutes(agreements),
      ...assessmentRoutes({
        ...open,
        ...assessmentPorts(platform, { recorder, live, people, past }),
      }),
      ...live.routes,
      ...templateRoutes(open),
      ...reviewRoutes({ ...open, ...reviewPorts(recorder, live) }),
      ...signoffRoutes(signoff),
      ...demoRoutes(demo),
    ],
    sessionOf: sessions.of,
    demo,
    live,
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
): Pick<AssessmentDeps, "record" | "tellRevealed" | "createDraft" | "changed"> {
  return {
    record: async (tx, { type, access, data }) => {
      await recorder.record(tx, access.agreementId, { type, actor: actorOf(access), data });
    },
    tellRevealed: (tx, access) => tellRevealed(tx, access, people),
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

/** All answers are open: every lead hears of it in the same minute. */
async function tellRevealed(tx: Tx, access: Access, { outbox }: PeopleDeps): Promise<void> {
  const { agreementId, title } = access;
  const parties = await partiesOf(tx, agreementId);
  const seated = await participantsOf(tx, agreementId);
  for (const { role, email, organisationId } of seated) {
    const party = parties.find((known) => known.organisationId === organisationId);
    if (role !== "lead" || party === undefined) continue;
    const mail = { email, organisation: party.legalName, count: parties.length };
    await outbox.queue(tx, reveal({ ...mail, agreementId, title }));
  }
}
