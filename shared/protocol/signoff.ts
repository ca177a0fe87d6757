import * as z from "zod";
import { DeedMethod, Signer } from "../agreements/signing-rule.ts";
import { GateDetails } from "../signoff/gate-details.ts";
import { SlotWarning } from "../signoff/slots.ts";
import { PaperView } from "./paper.ts";

const At = z.iso.datetime();
const Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** One line of "Ready to sign?": what blocks, or what is done. `code` has a sentence in the client. */
export const PreflightRow = z.strictObject({
  code: z.enum([
    "disputedFact",
    "unsureFact",
    "degreeNotConfirmed",
    "gateOpen",
    "fieldEmpty",
    "dateTooEarly",
    "partyGone",
    "partyMissing",
    "clauseUnfinished",
    "clauseMissing",
    "referenceLost",
    "peopleUnnamed",
    "deedMethodWrong",
    "signatoryMissing",
    "signsForTwo",
    "authorityMissing",
    "textUnreadable",
    "assessmentOpen",
  ]),
  state: z.enum(["fix", "done"]),
  /** What the sentence needs: a question, gate, field label, clause title, organisation or person. */
  params: z.record(z.string(), z.string()),
  /** Where to mend it; with `params.id` (a clause) or `params.key` (a field) the exact place. */
  link: z.enum(["result", "gates", "draft", "people", "authority"]),
});
export type PreflightRow = z.infer<typeof PreflightRow>;

const Officers = z.literal([1, 2]);

export const GateView = z.strictObject({
  gate: z.enum([
    "legalReview",
    "executionCheck",
    "dpiaScreen",
    "safeguardingLead",
    "funderApproval",
    "produceLetter",
    "deed",
    "namedTrustees",
  ]),
  /** The party it concerns, or null for one of the whole agreement. */
  organisationId: z.string().nullable(),
  state: z.enum(["open", "closed", "waived"]),
  note: z.string(),
  /** How many people an organisation's own rules ask to sign, where that was checked. */
  signers: Officers.optional(),
  /** The day of a funder's approval. */
  approvedOn: z.iso.date().optional(),
  /** What closing it came to, field by field; checks closed before that have their note alone. */
  details: GateDetails.optional(),
  by: z.string().nullable(),
  at: At.nullable(),
  /** A waiver on record that does not count, because this check can only be closed (AG20). */
  formerWaiver: z.strictObject({ reason: z.string(), by: z.string(), at: At }).optional(),
});
export type GateView = z.infer<typeof GateView>;

/** `GET /api/agreements/:agreement/ready` (read). */
export const Ready = z.strictObject({
  seq: z.number().int(),
  rows: z.array(PreflightRow),
  gates: z.array(GateView),
  /** Every lead of every party; each says yes for themselves. */
  consents: z.array(
    z.strictObject({
      organisationId: z.string(),
      personId: z.string(),
      /** True when this lead has said yes to exactly this seq. */
      yes: z.boolean(),
      personName: z.string(),
    }),
  ),
  /**
   * Characters to look at before freezing: unseen ones, and words that mix letters which look
   * alike. They do not block.
   */
  unusual: z.array(
    z.strictObject({
      in: z.enum(["clause", "field"]),
      id: z.string(),
      title: z.string(),
      kind: z.enum(["invisible", "mixedScript"]),
      text: z.string(),
    }),
  ),
  /** Clauses that must be in and that every party has agreed to leave out: why, and whose yes it was. */
  leftOut: z.array(
    z.strictObject({ clause: z.string(), reason: z.string(), by: z.array(z.string()) }),
  ),
  /** The text reads more formal than the degree it was drafted at; it does not block. */
  outgrown: z
    .strictObject({
      drafted: z.literal([1, 2, 3, 4, 5]),
      reads: z.literal([1, 2, 3, 4, 5]),
      clauses: z.array(z.string()).readonly(),
    })
    .nullable(),
  /** Who will be asked to sign: the directors of each party. */
  signatories: z.array(
    z.strictObject({
      organisationId: z.string(),
      personId: z.string(),
      personName: z.string(),
      title: z.string(),
      authority: z
        .strictObject({
          basis: z.string(),
          reference: z.string(),
          date: z.string(),
          /** Whose word it is: the administrator's name. */
          declaredBy: z.string(),
        })
        .nullable(),
    }),
  ),
  /** How each party signs, by its legal form and its own rule (signing 4.2). */
  parties: z.array(
    z.strictObject({
      organisationId: z.string(),
      signer: Signer,
      /** The fewest people who sign here, whether one more may be asked for, and how many are missing. */
      fewest: z.int(),
      spare: z.boolean(),
      missing: z.int(),
      method: DeedMethod.nullable(),
      /** It signs or seals a printed copy, and nobody is asked here. */
      paper: z.boolean(),
      inPerson: z.boolean(),
      ownRule: z.string(),
      warnings: z.array(z.strictObject({ code: SlotWarning, person: z.string() })),
    }),
  ),
});
export type Ready = z.infer<typeof Ready>;

/**
 * `PUT /api/agreements/:agreement/gates/:gate` (closeGate): a lead closes or reopens a gate of
 * the whole agreement (`organisationId` null) or of its own party → GateView. The note says what was
 * filed. None of these can be waived: `waived` is refused as `gateInsisted`, with the gate in `params`.
 */
export const SetGate = z.strictObject({
  organisationId: z.string().nullable(),
  state: z.enum(["open", "closed", "waived"]),
  note: z.string().trim().max(10_000),
  /** With `executionCheck` closed: how many people its own rules ask to sign. */
  signers: Officers.optional(),
  /** With `funderApproval` closed, and then always: the day of the approval, not in the future. */
  approvedOn: z.iso.date().optional(),
  /** With `dpiaScreen` and `safeguardingLead` closed, and then always: what it came to. */
  details: GateDetails.optional(),
});

/**
 * `PUT …/gates/legalReview/close` (closeLegalReview): the legal reviewer, for its own party.
 * `PUT …/gates/legalReview/waive` (waiveLegalReview): the director, with a reason, likewise.
 * Both → GateView. `done: false` opens it again.
 */
export const SetLegalReview = z.strictObject({
  done: z.boolean(),
  note: z.string().trim().max(10_000),
});

/**
 * `POST /api/agreements/:agreement/freeze/consent` (freeze): one's own yes to this seq → Ready.
 * `POST /api/agreements/:agreement/freeze` (freeze) → VersionView. Both: 409 `draftChanged` with
 * `params.seq` when the draft has moved on; freezing: 409 `notReady` while something blocks,
 * with the code of the first in `params.first` and how many in `params.open`.
 */
export const AtSeq = z.strictObject({ seq: z.number().int().min(0) });

/**
 * `POST /api/agreements/:agreement/thaw` (thaw) with a reason: voids the round, tells every signer
 * → VersionView.
 */
export const WithReason = z.strictObject({ reason: z.string().trim().min(1).max(10_000) });

const SignatoryView = z.strictObject({
  organisationId: z.string(),
  organisationName: z.string(),
  personId: z.string(),
  personName: z.string(),
  title: z.string(),
  /** The people whom this signature binds in person, as the text names them, or null. */
  inPerson: z.string().nullable(),
  signedAt: At.nullable(),
  method: z.enum(["passkey", "emailCode"]).nullable(),
});

/**
 * `GET /api/agreements/:agreement/version` (read): the newest frozen version.
 * `content` is the canonical JSON exactly as hashed; hash it yourself and compare with `docHash`.
 */
export const VersionView = z.strictObject({
  id: z.string(),
  n: z.number().int(),
  seq: z.number().int(),
  content: z.string(),
  docHash: Hex,
  words: z.array(z.string()).length(4),
  state: z.enum(["open", "complete", "declined", "thawed"]),
  frozenBy: z.string(),
  frozenAt: At,
  closedBy: z.string().nullable(),
  closedAt: At.nullable(),
  reason: z.string().nullable(),
  signatories: z.array(SignatoryView),
  /** The parties that sign or seal on paper. */
  paper: z.array(PaperView),
  /** The day that the words name for the deed, and the day from which it counts, once complete. */
  deed: z.strictObject({ from: z.iso.date(), deliveredOn: z.iso.date().nullable() }).nullable(),
  sealKey: Hex,
  /** How the degree of these words was decided: each party's yes, and why where people chose it. */
  decision: z
    .strictObject({
      degree: z.literal([1, 2, 3, 4, 5]),
      method: z.enum(["computed", "byHand"]),
      reason: z.string(),
      yes: z
        .array(z.strictObject({ organisationId: z.string(), personName: z.string(), at: At }))
        .readonly(),
    })
    .nullable(),
});
export type VersionView = z.infer<typeof VersionView>;

/**
 * `POST /api/agreements/:agreement/sign/challenge` (sign): the statement to be signed.
 * For `passkey` the reply has WebAuthn request options; for `emailCode` a code is mailed.
 */
export const AskChallenge = z.strictObject({
  versionId: z.string(),
  docHash: Hex,
  method: z.enum(["passkey", "emailCode"]),
});
export const ChallengeMade = z.strictObject({
  challengeId: z.string(),
  statement: z.string(),
  options: z.record(z.string(), z.unknown()).nullable(),
  expiresAt: At,
});

/** `POST /api/agreements/:agreement/sign` (sign) → VersionView. One of `assertion` and `code`. */
export const Sign = z.strictObject({
  challengeId: z.string(),
  docHash: Hex,
  /** The person ticked the sentence of intent. */
  intent: z.literal(true),
  assertion: z.record(z.string(), z.unknown()).optional(),
  code: z
    .string()
    .regex(/^\d{8}$/)
    .optional(),
});

/** `POST /api/agreements/:agreement/decline` (decline) with a reason → VersionView. */

/**
 * `GET /api/agreements/:agreement/evidence` (export): the sealed bundle of the newest version, as a
 * download. 404 before the first freeze.
 */

/** `PUT /api/agreements/:agreement/people/:person/authority`: see `ConfirmAuthority`. */

/** `GET /api/agreements/:agreement/audit` (verify): the chain in order, with names where not erased. */
export const AuditView = z.strictObject({
  events: z.array(
    z.strictObject({
      seq: z.number().int(),
      at: At,
      type: z.string(),
      personName: z.string().nullable(),
      organisationName: z.string().nullable(),
      params: z.record(z.string(), z.string()),
      hash: Hex,
      prev: z.string(),
    }),
  ),
  head: z.string(),
  intact: z.boolean(),
});
export type AuditView = z.infer<typeof AuditView>;
