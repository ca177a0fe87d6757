import * as z from "zod";
import { LegalForm, Nation } from "../agreements/party.ts";
import { Role } from "../agreements/stage.ts";
import { ORGANISATION_SEATS } from "../permissions/may.ts";

const Name = z.string().trim().min(1).max(200);
const Email = z.email().max(254);
const At = z.iso.datetime();

/** `GET /api/me`: who is asking; `person` is null when nobody is signed in. */
export const Me = z.strictObject({
  person: z.strictObject({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  demo: z.boolean(),
  /** Email is not sent but kept at `/outbox`, where this reader may look. */
  outbox: z.boolean(),
  organisations: z.array(
    z.strictObject({
      id: z.string(),
      legalName: z.string(),
      shortName: z.string(),
      administrator: z.boolean(),
    }),
  ),
  passkeys: z.number().int(),
});
export type Me = z.infer<typeof Me>;

/** `POST /api/sign-in/code`: mail an 8-digit code. Same answer for known and unknown addresses. */
export const AskCode = z.strictObject({ email: Email });
/** `POST /api/sign-in/code/confirm`: sets the session cookie. `name` is used for a new person. */
export const ConfirmCode = z.strictObject({
  email: Email,
  code: z.string().regex(/^\d{8}$/),
  name: Name.optional(),
});
/** `PUT /api/me`: change one's own name. */
export const RenameMe = z.strictObject({ name: Name });
/** `POST /api/sign-out` has no body. `GET /api/me/sessions`, `DELETE /api/me/sessions/:session`. */
export const SessionList = z.strictObject({
  sessions: z.array(
    z.strictObject({ id: z.string(), createdAt: At, userAgent: z.string(), current: z.boolean() }),
  ),
});

/**
 * Passkeys: `POST /api/passkeys/options` and `POST /api/passkeys` (enrol, signed in),
 * `GET /api/passkeys`, `DELETE /api/passkeys/:passkey`,
 * `POST /api/sign-in/passkey/options` and `POST /api/sign-in/passkey` (sign in).
 * Options and responses are those of WebAuthn in JSON form (W3C WebAuthn 3, section 5.1).
 */
export const WebAuthnOptions = z.strictObject({
  challengeId: z.string(),
  options: z.record(z.string(), z.unknown()),
});
export const WebAuthnAnswer = z.strictObject({
  challengeId: z.string(),
  name: Name.optional(),
  response: z.record(z.string(), z.unknown()),
});
export const PasskeyList = z.strictObject({
  passkeys: z.array(
    z.strictObject({ id: z.string(), name: z.string(), createdAt: At, lastUsedAt: At.nullable() }),
  ),
});

/** The profile of an organisation, asked once; it fills the agreement's parties. */
export const Profile = z.strictObject({
  legalName: Name,
  shortName: z.string().trim().min(1).max(60),
  number: z.string().trim().max(60),
  address: z.string().trim().max(500),
  legalForm: LegalForm,
  nation: Nation,
  publicAuthority: z.boolean(),
  languages: z.array(z.enum(["en", "cy"])).min(1),
  /** Who regulates it, such as the Charity Commission. */
  regulator: z.string().trim().max(120).optional(),
  /** How many people sign for it, by its own rule; not given: as many as are asked, at least one. */
  signers: z.literal([1, 2]).optional(),
  /** Its own rule for signing, in its words, such as "two trustees, above £10,000". */
  signingRule: z.string().trim().max(500).optional(),
});
export type Profile = z.infer<typeof Profile>;

/** `POST /api/organisations` (its creator is the first administrator) → `Organisation`. */
/** `GET|PUT /api/organisations/:organisation` (members read, administrators change). */
export const Organisation = z.strictObject({
  id: z.string(),
  profile: Profile,
  administrator: z.boolean(),
  /** The reader's own, for `mayIn`. */
  seats: z.array(z.enum(ORGANISATION_SEATS)),
  members: z.array(
    z.strictObject({
      personId: z.string(),
      name: z.string(),
      email: z.string(),
      title: z.string(),
      administrator: z.boolean(),
    }),
  ),
});
export type Organisation = z.infer<typeof Organisation>;
/** `PUT /api/organisations/:organisation/members/:person/title` (oneself, or an administrator) → `Organisation`. */
export const Retitle = z.strictObject({ title: z.string().trim().max(120) });
/** `DELETE /api/organisations/:organisation/members/:person` (administrator): out of all its agreements. */

/**
 * `POST /api/agreements/:agreement/invitations` (lead, own party) → `{ link }`.
 * `GET` lists one's own party's and those to partners it sent. `DELETE …/:invitation` takes one
 * back → `InvitationList`. `POST …/:invitation/again` → `InvitationMade` with a fresh link; the old
 * one stops working.
 */
export const Invite = z.strictObject({ email: Email, name: Name, role: Role });
export const InvitationMade = z.strictObject({ id: z.string(), link: z.string() });
export const InvitationList = z.strictObject({
  invitations: z.array(
    z.strictObject({
      id: z.string(),
      email: z.string(),
      name: z.string(),
      role: Role,
      organisation: z.string(),
      state: z.enum(["waiting", "accepted", "expired", "takenBack"]),
      expiresAt: At,
    }),
  ),
});

/**
 * `POST /api/invitations/look` (anybody holding the token) → what it is about; consumes nothing.
 * The address is shown shortened, such as `m…s@alderbeck.example`.
 */
export const LookInvitation = z.strictObject({ token: z.string().min(20).max(100) });
export const InvitationLook = z.strictObject({
  agreementTitle: z.string(),
  inviter: z.string(),
  inviterOrganisation: z.string(),
  organisation: z.string(),
  /** True when the lead of a new party must give (or choose) its organisation when accepting. */
  newParty: z.boolean(),
  role: Role,
  sentTo: z.string(),
});
/**
 * `POST /api/invitations/accept` (signed in with the proven, equal address) → `{ agreement }`.
 * A new party's lead names the organisation: one they administer, or a new profile.
 */
export const AcceptInvitation = z.strictObject({
  token: z.string().min(20).max(100),
  organisationId: z.string().optional(),
  profile: Profile.optional(),
});
export const InvitationAccepted = z.strictObject({ agreement: z.string() });

/** `GET /api/outbox` (demo and development only): newest first. */
export const OutboxList = z.strictObject({
  mails: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      to: z.string(),
      subject: z.string(),
      body: z.string(),
      at: At,
      sent: z.boolean(),
    }),
  ),
});

/** `GET /api/demo` → the example's people; `POST /api/demo/session {person}`; `POST /api/demo/reset`. */
export const DemoPeople = z.strictObject({
  people: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      role: Role,
      organisation: z.string(),
      mark: z.number().int(),
      agreement: z.string(),
    }),
  ),
});
export const BecomePerson = z.strictObject({ person: z.string() });
/** `token` is for one tab (`Authorization: Bearer`); the same answer sets a session cookie for scripts. */
export const BecamePerson = z.strictObject({ token: z.string(), person: z.string() });
