import { PATHS } from "#shared/protocol/paths.ts";
import type { Mail } from "./mail.ts";

/** What a lead is reminded of, and the day of it, as 2026-12-01. */
interface Reminder {
  readonly agreementId: string;
  readonly title: string;
  readonly email: string;
  readonly organisation: string;
  readonly due: string;
}

/** 1 December 2026 */
function dayOf(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** The last day for answers is near (to the leads of who has not finished). Nobody else is named. */
export function lastDay(mail: Reminder): Mail {
  const due = dayOf(mail.due);
  return {
    kind: "lastDay",
    to: mail.email,
    subject: `Your answers by ${due}: ${mail.title}`,
    lines: [
      `${mail.organisation} has not finished its answers yet. The last day is ${due}. After it, those who have finished may agree to open their answers without you.`,
    ],
    action: { label: "Go on with the questions", path: PATHS.assessment(mail.agreementId) },
    because: `you are a lead for ${mail.organisation}.`,
  };
}

/** A review of what was signed is due (to every lead, once). */
export function reviewDue(mail: Reminder): Mail {
  return {
    kind: "reviewDue",
    to: mail.email,
    subject: `Time to review: ${mail.title}`,
    lines: [
      `You agreed to review this agreement by ${dayOf(mail.due)}. Each organisation looks at its answers again. You see at once if the agreement still fits.`,
    ],
    action: { label: "Open the review", path: PATHS.review(mail.agreementId) },
    because: `you are a lead for ${mail.organisation}.`,
  };
}
