import type * as z from "zod";
import type { VersionView } from "#shared/protocol/signoff.ts";
import { deliveryDay } from "#shared/signoff/deed.ts";
import type { Reader } from "../storage/storage.ts";
import { namesOf } from "./names-store.ts";
import type { StoredPaper } from "./paper-store.ts";
import type { StoredVersion } from "./round-store.ts";
import { scansOf, type StoredScan } from "./scan-store.ts";

type View = z.infer<typeof VersionView>;

/** The parties that sign on paper, and how far each copy is. */
export async function papersIn(db: Reader, version: StoredVersion): Promise<View["paper"]> {
  const { parties, papers } = version;
  const scans = await scansOf(db, version.id);
  const people = papers.flatMap(({ recordedBy, matched }) => [recordedBy, matched?.by ?? ""]);
  const names = await namesOf(db, people);
  const legalNames = new Map(parties.map(({ id, legalName }) => [id, legalName]));
  return parties.flatMap(({ id, legalName, paper: method }) => {
    if (method === undefined) return [];
    const copy = papers.find(({ organisationId }) => organisationId === id);
    const own = { organisationId: id, organisationName: legalName, method };
    if (copy === undefined) return [{ ...own, recorded: null, scan: null, matched: null }];
    const scan = scans.find(({ organisationId }) => organisationId === id);
    return [
      {
        ...own,
        recorded: recordedView(copy, names),
        scan: scan === undefined ? null : scanView(scan),
        matched: matchedView(copy, names, legalNames),
      },
    ];
  });
}

type Names = ReadonlyMap<string, string>;

function recordedView(copy: StoredPaper, names: Names): View["paper"][number]["recorded"] {
  const { signedOn, signedBy, kept, recordedBy, recordedAt: at } = copy;
  return { signedOn, signedBy, kept, by: names.get(recordedBy) ?? "", at };
}

function scanView({ sha256, size, type, at }: StoredScan): View["paper"][number]["scan"] {
  return { sha256, bytes: size, type, at };
}

function matchedView(
  { matched }: StoredPaper,
  names: Names,
  legalNames: Names,
): View["paper"][number]["matched"] {
  if (matched === null) return null;
  const { by, organisationId, at } = matched;
  return {
    by: names.get(by) ?? "",
    organisationName: legalNames.get(organisationId) ?? "",
    at,
  };
}

/** The day the words name for the deed, and once it is complete the day from which it counts. */
export function deedIn({ deedFrom, state, closedAt }: StoredVersion): View["deed"] {
  if (deedFrom === null) return null;
  const over = state === "complete" && closedAt !== null;
  return { from: deedFrom, deliveredOn: over ? deliveryDay(deedFrom, closedAt) : null };
}
