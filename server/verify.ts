import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Fingerprint, fingerprint } from "#shared/audit/fingerprint.ts";
import type { Receipt, Verdict } from "#shared/signoff/verdict.ts";
import { verify } from "#shared/signoff/verify.ts";
import { nodeChecks } from "./signoff/checks.ts";

/**
 * `npm run verify -- bundle.json [--key fingerprint] [--head mark] [--scan file]`
 *
 * Checks an evidence bundle with no server and no network. Prints three plain lines, then the
 * verdict as JSON. Exits 0 when the bundle is believed, 1 for every other outcome.
 */
const USAGE = "Use: npm run verify -- bundle.json [--key fingerprint] [--head mark] [--scan file]";

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<0 | 1> {
  try {
    const { file, receipt, scan } = readArguments(args);
    const verdict = await verify(readFileSync(file), nodeChecks, receipt);
    print(verdict);
    const matched = scan === undefined || isMatched(verdict, scan);
    return verdict.ok && matched ? 0 : 1;
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : USAGE}\n`);
    return 1;
  }
}

/** Says whose scan this file is, by its SHA-256 in a history that is believed. */
function isMatched({ evidence }: Verdict, file: string): boolean {
  const hash = fingerprint(readFileSync(file));
  const of = evidence?.paper.find(({ scan }) => scan === hash);
  const says =
    of === undefined
      ? "It is not a scan that was matched for this version."
      : `It is the scan of ${of.party} that was matched.`;
  process.stdout.write(`\n${file}: ${hash}\n${says}\n`);
  return of !== undefined;
}

function readArguments(args: readonly string[]): {
  file: string;
  receipt: Receipt;
  scan: string | undefined;
} {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { key: { type: "string" }, head: { type: "string" }, scan: { type: "string" } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(USAGE);
  const { key, head, scan } = values;
  for (const given of [key, head]) {
    if (given !== undefined && !Fingerprint.safeParse(given).success) {
      throw new Error(`A fingerprint has 64 digits from 0 to 9 and a to f. ${USAGE}`);
    }
  }
  return {
    file,
    scan,
    receipt: { ...(key === undefined ? {} : { key }), ...(head === undefined ? {} : { head }) },
  };
}

function print({ ok, lines, findings, evidence }: Verdict): void {
  const json = JSON.stringify({ ok, findings, evidence }, null, 2);
  process.stdout.write(`${lines.join("\n")}\n\n${json}\n`);
}
