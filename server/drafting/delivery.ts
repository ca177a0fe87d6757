import { SYNC, syncFrame } from "#shared/protocol/live.ts";
import type { Settled } from "./batch.ts";
import type { Connection } from "./connection.ts";
import type { LiveDraft } from "./live-draft.ts";
import type { Members } from "./members.ts";

/**
 * Step 8: applies what was stored, all of it in one transaction, and writes to each member once:
 * what others wrote, then how much of theirs is on disk. Where several have written, everybody gets
 * the same frame; their own words in it change nothing on their page.
 */
export function deliver(results: readonly Settled[], draft: LiveDraft, members: Members): void {
  const { frames, except } = integrated(results, draft);
  const counts = takenOf(results);
  for (const connection of members) {
    connection.together(() => {
      if (connection !== except) for (const frame of frames) connection.relay(frame);
      const count = counts.get(connection);
      if (count !== undefined) connection.acknowledge(count);
    });
  }
}

/** Frames for all members but one: a sole author has it already. */
type Relayed = { frames: readonly Uint8Array[]; except: Connection | undefined };

function integrated(results: readonly Settled[], draft: LiveDraft): Relayed {
  const stored = results.flatMap(({ waiting, end }) =>
    end.kind === "stored" ? [{ ...waiting, seq: end.seq }] : [],
  );
  const last = stored.at(-1);
  if (last === undefined) return { frames: [], except: undefined };
  const updates = stored.map(({ update }) => update);
  const changes = draft.integrate(updates, last.seq);
  return {
    frames: changes.map((change) => syncFrame(SYNC.update, change)),
    except: stored.every(({ from }) => from === last.from) ? last.from : undefined,
  };
}

/** How many updates of each connection are on disk, or needed no storing. */
function takenOf(results: readonly Settled[]): Map<Connection, number> {
  const counts = new Map<Connection, number>();
  for (const { waiting, end } of results) {
    if (end.kind !== "stored" && end.kind !== "known") continue;
    counts.set(waiting.from, (counts.get(waiting.from) ?? 0) + 1);
  }
  return counts;
}
