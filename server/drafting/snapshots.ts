import { LIVE_LIMITS } from "./limits.ts";
import type { LiveDraft } from "./live-draft.ts";
import type { LivePorts } from "./ports.ts";
import { type SnapshotPorts, compact } from "./snapshot.ts";
import type { SnapshotPace } from "./snapshot-pace.ts";

type Ports = SnapshotPorts & Pick<LivePorts, "clock" | "log">;

/**
 * When a room writes snapshots: every so many rows, as soon as the server has time for one, and
 * never two at once.
 */
export class Snapshots {
  readonly #room: string;
  readonly #draft: LiveDraft;
  readonly #ports: Ports;
  readonly #pace: SnapshotPace;
  #writing = false;

  constructor(room: string, draft: LiveDraft, on: { ports: Ports; pace: SnapshotPace }) {
    this.#room = room;
    this.#draft = draft;
    this.#ports = on.ports;
    this.#pace = on.pace;
  }

  get writing(): boolean {
    return this.#writing;
  }

  writeIfDue(): void {
    if (this.#draft.rowsSinceSnapshot < LIVE_LIMITS.compactEvery) return;
    if (this.#pace.free(this.#now())) void this.write();
  }

  /** A snapshot that can't be written or fails its check leaves all rows where they are. */
  async write(): Promise<void> {
    if (this.#writing || this.#draft.quarantined) return;
    this.#writing = true;
    this.#pace.begin();
    const began = this.#now();
    const { rowsSinceSnapshot: rows, logBytes } = this.#draft;
    try {
      const bytes = await compact(this.#ports, this.#room, this.#draft);
      this.#draft.compacted(bytes, logBytes);
    } catch (error) {
      this.#ports.log.error({ room: this.#room, error: String(error) }, "snapshot: not written");
    }
    this.#draft.rowsSinceSnapshot -= rows;
    this.#pace.end(this.#now(), this.#now() - began);
    this.#writing = false;
  }

  #now(): number {
    return this.#ports.clock.now().getTime();
  }
}
