import { anyMay, type Phase, type Seat } from "./may.ts";

/** The live rooms of an agreement. A role is enforced by which room a connection may write (LIVE 1). */
export type RoomKind = "draft";

export interface RoomRights {
  readonly read: boolean;
  readonly write: boolean;
}

/** What these seats may do in the room now; no row in the table means neither. */
export function roomRights(seats: readonly Seat[], room: RoomKind, phase: Phase): RoomRights {
  switch (room) {
    case "draft":
      return { read: anyMay(seats, "read", phase), write: anyMay(seats, "edit", phase) };
  }
}

/** The name of a draft's room on the wire: `agreement/{id}/draft`. */
export function draftRoom(agreement: string): string {
  return `agreement/${agreement}/draft`;
}

/** The agreement a room belongs to, or null when the name is not a room of ours. */
export function parseRoom(name: string): { agreement: string; kind: RoomKind } | null {
  const match = /^agreement\/([a-z0-9-]{1,64})\/draft$/.exec(name);
  const agreement = match?.[1];
  return agreement === undefined ? null : { agreement, kind: "draft" };
}
