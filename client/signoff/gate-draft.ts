import {
  detailsOfGate,
  GateDetails,
  SCREENING,
  type ScreeningQuestion,
  WebLink,
} from "#shared/signoff/gate-details.ts";
import type { GateView } from "#shared/protocol/signoff.ts";
import type { Settlement } from "./signing.ts";

export interface LeadDraft {
  readonly setting: string;
  readonly role: string;
  readonly name: string;
}

export interface ScreeningDraft {
  readonly answers: Partial<Record<ScreeningQuestion, "yes" | "no">>;
  readonly as: "link" | "document" | undefined;
  readonly url: string;
  readonly name: string;
  readonly place: string;
}

export interface SentDraft {
  readonly to: string;
  readonly on: string;
}

/** What somebody has typed about a gate so far. */
export interface GateDraft {
  readonly as: Settlement["as"] | undefined;
  readonly note: string;
  readonly signers: "1" | "2" | undefined;
  /** Where a funder approved: the day, as typed. */
  readonly approvedOn: string;
  readonly leads: readonly LeadDraft[];
  readonly screening: ScreeningDraft;
  /** To whom the letter was sent, and when. */
  readonly sent: SentDraft;
}

export const NO_LEAD: LeadDraft = { setting: "", role: "", name: "" };

export const emptyDraft = (as: GateDraft["as"]): GateDraft => ({
  as,
  note: "",
  signers: undefined,
  approvedOn: "",
  leads: [NO_LEAD],
  screening: { answers: {}, as: undefined, url: "", name: "", place: "" },
  sent: { to: "", on: "" },
});

/** What closing a gate asks for, beside a note. */
export interface AskedToo {
  readonly details: GateDetails["kind"] | null;
  readonly officers: boolean;
  /** The day of an approval, which is over or today. */
  readonly day: boolean;
  readonly today: string;
}

export const askedOf = (
  { gate }: Pick<GateView, "gate">,
  known: Pick<AskedToo, "officers" | "today">,
): AskedToo => ({ ...known, details: detailsOfGate(gate), day: gate === "funderApproval" });

/** What is sent, or null while something is missing. */
export function settlementOf(draft: GateDraft, asked: AskedToo): Settlement | null {
  const { as } = draft;
  const note = draft.note.trim();
  if (as === undefined) return null;
  if (as === "waive") return note === "" ? null : { as, done: true, note };
  const closed = closedWith(draft, asked);
  const enough = asked.details !== null || note !== "";
  return closed === null || !enough ? null : { as, done: true, note, ...closed };
}

/** What closing it says beside the note, or null while a part is missing. */
function closedWith(
  draft: GateDraft,
  asked: AskedToo,
): Pick<Settlement, "details" | "approvedOn" | "signers"> | null {
  const { approvedOn, signers } = draft;
  if (asked.details !== null) {
    const details = detailsOf(draft, asked);
    return details === null ? null : { details };
  }
  if (asked.day) return isDay(draft, asked) ? { approvedOn } : null;
  if (!asked.officers) return {};
  return signers === undefined ? null : { signers: signers === "2" ? 2 : 1 };
}

export const isDay = ({ approvedOn }: GateDraft, { today }: AskedToo): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(approvedOn) && approvedOn <= today;

/** The details as they are sent, or null while a part is missing or does not fit. */
function detailsOf(draft: GateDraft, { details: kind, today }: AskedToo): GateDetails | null {
  const { leads, screening, sent } = draft;
  if (kind === "sent" && sent.on > today) return null;
  const said = { leads: { leads }, screening: screeningOf(screening), sent };
  return kind === null ? null : (GateDetails.safeParse({ kind, ...said[kind] }).data ?? null);
}

function screeningOf({ answers, as, url, name, place }: ScreeningDraft): object {
  const answered = SCREENING.filter((question) => answers[question] !== undefined);
  return {
    answers: Object.fromEntries(answered.map((each) => [each, answers[each] === "yes"])),
    filed: as === "link" ? { as, url } : { as, name, place },
  };
}

/** Would the server take this address? */
export const isLink = (url: string): boolean => WebLink.safeParse(url).success;
