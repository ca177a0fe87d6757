import type { Actor } from "#shared/audit/event.ts";
import type { Role } from "#shared/agreements/stage.ts";
import type { Tx } from "../storage/storage.ts";
import type { Seated } from "./agreement-store.ts";
import type { AgreementDeps } from "./deps.ts";

type Deps = Pick<AgreementDeps, "recorder">;

/** Somebody signed in, acting for an organisation in one of their seats. */
export function actor(personId: string, organisationId: string, seat: string): Actor {
  return { id: personId, org: organisationId, role: seat, via: "session" };
}

export async function recordCreated(
  deps: Deps,
  tx: Tx,
  fact: { readonly agreementId: string; readonly title: string; readonly by: Actor },
): Promise<void> {
  const { agreementId, title, by } = fact;
  await deps.recorder.record(tx, agreementId, { type: "created", actor: by, data: { title } });
}

/** Who was invited, for what; the name and the address can be erased later. */
export async function recordInvited(
  deps: Deps,
  tx: Tx,
  fact: {
    readonly agreementId: string;
    readonly by: Actor;
    readonly organisation: string;
    readonly role: Role;
    readonly personal: { readonly name: string; readonly email: string };
  },
): Promise<void> {
  const { agreementId, by, organisation, role, personal } = fact;
  await deps.recorder.record(tx, agreementId, {
    type: "party.invited",
    actor: by,
    data: { organisation, role },
    personal,
  });
}

/** Another organisation is proposed, or somebody has said yes or no to it. Its name is for all to read. */
export async function recordProposed(
  deps: Deps,
  tx: Tx,
  fact: {
    readonly type: "party.proposed" | "party.agreed" | "party.refused" | "party.withdrawn";
    readonly agreementId: string;
    readonly by: Actor;
    readonly data: { readonly number: number; readonly proposed: string };
    readonly personal?: { readonly reason: string; readonly name: string; readonly email: string };
  },
): Promise<void> {
  const { type, agreementId, by, data, personal } = fact;
  const line = { type, actor: by, data, ...(personal === undefined ? {} : { personal }) };
  await deps.recorder.record(tx, agreementId, line);
}

/** An organisation has become a party. */
export async function recordJoined(
  deps: Deps,
  tx: Tx,
  fact: { readonly agreementId: string; readonly organisationId: string; readonly by: Actor },
): Promise<void> {
  const { agreementId, organisationId, by } = fact;
  const data = { organisation: organisationId };
  await deps.recorder.record(tx, agreementId, { type: "party.joined", actor: by, data });
}

/**
 * An organisation is not a party any more, or, of two, has ended the agreement. The reason is for all
 * to read and can be erased.
 */
export async function recordGone(
  deps: Deps,
  tx: Tx,
  type: "party.removed" | "agreement.ended",
  fact: {
    readonly agreementId: string;
    readonly organisationId: string;
    readonly by: Actor;
    readonly reason: string;
  },
): Promise<void> {
  const { agreementId, organisationId, by, reason } = fact;
  await deps.recorder.record(tx, agreementId, {
    type,
    actor: by,
    data: { organisation: organisationId },
    personal: { reason },
  });
}

/** A role was given to somebody, or taken away. */
export async function recordRole(
  deps: Deps,
  tx: Tx,
  fact: { readonly seat: Seated; readonly by: Actor; readonly change: "given" | "taken" },
): Promise<void> {
  const { seat, by, change } = fact;
  await deps.recorder.record(tx, seat.agreementId, {
    type: "role.changed",
    actor: by,
    data: {
      person: seat.personId,
      organisation: seat.organisationId,
      role: seat.role,
      change,
    },
  });
}

export async function recordAuthority(
  deps: Deps,
  tx: Tx,
  fact: {
    readonly agreementId: string;
    readonly by: Actor;
    readonly data: {
      readonly person: string;
      readonly basis: string;
      readonly reference: string;
      readonly date: string;
    };
  },
): Promise<void> {
  const { agreementId, by, data } = fact;
  await deps.recorder.record(tx, agreementId, { type: "authority.confirmed", actor: by, data });
}
