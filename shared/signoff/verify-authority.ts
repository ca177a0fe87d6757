import type { AuditEvent } from "#shared/audit/event.ts";
import { AuthorityData, dataOf } from "./chain-data.ts";
import type { Statement } from "./statement.ts";

/**
 * Does the history bear out the authority that a statement names? The newest line about this signer
 * before the freeze, by somebody of the signer's own organisation, has the same basis, reference and
 * day, and whoever wrote it is the one the statement says. Statements from before `declaredBy` was
 * signed name nobody, and are not asked.
 * @param frozenSeq the seq of the freeze of the version that was signed
 */
export function isConfirmed(
  events: readonly AuditEvent[],
  { authority, signer, party }: Pick<Statement, "authority" | "signer" | "party">,
  frozenSeq: number,
): boolean {
  const { basis, reference, date, declaredBy } = authority;
  if (declaredBy === undefined) return true;
  const line = events.findLast(
    (event) =>
      event.type === "authority.confirmed" &&
      event.seq < frozenSeq &&
      event.actor.org === party &&
      dataOf(AuthorityData, event)?.person === signer.id,
  );
  const told = dataOf(AuthorityData, line);
  return (
    told !== null &&
    line?.actor.id === declaredBy &&
    told.basis === basis &&
    told.reference === reference &&
    told.date === date
  );
}
