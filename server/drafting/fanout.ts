import type { Line, LivePorts } from "./ports.ts";
import { LIVE_LIMITS } from "./limits.ts";
import { CLOSE } from "#shared/protocol/close-codes.ts";

/**
 * Step 8's last leg: frames out to one reader, who is given up when too slow. A reader with more
 * than 1 MB waiting for 5 s is closed with 1013; nobody else waits for it.
 */
export class Outlet {
  readonly #line: Line;
  readonly #ports: Pick<LivePorts, "timers" | "meter">;
  #stopWatch: (() => void) | undefined;
  #closed = false;

  constructor(line: Line, ports: Pick<LivePorts, "timers" | "meter">) {
    this.#line = line;
    this.#ports = ports;
  }

  send(frame: Uint8Array): void {
    if (this.#closed) return;
    this.#line.send(frame);
    const { waiting } = this.#line;
    if (waiting > LIVE_LIMITS.waiting.most) this.#giveUp();
    else if (waiting > LIVE_LIMITS.waiting.bytes) this.#watch();
  }

  close(code: number, reason: string): void {
    if (this.#closed) return;
    this.stop();
    this.#line.close(code, reason);
  }

  /** No frame leaves any more. */
  stop(): void {
    this.#closed = true;
    this.#stopWatch?.();
  }

  #watch(): void {
    if (this.#stopWatch !== undefined) return;
    this.#stopWatch = this.#ports.timers.after(LIVE_LIMITS.waiting.ms, () => {
      this.#stopWatch = undefined;
      if (this.#line.waiting > LIVE_LIMITS.waiting.bytes) this.#giveUp();
    });
  }

  #giveUp(): void {
    if (!this.#closed) this.#ports.meter.slowClosed();
    this.close(CLOSE.tooSlow, "too slow");
  }
}
