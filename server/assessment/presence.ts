import type { QuestionId } from "#shared/assessment/questions.ts";
import type { WhoIsHere } from "#shared/protocol/answering.ts";
import type { Access } from "../agreements/access.ts";
import type { Clock } from "../clock.ts";

/** A page says every few seconds that it is still there; after this long it is gone. */
const GONE_AFTER_MS = 15_000;

interface Seen {
  readonly personName: string;
  readonly question: QuestionId;
  readonly until: number;
}

/**
 * Who of one organisation is at which question. It lives in memory, for as long as pages keep saying
 * so, and is told to nobody of another organisation.
 */
export interface Presence {
  /** This person is at a question now, or (null) at none. */
  readonly at: (access: Access, question: QuestionId | null) => void;
  /** The colleagues of this person who are at a question now. */
  readonly colleagues: (access: Access) => WhoIsHere["people"];
}

export function createPresence(clock: Clock): Presence {
  const rooms = new Map<string, Map<string, Seen>>();
  return {
    at: ({ agreementId, organisationId, personId, personName }, question) => {
      const key = `${agreementId} ${organisationId}`;
      const room = rooms.get(key) ?? new Map<string, Seen>();
      const now = clock.now().getTime();
      for (const [person, { until }] of room) if (until < now) room.delete(person);
      room.delete(personId);
      if (question !== null)
        room.set(personId, { personName, question, until: now + GONE_AFTER_MS });
      if (room.size === 0) rooms.delete(key);
      else rooms.set(key, room);
    },
    colleagues: ({ agreementId, organisationId, personId }) => {
      const now = clock.now().getTime();
      return [...(rooms.get(`${agreementId} ${organisationId}`) ?? [])]
        .filter(([person, { until }]) => person !== personId && until >= now)
        .map(([, { personName, question }]) => ({ personName, question }));
    },
  };
}
