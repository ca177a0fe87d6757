import * as z from "zod";
import type { Gate } from "#shared/assessment/floor.ts";

/** One line that people read: it says something, and hides no character that would turn its order. */
export const DetailLine = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}\p{Co}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u);

/** A page on the web, by its whole address: nothing but https, and no name or password in it. */
export const WebLink = z
  .string()
  .trim()
  .max(2000)
  .regex(/^https:\/\/[\p{L}\p{N}.-]+(?::\d{1,5})?(?:[/?#][^\s\p{C}]*)?$/u);

/** Who leads on safeguarding, one for each setting: by name, and in which role. */
const Leads = z.strictObject({
  kind: z.literal("leads"),
  leads: z
    .array(z.strictObject({ setting: DetailLine, role: DetailLine, name: DetailLine }))
    .min(1)
    .max(30),
});

/** What makes sharing personal data riskier. The sentences are in the client. */
export const SCREENING = [
  "manyPeople",
  "vulnerable",
  "sensitive",
  "newTechnology",
  "matching",
  "monitoring",
  "decisions",
  "unaware",
] as const;
export type ScreeningQuestion = (typeof SCREENING)[number];

/** The screening, every question answered (true: yes), and where it is filed. Links are never fetched. */
const Screening = z.strictObject({
  kind: z.literal("screening"),
  answers: z.record(z.enum(SCREENING), z.boolean()),
  filed: z.discriminatedUnion("as", [
    z.strictObject({ as: z.literal("link"), url: WebLink }),
    z.strictObject({ as: z.literal("document"), name: DetailLine, place: DetailLine }),
  ]),
});

/** To whom the letter of support was sent, and on which day. */
const Sent = z.strictObject({ kind: z.literal("sent"), to: DetailLine, on: z.iso.date() });

/** What closing a check comes to, where it is more than a note. */
export const GateDetails = z.discriminatedUnion("kind", [Leads, Screening, Sent]);
export type GateDetails = z.infer<typeof GateDetails>;

const KINDS: Partial<Record<Gate, GateDetails["kind"]>> = {
  safeguardingLead: "leads",
  dpiaScreen: "screening",
  produceLetter: "sent",
};

/** What a check must come to before it closes, or null where a note says it. */
export const detailsOfGate = (gate: Gate): GateDetails["kind"] | null => KINDS[gate] ?? null;
