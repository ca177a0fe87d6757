import type { RefuseCode } from "#shared/protocol/live.ts";

/** What the live core counts for whoever runs the server: numbers and codes, never a name or a word. */
export interface Meter {
  /** an update was acknowledged, so long after it came */
  acknowledged(ms: number): void;
  /** a commit of the journal failed; its updates wait */
  appendFailed(): void;
  refused(code: RefuseCode): void;
  /** a reader was given up because it did not read */
  slowClosed(): void;
  /** a draft was found damaged on disk */
  damaged(): void;
}

export const noMeter: Meter = {
  acknowledged: () => {},
  appendFailed: () => {},
  refused: () => {},
  slowClosed: () => {},
  damaged: () => {},
};

/** Where a room stands now. */
export type RoomNumbers = {
  /** updates that wait to be judged or written, and their bytes */
  pending: number;
  pendingBytes: number;
  /** when the first of them came; undefined when none waits */
  oldestAt: number | undefined;
  /** the draft: its last snapshot and everything stored since */
  documentBytes: number;
  /** what was stored since the last snapshot */
  logBytes: number;
};

/** How many lines of one kind are being looked at, let in, and on their way out. */
export type LinesNow = { arriving: number; open: number; closing: number };

/** The live rooms as they stand now, and the pages' lines to them. */
export type LiveNumbers = {
  rooms: RoomNumbers[];
  sockets: { webSocket: LinesNow; http: LinesNow };
};
