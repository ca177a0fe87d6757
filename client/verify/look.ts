import * as z from "zod";
import { decodeUtf8 } from "#shared/audit/canonical.ts";
import { Fingerprint, fingerprint, fingerprintOf } from "#shared/audit/fingerprint.ts";
import type { Evidence, Finding, Receipt } from "#shared/signoff/verdict.ts";
import { verify } from "#shared/signoff/verify.ts";
import type { SignatureChecks } from "#shared/signoff/webauthn.ts";
import { CannotCheck } from "./signature-checks.ts";

/** What the page can say about a dropped file. */
export type Look =
  | { readonly kind: "fits"; readonly fileName: string; readonly evidence: Evidence }
  | {
      readonly kind: "differs";
      readonly fileName: string;
      readonly findings: readonly Finding[];
      /** The two edges to lay against each other: what was signed, and what the file holds. */
      readonly signed: string;
      readonly found: string;
    }
  | { readonly kind: "otherKey"; readonly fileName: string; readonly key: string }
  | { readonly kind: "notBundle" | "tooLarge" | "cannotCheck"; readonly fileName: string };

/** A bundle of the longest agreement is far smaller. */
const LARGEST = 50 * 1024 * 1024;

/**
 * Checks a file from its bytes, in this page.
 * @param receipt what the person typed in from their receipt
 */
export async function lookAt(
  file: Pick<File, "name" | "size" | "arrayBuffer">,
  checks: SignatureChecks,
  receipt: Receipt,
): Promise<Look> {
  const fileName = file.name;
  if (file.size > LARGEST) return { kind: "tooLarge", fileName };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const edges = edgesOf(bytes);
  if (edges === null) return { kind: "notBundle", fileName };
  try {
    const { evidence, findings } = await verify(bytes, checks, receipt);
    if (evidence !== undefined) return { kind: "fits", fileName, evidence };
    const [first] = findings;
    if (first?.code === "otherKey") {
      return { kind: "otherKey", fileName, key: String(first.params["key"]) };
    }
    return { kind: "differs", fileName, findings, ...edges };
  } catch (failure) {
    if (failure instanceof CannotCheck) return { kind: "cannotCheck", fileName };
    throw failure;
  }
}

const Loose = z.looseObject({
  version: z.looseObject({ docHash: Fingerprint, content: z.unknown() }),
});

/**
 * The two edges for a file that may be false: the fingerprint it claims, and the one its words
 * give. Where the words are the same, something else in it differs: then the whole file's stands
 * in. `null` when it is no bundle at all.
 */
function edgesOf(bytes: Uint8Array): { signed: string; found: string } | null {
  const parsed = Loose.safeParse(parse(bytes));
  if (!parsed.success) return null;
  const { docHash: signed, content } = parsed.data.version;
  const words = wordsOf(content);
  return { signed, found: words === null || words === signed ? fingerprint(bytes) : words };
}

function wordsOf(content: unknown): string | null {
  try {
    return fingerprintOf(content);
  } catch {
    return null;
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes));
  } catch {
    return null;
  }
}
