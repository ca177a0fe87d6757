import type { LiveState } from "#shared/protocol/live.ts";
import type { Disk } from "./ports.ts";

type Trouble = "notSaved" | "lowDisk";

/** Whether a room can save, and what its members have been told of it: each change once. */
export class Saving {
  readonly #disk: Disk;
  readonly #tell: (notice: LiveState["notice"]) => void;
  #told: Trouble | undefined;

  constructor(disk: Disk, tell: (notice: LiveState["notice"]) => void) {
    this.#disk = disk;
    this.#tell = tell;
    if (disk.low()) this.#told = "lowDisk";
  }

  /** Why nothing is saved at the moment; undefined when it is. */
  get trouble(): Trouble | undefined {
    return this.#told;
  }

  /** A commit has failed, or was not tried. */
  failed(): void {
    this.#say(this.#disk.low() ? "lowDisk" : "notSaved");
  }

  /** Everything of a batch is stored, or nothing of it had to be. */
  saved(): void {
    if (!this.#disk.low()) this.#say(undefined);
  }

  /** @param waiting something is in the queue, and its own end tells the rest */
  diskChanged(waiting: boolean): void {
    if (this.#disk.low()) this.#say("lowDisk");
    else if (!waiting) this.#say(undefined);
  }

  #say(trouble: Trouble | undefined): void {
    if (trouble === this.#told) return;
    this.#told = trouble;
    this.#tell(trouble ?? "saved");
  }
}
