import { roomRights } from "#shared/permissions/rooms.ts";
import { accessTo } from "../agreements/store.ts";
import type { Storage } from "../storage/storage.ts";
import type { LivePorts, Rights } from "./ports.ts";
import { nameOf, partyName, standingOf } from "./store.ts";

/** Whether the session with this id would still be let in; `active` counts as being seen. */
export type SessionLives = (id: string, active: boolean) => Promise<boolean>;

/** Every change of who may do what raises the membership epoch, so equal epochs are equal rights. */
async function isStill(db: Storage["read"], agreementId: string, known: Rights): Promise<boolean> {
  const now = await standingOf(db, agreementId);
  return now?.stage === known.stage && now.membershipEpoch === known.membershipEpoch;
}

/**
 * The one asker on the socket: is the session alive, is the person on the agreement, what may
 * they do in the draft's room now? Read afresh each time. A ticket's session belongs to its person.
 */
export function rightsReader(storage: Storage, lives: SessionLives): LivePorts["rights"] {
  return async ({ personId, sessionId, writing }, agreementId, known) => {
    if (!(await lives(sessionId, writing))) return "noSession";
    if (known !== undefined && (await isStill(storage.read, agreementId, known))) return known;
    const name = await nameOf(storage.read, personId);
    const access = await accessTo(storage.read, { personId, name }, agreementId);
    if (access === null) return "stranger";
    const { stage, seats, organisationId, membershipEpoch } = access;
    const { read, write } = roomRights(seats, "draft", stage);
    return {
      personId,
      name,
      organisationId,
      ...(await partyName(storage.read, agreementId, organisationId)),
      stage,
      membershipEpoch,
      mayRead: read,
      mayWrite: write,
      unseen: stage === "signing" && seats.includes("director") && !seats.includes("lead"),
    };
  };
}
