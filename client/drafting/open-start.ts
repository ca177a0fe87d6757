import { draftRoom } from "#shared/permissions/rooms.ts";
import type { LiveSessionReply } from "#shared/protocol/live.ts";
import type { Losses } from "./losses.ts";
import type { DeviceStore, KeptWork } from "./offline.ts";
import type { SessionPage } from "./session.ts";
import type { Refused } from "./set-aside.ts";
import type { RoomAddress } from "./socket.ts";

/** What one open document begins with, and whom it tells. */
export interface OpenStart {
  readonly page: SessionPage;
  readonly store: DeviceStore;
  readonly live: LiveSessionReply;
  readonly kept: KeptWork;
  readonly reading: boolean;
  readonly nextKey: () => number;
  readonly changed: () => void;
  readonly synced: (refused: Refused | null) => void;
  readonly losses: Losses;
  readonly back: (edits: number) => void;
  /** The line is back after a long break, with words waiting: look before they are sent. */
  readonly lookFirst: () => void;
  /** This document must not be written any more: open another. */
  readonly afresh: () => void;
  /** The line ended with this code; 0 when the document has parts this page does not know. */
  readonly ended: (code: number) => void;
}

/** Where a page finds the room of its draft. */
export function addressOf(page: SessionPage, session: LiveSessionReply): RoomAddress {
  return {
    room: draftRoom(page.agreement),
    session,
    url: page.url,
    ...(page.WebSocket && { WebSocket: page.WebSocket }),
  };
}
