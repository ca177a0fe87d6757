import * as z from "zod";
import { AuthorityBasis } from "../agreements/signing-rule.ts";
import { Role, Stage } from "../agreements/stage.ts";
import { PHASES } from "../permissions/may.ts";
import { KeptSummary } from "./kept.ts";

const At = z.iso.datetime();
const Name = z.string().trim().min(1).max(200);

/**
 * `POST /api/agreements`: start a partnership for an organisation one administers or is a member of.
 * The caller becomes its lead. Other organisations are invited through their lead only; each gets
 * an invitation with a link to copy.
 */
export const StartAgreement = z.strictObject({
  title: Name,
  organisationId: z.string(),
  /** The caller may take further roles at once (a small charity's lead who is also its director). */
  ownRoles: z.array(Role).max(4),
  colleagues: z
    .array(z.strictObject({ name: Name, email: z.email().max(254), role: Role }))
    .max(20),
  partners: z
    .array(
      z.strictObject({ organisationName: Name, leadName: Name, leadEmail: z.email().max(254) }),
    )
    .min(1)
    .max(29),
});
export const AgreementStarted = z.strictObject({
  id: z.string(),
  invitations: z.array(z.strictObject({ email: z.string(), link: z.string() })),
});

export const PartyView = z.strictObject({
  organisationId: z.string(),
  legalName: z.string(),
  shortName: z.string(),
  legalForm: z.string(),
  mark: z.number().int().min(1).max(8),
  people: z.array(
    z.strictObject({
      personId: z.string(),
      name: z.string(),
      /** Shown to one's own organisation only; else empty. */
      email: z.string(),
      title: z.string(),
      roles: z.array(Role),
      administrator: z.boolean(),
      /** Authority to sign, on the word of the organisation's administrator; null without. */
      authority: z
        .strictObject({
          basis: z.string(),
          reference: z.string(),
          date: z.string(),
          declaredBy: z.string(),
        })
        .nullable(),
      hasPasskey: z.boolean(),
    }),
  ),
});
export type PartyView = z.infer<typeof PartyView>;

/**
 * One thing somebody is waited for; `kind` has a sentence in the client. `invitePartner` waits for
 * the lead of an organisation that has not joined: its `organisationId` is empty.
 */
export const Move = z.strictObject({
  kind: z.enum([
    "finishAssessment",
    "answerAsked",
    "confirmDegree",
    "agreeThresholds",
    "startDraft",
    "closeGate",
    "sayYesToFreeze",
    "freeze",
    "sign",
    "recordPaper",
    "matchPaper",
    "invitePartner",
    "decideParty",
    "confirmAuthority",
    "outgrown",
    "reviewDue",
    "reviewAnswers",
    "closeReview",
    "read",
  ]),
  personName: z.string(),
  organisationId: z.string(),
  since: At,
  mine: z.boolean(),
});
export type Move = z.infer<typeof Move>;

/** `GET /api/agreements` → everything one is on, and what one's organisation has left. */
export const AgreementList = z.strictObject({
  agreements: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      stage: Stage,
      degree: z.number().int().nullable(),
      roles: z.array(Role),
      parties: z.array(
        z.strictObject({
          organisationId: z.string(),
          shortName: z.string(),
          mark: z.number().int(),
        }),
      ),
      invited: z.array(z.string()),
      moves: z.array(Move),
      changedAt: At,
      inForceAt: At.nullable(),
      /** The day from which it counts as a deed, where that is after the last signature; else null. */
      startsOn: z.iso.date().nullable(),
      /** The day by which a signed agreement is next reviewed, or null. */
      reviewDue: z.iso.date().nullable(),
    }),
  ),
  /** What one's organisation has left, and kept a copy of. */
  left: z.array(KeptSummary),
});
export type AgreementList = z.infer<typeof AgreementList>;

/**
 * `GET /api/agreements/:agreement` (look). `seats` are those of the person asking, and `phase` the row
 * of the table for its party. While that owes its answers, `degree` is null and of the moves it sees
 * only its own and those of organisations that come.
 */
export const AgreementView = z.strictObject({
  id: z.string(),
  title: z.string(),
  stage: Stage,
  phase: z.enum(PHASES),
  degree: z.number().int().nullable(),
  revealedAt: At.nullable(),
  createdAt: At,
  inForceAt: At.nullable(),
  reviewDue: z.iso.date().nullable(),
  organisationId: z.string(),
  seats: z.array(z.union([Role, z.literal("administrator")])),
  parties: z.array(PartyView),
  invited: z.array(z.strictObject({ organisationName: z.string(), state: z.string() })),
  moves: z.array(Move),
});
export type AgreementView = z.infer<typeof AgreementView>;

/**
 * `GET /api/agreements/:agreement/people` (readPeople): parties and people, also for administrators
 * who may not read the rest.
 */
export const PeopleView = AgreementView.pick({
  title: true,
  stage: true,
  phase: true,
  organisationId: true,
  seats: true,
  parties: true,
}).extend({
  /** What it would mean if the reader's organisation went now: the others go on, or it is over. */
  leaving: z.enum(["leaves", "ends"]),
});
export type PeopleView = z.infer<typeof PeopleView>;

/** `PUT /api/agreements/:agreement/people/:person/authority` (confirmAuthority, own organisation). */
export const ConfirmAuthority = z.strictObject({
  basis: AuthorityBasis,
  reference: z.string().trim().min(1).max(200),
  date: z.iso.date(),
});

/** `DELETE /api/agreements/:agreement/people/:person/:role` (removeMember, own organisation). */

/**
 * `POST /api/agreements/:agreement/leave` (leave): a lead takes the own organisation out, or ends the
 * agreement where nobody would be left to agree with, with a reason that the others read. `means` is
 * what the person was told (`leaving` of the people). 409 `wrongStage` once it is in force, 409
 * `conflict` when it would mean the other by now.
 */
export const LeaveAgreement = z.strictObject({
  reason: z.string().trim().min(1).max(1000),
  means: z.enum(["leaves", "ends"]),
});
