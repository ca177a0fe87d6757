import type { Actor } from "#shared/audit/event.ts";
import type { Seat } from "#shared/permissions/may.ts";
import type { Access } from "../agreements/access.ts";

/** Somebody on the agreement as its history names them, in the seat they act in. */
export function actorOf(access: Access, as: Seat, via: Actor["via"] = "session"): Actor {
  return { id: access.personId, org: access.organisationId, role: as, via };
}
