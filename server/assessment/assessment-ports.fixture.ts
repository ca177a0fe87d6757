import type { ReviewTerms } from "#shared/assessment/review-date.ts";
import type { AssessmentDeps, AssessmentEvent } from "./deps.ts";
import { NOW } from "./seed.fixture.ts";

/** Nothing has happened yet. */
export function nothingSeen() {
  return {
    events: [] as AssessmentEvent[],
    drafts: [] as string[],
    asked: [] as string[],
    reminded: [] as string[],
    terms: { start: "2027-04-01", months: 12 } as ReviewTerms,
    outgrown: 0,
    now: NOW,
    mails: 0,
    fails: false,
  };
}

type Ports = Omit<AssessmentDeps, "storage" | "guard" | "clock" | "random" | "changed">;

/** What the assessment causes elsewhere, written down. */
export function portsOf(seen: ReturnType<typeof nothingSeen>): Ports {
  return {
    record: async (_tx, event) => {
      seen.events.push(event);
    },
    tellRevealed: async () => {
      seen.mails += 1;
    },
    tellOutgrown: async () => {
      seen.outgrown += 1;
    },
    tellLastDay: async (_tx, { due, organisations }) => {
      seen.reminded.push(`${due}: ${organisations.join(", ")}`);
    },
    tellReviewDue: async (_tx, { due }) => {
      seen.reminded.push(`${due}: review`);
    },
    reviewTerms: async () => seen.terms,
    clausesNow: async () => ["FM-01", "SI-06"],
    tellAsked: async (_tx, _access, { email, question }) => {
      seen.asked.push(`${email} ${question}`);
    },
    createDraft: async (_tx, access) => {
      if (seen.fails) throw new Error("no draft today");
      seen.drafts.push(access.agreementId);
    },
  };
}
