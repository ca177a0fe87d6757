import { roomRights } from "#shared/permissions/rooms.ts";
import { accessTo } from "../agreements/store.ts";
import { gathered } from "../storage/gathered.ts";
import type { Storage } from "../storage/storage.ts";
import type { LivePorts, Rights } from "./ports.ts";
import { namesOf, standingsOf } from "./store.ts";

/** Whether the session with this id would still be let in; `active` counts as being seen. */
export type SessionLives = (id: string, active: boolean) => Promise<boolean>;

/**
 * The one asker on the socket: is the session alive, is the person on the agreement, what may
 * they do in the draft's room now? Read afresh each time. A ticket's session belongs to its person.
 */
export function rightsReader(storage: Storage, lives: SessionLives): LivePorts["rights"] {
  const standing = gathered((ids: readonly string[]) => standingsOf(storage.read, ids));
  // Every change of who may do what raises the membership epoch, so equal epochs are equal rights.
  const isStill = async (agreementId: string, known: Rights): Promise<boolean> => {
    const now = await standing(agreementId);
    return now?.stage === known.stage && now.membershipEpoch === known.membershipEpoch;
  };
  return async ({ personId, sessionId, writing }, agreementId, known) => {
    const [living, still] = await Promise.all([
      lives(sessionId, writing),
      known !== undefined && isStill(agreementId, known),
    ]);
    if (!living) return "noSession";
    if (known !== undefined && still) return known;
    // Rights hang from nobody's name, which is read with that of the party.
    const access = await accessTo(storage.read, { personId, name: "" }, agreementId);
    if (access === null) return "stranger";
    const { stage, phase, seats, organisationId, membershipEpoch } = access;
    const { read, write } = roomRights(seats, "draft", phase);
    return {
      personId,
      organisationId,
      ...(await namesOf(storage.read, { personId, agreementId, organisationId })),
      stage,
      membershipEpoch,
      mayRead: read,
      mayWrite: write,
      unseen: stage === "signing" && seats.includes("director") && !seats.includes("lead"),
    };
  };
}
