import { type Stage, STAGES } from "#shared/agreements/stage.ts";
import { seedUpdate } from "#shared/drafting/convert.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { type Seat, SEATS } from "#shared/permissions/may.ts";
import { addAgreement, addParticipant, addParty } from "./agreements/agreement-store.ts";
import { seed } from "./drafting/gate.fixture.ts";
import { insertDraft } from "./drafting/store.ts";
import { hashOf } from "./people/hashes.ts";
import { addMember, addOrganisation } from "./people/organisation-store.ts";
import { addSession } from "./people/session-store.ts";
import { addPerson } from "./people/store.ts";
import type { Started } from "./started.fixture.ts";
import type { Tx } from "./storage/storage.ts";

/**
 * Two partnerships, each with a draft, in every stage, of four organisations: `home` and `partner` share one, `other`
 * and `rival` the other. Every organisation has one person in every seat.
 */
const ORGANISATIONS = ["home", "partner", "other", "rival"] as const;
export type Organisation = (typeof ORGANISATIONS)[number];

export const personOf = (organisation: Organisation, seat: Seat): string =>
  `${organisation}-${seat}`;
export const ours = (stage: Stage): string => `ours-${stage.toLowerCase()}`;
export const theirs = (stage: Stage): string => `theirs-${stage.toLowerCase()}`;
/** Long enough to be a token; the same for everybody who knows the name. */
export const tokenOf = (person: string): string => `${person}-${"t".repeat(30)}`;

const AT = new Date("2026-11-18T09:00:00.000Z");

export async function fillMatrix(server: Started): Promise<void> {
  await server.platform.storage.write(async (tx) => {
    for (const organisation of ORGANISATIONS) await fillOrganisation(tx, organisation);
    await fillPerson(tx, "stranger");
    for (const stage of STAGES) {
      await fillAgreement(tx, { id: ours(stage), stage, parties: ["home", "partner"] });
      await fillAgreement(tx, { id: theirs(stage), stage, parties: ["other", "rival"] });
    }
  });
}

async function fillOrganisation(tx: Tx, id: Organisation): Promise<void> {
  const profile = {
    legalName: `The ${id}`,
    shortName: id,
    number: "",
    address: "",
    legalForm: "cio",
    nation: "england",
    publicAuthority: false,
    languages: ["en"],
  } as const;
  await addOrganisation(tx, { id, profile: { ...profile, languages: ["en"] } }, AT.toISOString());
  for (const seat of SEATS) {
    const personId = personOf(id, seat);
    await fillPerson(tx, personId);
    const member = { organisationId: id, personId, title: "" };
    await addMember(tx, { ...member, administrator: seat === "administrator" }, AT.toISOString());
  }
}

async function fillPerson(tx: Tx, id: string): Promise<void> {
  const person = { id, name: id, email: `${id}@matrix.example` };
  await addPerson(tx, person, AT.toISOString());
  const now = new Date();
  const session = { id: `session-${id}`, personId: id, token: hashOf(tokenOf(id)), device: "" };
  const expiresAt = new Date(now.getTime() + 12 * 3_600_000);
  await addSession(tx, { ...session, at: now, expiresAt });
}

async function fillAgreement(
  tx: Tx,
  agreement: {
    readonly id: string;
    readonly stage: Stage;
    readonly parties: readonly Organisation[];
  },
): Promise<void> {
  const { id, stage, parties } = agreement;
  const createdBy = personOf(parties[0] ?? "home", "lead");
  await addAgreement(tx, { id, title: id, stage, createdBy, at: AT.toISOString() });
  const draft = { room: draftRoom(id), agreementId: id, client: 1, personId: createdBy };
  await insertDraft(tx, { ...draft, update: seedUpdate(seed, 1) }, AT.toISOString());
  for (const organisationId of parties) {
    await addParty(tx, { agreementId: id, organisationId }, AT.toISOString());
    for (const role of ["lead", "legal", "director", "viewer"] as const) {
      const seated = { agreementId: id, organisationId, personId: personOf(organisationId, role) };
      await addParticipant(tx, { ...seated, role }, AT.toISOString());
    }
  }
}
