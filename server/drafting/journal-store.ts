import type { CompiledQuery } from "kysely";
import { Stage } from "#shared/agreements/stage.ts";
import type { Schema } from "../storage/schema.ts";
import type { Tx } from "../storage/storage.ts";
import type { Outcome, Write } from "./ports.ts";
import { sha256 } from "./sha256.ts";

/** A draft's place in its history, and what its rights hang from. */
type Head = {
  agreementId: string;
  epoch: number;
  /** the newest row, and where it was before this commit */
  seq: number;
  stood: number;
  stage: Stage;
  membershipEpoch: number;
};

type Append = (tx: Tx, writes: readonly Write[], at: string) => Promise<Outcome[]>;

/**
 * Step 7: look again at what the gate relied on, then write, in one transaction for all rooms. Each
 * statement is put together once and used again with other values: that costs more than its work.
 */
export function journalWriter(): Append {
  const insert = rowInserter();
  const advance = seqAdvancer();
  return async (tx, writes, at) => {
    const heads = await headsIn(tx, [...new Set(writes.map(({ room }) => room))]);
    const stopped = new Set<string>();
    const moved = new Map<string, number>();
    const rows: Schema["journal"][] = [];
    const outcomes = writes.map((write): Outcome => {
      const { room } = write;
      const now = heads.get(room);
      const outcome = stopped.has(room) ? "again" : decide(write, now);
      if (typeof outcome === "string" || "refused" in outcome) stopped.add(room);
      else if (now !== undefined) {
        now.seq = outcome.stored;
        moved.set(room, outcome.stored);
        rows.push(rowOf(write, outcome.stored, at));
      }
      return outcome;
    });
    await insert(tx, rows);
    for (const [room, seq] of moved) await advance(tx, room, seq);
    return outcomes;
  };
}

/** The draft's place in its history, as this transaction sees it. */
export async function headIn(tx: Pick<Tx, "selectFrom">, room: string): Promise<Head | undefined> {
  return (await headsIn(tx, [room])).get(room);
}

async function headsIn(
  tx: Pick<Tx, "selectFrom">,
  rooms: readonly string[],
): Promise<Map<string, Head>> {
  const rows = await tx
    .selectFrom("doc")
    .innerJoin("agreement", "agreement.id", "doc.agreement_id")
    .select(["doc.room", "doc.agreement_id", "doc.epoch", "doc.next_seq", "agreement.stage"])
    .select("agreement.membership_epoch")
    .where("doc.room", "in", rooms)
    .execute();
  return new Map(
    rows.map((row) => [
      row.room,
      {
        agreementId: row.agreement_id,
        epoch: row.epoch,
        seq: row.next_seq - 1,
        stood: row.next_seq - 1,
        stage: Stage.parse(row.stage),
        membershipEpoch: row.membership_epoch,
      },
    ]),
  );
}

function decide(write: Write, now: Head | undefined): Outcome {
  if (now === undefined || now.epoch !== write.epoch) {
    return { refused: { code: "epochChanged", info: "" } };
  }
  if (now.stood !== write.seq) return "moved";
  if (now.stage !== "drafting") return { refused: { code: "frozen", info: now.stage } };
  if (write.membershipEpoch !== null && write.membershipEpoch !== now.membershipEpoch) {
    return "again";
  }
  return { stored: now.seq + 1 };
}

type FirstRow = Pick<Write, "room" | "personId" | "client" | "update">;

/** The text that a draft starts from. */
export async function insertFirstRow(tx: Tx, draft: FirstRow, at: string): Promise<void> {
  await rowInserter()(tx, [rowOf({ ...draft, deletes: [] }, 1, at)]);
  await seqAdvancer()(tx, draft.room, 1);
}

function rowOf(
  { room, personId, client, update, deletes }: FirstRow & Pick<Write, "deletes">,
  seq: number,
  at: string,
): Schema["journal"] {
  return {
    room,
    seq,
    person_id: personId,
    client,
    payload: update,
    sha256: sha256(update),
    deletes: JSON.stringify(deletes),
    at,
  };
}

/** How many rows one statement inserts: the largest that fits, so that only three are ever made. */
const ROWS_AT_ONCE = [64, 8, 1];

function rowInserter() {
  const known = new Map<number, CompiledQuery>();
  return async (tx: Tx, rows: readonly Schema["journal"][]): Promise<void> => {
    for (let at = 0; at < rows.length;) {
      const size = ROWS_AT_ONCE.find((some) => some <= rows.length - at) ?? 1;
      const part = rows.slice(at, at + size);
      const statement = known.get(size) ?? tx.insertInto("journal").values(part).compile();
      known.set(size, statement);
      const parameters = part.flatMap((row) => Object.values(row));
      await tx.executeQuery({ ...statement, parameters });
      at += size;
    }
  };
}

function seqAdvancer() {
  let known: CompiledQuery | undefined;
  return async (tx: Tx, room: string, seq: number): Promise<void> => {
    known ??= tx
      .updateTable("doc")
      .set({ next_seq: seq + 1 })
      .where("room", "=", room)
      .compile();
    await tx.executeQuery({ ...known, parameters: [seq + 1, room] });
  };
}
