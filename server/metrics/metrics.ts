import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { ProblemCode } from "#shared/problem/problem.ts";
import type { Clock } from "../clock.ts";
import type { LiveNumbers, Meter, RoomNumbers } from "../drafting/meter.ts";
import { type Lag, watchLag } from "./lag.ts";

/** What is read at the moment somebody asks. */
export interface MetricsSources {
  readonly clock: Clock;
  readonly live: () => Promise<LiveNumbers>;
  /** Bytes free in the data folder. */
  readonly freeBytes: () => Promise<number>;
  /** Is nothing written because they are too few? */
  readonly readOnly: () => boolean;
}

/**
 * What whoever runs the server can watch (OPERATIONS 4.8), in Prometheus' text form. Numbers, and
 * codes from our own closed lists as labels: never a name, an id or a word.
 */
export interface Metrics {
  readonly meter: Meter;
  /** A request was answered with this refusal. */
  readonly refused: (code: ProblemCode) => void;
  /** A history was read and its chain checked. */
  readonly chainChecked: (intact: boolean) => void;
  readonly read: () => Promise<string>;
  readonly close: () => void;
}

/** From a commit that nobody waits for to one that a page calls late. */
const ACK_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 60];

export function openMetrics(sources: MetricsSources): Metrics {
  const registry = new Registry();
  const lag = watchLag();
  const counters = countersOf(registry);
  const gauges = gaugesOf(registry);
  let checkedAt: number | undefined;
  return {
    meter: {
      acknowledged: (ms) => counters.ack.observe(Math.max(0, ms) / 1000),
      appendFailed: () => counters.appendFailures.inc(),
      refused: (code) => counters.gateRefusals.inc({ code }),
      slowClosed: () => counters.slowCloses.inc(),
      damaged: () => counters.damaged.inc(),
    },
    refused: (code) => counters.refusals.inc({ code }),
    chainChecked: (intact) => {
      checkedAt = sources.clock.now().getTime();
      if (!intact) counters.brokenChains.inc();
    },
    read: async () => {
      const now = sources.clock.now().getTime();
      ofProcess(gauges, lag);
      gauges.free.set(await sources.freeBytes());
      gauges.readOnly.set(Number(sources.readOnly()));
      if (checkedAt !== undefined) gauges.chainAge.set((now - checkedAt) / 1000);
      ofRooms(gauges, await sources.live(), now);
      return registry.metrics();
    },
    close: () => {
      lag.stop();
    },
  };
}

function countersOf(registry: Registry) {
  const registers = [registry];
  const counter = (name: string, help: string) =>
    new Counter({ name: `counterpart_${name}_total`, help, registers });
  const byCode = (name: string, help: string) =>
    new Counter({ name: `counterpart_${name}_total`, help, labelNames: ["code"], registers });
  return {
    ack: new Histogram({
      name: "counterpart_ack_seconds",
      help: "From an update's arrival to its acknowledgement",
      buckets: ACK_SECONDS,
      registers,
    }),
    appendFailures: counter("append_failures", "Commits of the journal that failed"),
    gateRefusals: byCode("gate_refusals", "Updates that the gate refused, by rule"),
    slowCloses: counter("slow_closes", "Sockets closed with 1013 because they did not read"),
    damaged: counter("damaged_drafts", "Drafts found damaged on disk when they were opened"),
    refusals: byCode("refusals", "Requests refused, by code"),
    brokenChains: counter("broken_chains", "Histories whose chain did not hold when it was read"),
  };
}

function gaugesOf(registry: Registry) {
  const registers = [registry];
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `counterpart_${name}`, help, registers });
  const by = <Label extends string>(label: Label, name: string, help: string) =>
    new Gauge({ name: `counterpart_${name}`, help, labelNames: [label], registers });
  return {
    pending: gauge("pending_updates", "Updates that wait to be judged or written"),
    pendingBytes: gauge("pending_bytes", "Their bytes"),
    oldest: gauge("oldest_unacknowledged_seconds", "Age of the oldest of them; 0 when none waits"),
    sockets: new Gauge({
      name: "counterpart_sockets",
      help: "Live lines of pages by state, over a WebSocket or over plain HTTP",
      labelNames: ["over", "state"],
      registers,
    }),
    rooms: gauge("rooms_open", "Drafts in memory"),
    documents: by("of", "document_bytes", "Drafts in memory: snapshot and what was stored since"),
    log: by("of", "log_bytes_since_snapshot", "What was stored since the last snapshot"),
    lag: by("quantile", "event_loop_lag_seconds", "How late timers ran since the last reading"),
    heap: gauge("heap_bytes", "JavaScript heap in use"),
    resident: gauge("resident_bytes", "Memory of the whole process"),
    free: gauge("disk_free_bytes", "Free in the data folder"),
    readOnly: gauge("read_only", "1 while nothing is written because the disk is nearly full"),
    chainAge: gauge("chain_checked_seconds", "Since a history's chain was last checked"),
  };
}

type Gauges = ReturnType<typeof gaugesOf>;

function ofProcess(gauges: Gauges, lag: Lag): void {
  const { heapUsed, rss } = process.memoryUsage();
  gauges.heap.set(heapUsed);
  gauges.resident.set(rss);
  const { middle, p99, worst } = lag.read();
  gauges.lag.set({ quantile: "0.5" }, middle);
  gauges.lag.set({ quantile: "0.99" }, p99);
  gauges.lag.set({ quantile: "1" }, worst);
}

function ofRooms(gauges: Gauges, { rooms: open, sockets }: LiveNumbers, now: number): void {
  gauges.rooms.set(open.length);
  gauges.pending.set(sum(open, ({ pending }) => pending));
  gauges.pendingBytes.set(sum(open, ({ pendingBytes }) => pendingBytes));
  const oldest = Math.min(now, ...open.map(({ oldestAt }) => oldestAt ?? now));
  gauges.oldest.set((now - oldest) / 1000);
  for (const [over, lines] of Object.entries(sockets)) {
    for (const [state, count] of Object.entries(lines)) gauges.sockets.set({ over, state }, count);
  }
  sized(gauges.documents, open, ({ documentBytes }) => documentBytes);
  sized(gauges.log, open, ({ logBytes }) => logBytes);
}

function sized(
  gauge: Gauge<"of">,
  open: readonly RoomNumbers[],
  of: (room: RoomNumbers) => number,
): void {
  gauge.set({ of: "all" }, sum(open, of));
  gauge.set({ of: "largest" }, Math.max(0, ...open.map(of)));
}

const sum = (open: readonly RoomNumbers[], of: (room: RoomNumbers) => number): number =>
  open.reduce((total, room) => total + of(room), 0);
