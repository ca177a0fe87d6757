import * as z from "zod";
import { SCAN_TYPES } from "../signoff/scan.ts";
import { DeedMethod } from "../agreements/signing-rule.ts";

const At = z.iso.datetime();

/** A party that signs or seals a printed copy, and how far that copy is. */
export const PaperView = z.strictObject({
  organisationId: z.string(),
  organisationName: z.string(),
  method: DeedMethod,
  /** What its own lead recorded from the paper, or null. */
  recorded: z
    .strictObject({
      signedOn: z.iso.date(),
      signedBy: z.string(),
      kept: z.string(),
      by: z.string(),
      at: At,
    })
    .nullable(),
  /** The scan of it that its own lead filed, or null. */
  scan: z
    .strictObject({ sha256: z.string(), bytes: z.int(), type: z.enum(SCAN_TYPES), at: At })
    .nullable(),
  /** Who of another organisation read the same fingerprint from it, or null. */
  matched: z.strictObject({ by: z.string(), organisationName: z.string(), at: At }).nullable(),
});

const OnPaper = z.string().trim().min(1).max(500);

/**
 * `PUT /api/agreements/:agreement/paper` (recordPaper) → VersionView: a lead records what the own
 * organisation signed or sealed on paper. 422 `fingerprintDiffers` unless the typed fingerprint is
 * the version's, 422 `badValue` for a day before the freeze or ahead.
 */
export const RecordPaper = z.strictObject({
  fingerprint: z.string().max(200),
  signedOn: z.iso.date(),
  /** Who signed, sealed or witnessed it, and where the paper is kept. */
  signedBy: OnPaper,
  kept: OnPaper,
});

/**
 * `POST /api/agreements/:agreement/paper/:organisation/match` (matchPaper) → VersionView: a lead of
 * another party types the fingerprint from the same paper.
 */
export const MatchPaper = z.strictObject({
  fingerprint: z.string().max(200),
  /** SHA-256 of the scan that they have seen, or null; 409 `conflict` when there is another by now. */
  scan: z.string().nullable().default(null),
});

/**
 * `PUT /api/agreements/:agreement/paper/scan` (recordPaper) → VersionView: a lead files a scan of the
 * recorded copy, a PDF, JPEG or PNG of at most 6 MB, as base64. 422 `notAScan` for any other file.
 *
 * `GET /api/agreements/:agreement/paper/:organisation/scan` (read) → that file, as a download.
 */
export const FileScan = z.strictObject({ content: z.string() });
