/**
 * Why the server closes a live socket, and what the client does then. Codes from 4400 to 4499 end
 * reconnecting (y-websocket 3.1 takes them as final); every other is followed by a new attempt.
 */
export const CLOSE = {
  /** a frame that is malformed, too large or of an unknown type: keep the words, open anew */
  badFrame: 4400,
  /** no valid session: sign in again */
  noSession: 4401,
  /** removed from the agreement, or this room is not for this role: offer the unsaved words back */
  forbidden: 4403,
  /** there is no such room for this person */
  notFound: 4404,
  /** the draft was restored or replaced: keep the words, never merge (`reset`) */
  epochChanged: 4409,
  /** this page is older than the server: reload before any content is read */
  oldClient: 4426,
  /** the server restarts, or the person's role changed: reconnect and read the new hello */
  restart: 1012,
  /** the reader is too slow or the room is full: reconnect later */
  tooSlow: 1013,
} as const;
