import type { Reader } from "../storage/storage.ts";
import { LiveSessionReply, LiveSessionRequest } from "#shared/protocol/live.ts";
import { SCHEMA_VERSION } from "#shared/drafting/schema.ts";
import { parseRoom } from "#shared/permissions/rooms.ts";
import { require } from "../agreements/guard.ts";
import { ProblemError } from "../http/problem.ts";
import { type Route, sessionRoute } from "../http/route.ts";
import type { LivePorts } from "./ports.ts";
import type { Rooms } from "./rooms.ts";
import { sha256 } from "./sha256.ts";
import { newClientId, newSid } from "./tickets.ts";

/** `POST /api/live/session`: a client id and the ticket to connect with it. */
export function liveRoutes(db: Reader, rooms: Rooms, { store, random }: LivePorts): Route[] {
  return [
    sessionRoute({
      method: "post",
      path: "/api/live/session",
      body: LiveSessionRequest,
      handle: async ({ session, body }) => {
        const agreementId = parseRoom(body.room)?.agreement;
        if (agreementId === undefined) throw new ProblemError("notFound");
        await require(db, session, { agreementId, action: "read" });
        const head = await store.head(body.room);
        if (head === undefined) throw new ProblemError("notFound");
        const [client, sid] = [newClientId(random), newSid(random)];
        const { personId, id: sessionId } = session;
        const ticket = { client, room: body.room, personId, sessionId, epoch: head.epoch };
        await store.addTicket({ ...ticket, sidHash: sha256(sid) });
        (await rooms.ifOpen(body.room))?.announce(client, personId);
        const reply: LiveSessionReply = {
          clientID: client,
          sid,
          epoch: head.epoch,
          seq: head.seq,
          schema: SCHEMA_VERSION,
        };
        return { json: LiveSessionReply.parse(reply) };
      },
    }),
  ];
}
