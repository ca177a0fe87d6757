/** The limits of a live room (OPERATIONS 4.3); frame sizes are in `shared/protocol/live.ts`. */
export const LIVE_LIMITS = {
  /** frames a second, and how many may come at once after a pause */
  frames: { rate: 60, burst: 120 },
  /** bytes a second; the first sync comes on top */
  bytes: { rate: 200_000, burst: 400_000 },
  presencePerSecond: 10,
  /** bytes of a document's state, its structs, its blocks, the nesting of a block */
  document: 5_000_000,
  structs: 200_000,
  blocks: 10_000,
  depth: 16,
  /** characters of one run of words */
  block: 20_000,
  socketsPerPerson: 20,
  socketsPerRoom: 60,
  /** sockets that have not shown a session yet */
  unknownSockets: 100,
  /** bytes waiting to be read by a client, and for how long, before it is closed as too slow */
  waiting: { bytes: 1_000_000, ms: 5_000, most: 8_000_000 },
  /**
   * a page on plain HTTP: how long after its last reading it counts as gone, the bytes that one
   * answer brings, and how many bodies of one line may wait to be read
   */
  http: { silenceMs: 15_000, answerBytes: 1_000_000, bodies: 4 },
  /** updates of one connection that wait, above which it is read no further */
  waitingEach: 256,
  /** bytes of a room's unwritten updates above which their senders are read no further */
  waitingWrites: 1_000_000,
  presenceEveryMs: 50,
  recheckMs: 60_000,
  /** how long an empty room stays in memory */
  idleMs: 30_000,
  /** journal rows between two snapshots */
  compactEvery: 200,
  retryMs: 1_000,
  /** how long a page has to answer a close */
  farewellMs: 1_000,
  /** between two audit lines about one person's refused updates */
  auditEveryMs: 60_000,
} as const;
