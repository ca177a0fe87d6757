import { hexToBytes } from "@noble/hashes/utils.js";
import { canonicalBytes, parseCanonical } from "#shared/audit/canonical.ts";
import { type ChainCheck, verifyChain } from "#shared/audit/chain.ts";
import { commit, fingerprint } from "#shared/audit/fingerprint.ts";
import { fromBase64url } from "./base64url.ts";
import { dataOf, FrozenData, RecordedData, ScannedData } from "./chain-data.ts";
import type { State } from "./decide.ts";
import { Bundle, partiesHash, sealedBytes } from "./evidence.ts";
import { deedDayIn, deliveryDay } from "./deed.ts";
import { replay } from "./replay.ts";
import { report } from "./report.ts";
import type { Evidence, Finding, Receipt, Verdict } from "./verdict.ts";
import { signatureFindings } from "./verify-signatures.ts";
import type { SignatureChecks } from "./webauthn.ts";
import { fourWords } from "./words.ts";

/**
 * Checks an evidence bundle from nothing but its bytes: no server, no network, no clock.
 * Every rule of EVIDENCE 4.1 is asked. `ok` means: these words were frozen, these people signed
 * them, the history is whole, and one key sealed it all. It never trusts the key in the file to be
 * the right one: name it from a receipt, or compare it yourself.
 */
export async function verify(
  bytes: Uint8Array,
  checks: SignatureChecks,
  receipt: Receipt = {},
): Promise<Verdict> {
  const opened = await open(bytes, checks, receipt);
  if ("finding" in opened) return refused([opened.finding]);
  const { bundle } = opened;
  const chain = verifyChain(bundle.agreement, bundle.events);
  if (!chain.ok) return refused([{ code: "chain", params: { seq: chain.seq, part: chain.fault } }]);
  const history = replay(bundle.events);
  const findings = [
    ...headFindings(bundle, chain, receipt),
    ...personalFindings(bundle, chain.hashes),
    ...versionFindings(bundle),
    ...(await signatureFindings(bundle, checks)),
    ...(history.ok ? [] : [{ code: "history" as const, params: { seq: history.seq } }]),
  ];
  if (findings.length > 0 || !history.ok || history.state === null) return refused(findings);
  const evidence = evidenceOf(bundle, history.state, receipt);
  if (evidence === null) return refused([{ code: "completion", params: {} }]);
  return { ok: true, lines: report({ ok: true, evidence }), findings: [], evidence };
}

function refused(findings: readonly Finding[]): Verdict {
  return { ok: false, lines: report({ ok: false, findings }), findings };
}

/** Bytes → bundle: canonical, of the closed shape, and sealed by the key that was named, if one was. */
async function open(
  bytes: Uint8Array,
  checks: SignatureChecks,
  receipt: Receipt,
): Promise<{ readonly bundle: Bundle } | { readonly finding: Finding }> {
  const parsed = parseCanonical(bytes);
  if (parsed === null) return { finding: { code: "notCanonical", params: {} } };
  const shape = Bundle.safeParse(parsed.value);
  if (!shape.success) {
    const part = shape.error.issues[0]?.path.map(String).join(".") ?? "";
    return { finding: { code: "shape", params: { part } } };
  }
  const finding = await sealFinding(shape.data, checks, receipt);
  return finding === null ? { bundle: shape.data } : { finding };
}

async function sealFinding(
  { seal, ...rest }: Bundle,
  checks: SignatureChecks,
  receipt: Receipt,
): Promise<Finding | null> {
  const key = fromBase64url(seal.key);
  const signature = fromBase64url(seal.signature);
  if (key?.length !== 32 || signature?.length !== 64) return { code: "seal", params: {} };
  if (!(await checks.ed25519(key, sealedBytes(rest), signature))) {
    return { code: "seal", params: {} };
  }
  if (receipt.key === undefined || receipt.key === fingerprint(key)) return null;
  return { code: "otherKey", params: { key: fingerprint(key) } };
}

type Intact = Extract<ChainCheck, { ok: true }>;

function headFindings(bundle: Bundle, chain: Intact, receipt: Receipt): Finding[] {
  if (chain.head.hash !== bundle.head) return [{ code: "head", params: {} }];
  if (receipt.head === undefined || chain.hashes.includes(receipt.head)) return [];
  return [{ code: "receiptHead", params: {} }];
}

/**
 * What is told fits its commitment in the chain, and is told once. Personal data that not every
 * party may see is kept back, and erased data says when; neither changes what was signed.
 */
function personalFindings(bundle: Bundle, hashes: readonly string[]): Finding[] {
  return bundle.pii.flatMap((told, i): Finding[] => {
    const place = hashes.indexOf(told.event);
    const event = bundle.events[place];
    const again = bundle.pii.findIndex((other) => other.event === told.event) !== i;
    const pii = event?.pii ?? null;
    const fits = !("json" in told) || commit(hexToBytes(told.salt), told.json) === pii;
    return pii !== null && fits && !again ? [] : [{ code: "personal", params: { seq: place + 1 } }];
  });
}

function newestFrozen(bundle: Bundle) {
  return bundle.events.findLast(({ type }) => type === "version.frozen");
}

/** The text is the newest one that was frozen, byte for byte, and so are the parties. */
function versionFindings(bundle: Bundle): Finding[] {
  const { version, parties } = bundle;
  const event = newestFrozen(bundle);
  const frozen = dataOf(FrozenData, event);
  if (frozen === null || event?.ref.version !== version.n) return [{ code: "version", params: {} }];
  const content = canonicalBytes(version.content);
  const same =
    fingerprint(content) === version.docHash &&
    version.docHash === frozen.docHash &&
    content.length === frozen.docBytes;
  if (!same) return [{ code: "text", params: {} }];
  if (frozen.deedFrom !== undefined && frozen.deedFrom !== deedDayIn(version.content)) {
    return [{ code: "text", params: {} }];
  }
  return sameParties(parties, frozen) ? [] : [{ code: "parties", params: {} }];
}

/** The same parties, people and copies on paper as at the freeze. */
function sameParties(parties: Bundle["parties"], frozen: FrozenData): boolean {
  const asked = frozen.signatories.map(({ party, person }) => `${party} ${person}`);
  const named = parties.flatMap(({ id, signatories }) => signatories.map((who) => `${id} ${who}`));
  const onPaper = parties.flatMap(({ id, paper }) => (paper === undefined ? [] : [id]));
  return (
    partiesHash(parties) === frozen.parties &&
    asked.toSorted().join() === named.toSorted().join() &&
    onPaper.toSorted().join() === (frozen.paper ?? []).toSorted().join()
  );
}

/** The round's own words, or `null` when "completed" and the signatures do not say the same. */
function evidenceOf(bundle: Bundle, state: State, receipt: Receipt): Evidence | null {
  if (state.at === "drafting") return null;
  const said = bundle.events.some(
    ({ type, ref }) => type === "agreement.completed" && ref.version === state.version,
  );
  if (said !== (state.at === "complete")) return null;
  const frozen = dataOf(FrozenData, newestFrozen(bundle));
  const signed = bundle.events.filter(({ type }) => type === "party.signed");
  const signatures = bundle.statements.flatMap((statement, i) => {
    const { version, signer, partyLegalName: party, method } = statement;
    if (version !== state.version) return [];
    return [{ name: signer.name, party, method, at: signed[i]?.at ?? statement.issuedAt }];
  });
  const has = new Set(state.signed.map(({ party, person }) => `${party} ${person}`));
  return {
    agreement: bundle.agreement,
    title: frozen?.docTitle ?? "",
    version: state.version,
    docHash: state.docHash,
    words: fourWords(state.docHash),
    round: state.at,
    signatures,
    required: state.signatories.length,
    paper: paperOf(bundle, state),
    deliveredOn: deliveredOn(bundle, frozen?.deedFrom),
    waiting: bundle.parties
      .filter(
        ({ id, signatories, paper }) =>
          signatories.some((who) => !has.has(`${id} ${who}`)) ||
          (paper !== undefined && !state.matched.includes(id)),
      )
      .map(({ legalName }) => legalName),
    events: bundle.events.length,
    sealKey: fingerprint(fromBase64url(bundle.seal.key) ?? new Uint8Array()),
    keyCompared: receipt.key !== undefined,
  };
}

/** The matched copies of this round, each with the day and the scan that were recorded last. */
function paperOf(bundle: Bundle, state: Exclude<State, { at: "drafting" }>): Evidence["paper"] {
  return bundle.parties
    .filter(({ id }) => state.matched.includes(id))
    .map(({ id, legalName }) => {
      const events = bundle.events.filter(({ ref }) => ref.version === state.version);
      const recorded = events.flatMap((event) => {
        const data = event.type === "counterpart.recorded" ? dataOf(RecordedData, event) : null;
        return data?.party === id ? [data.signedOn] : [];
      });
      const scanned = events.flatMap((event) => {
        const data = event.type === "counterpart.scanned" ? dataOf(ScannedData, event) : null;
        return data?.party === id ? [data.scan] : [];
      });
      return { party: legalName, signedOn: recorded.at(-1) ?? "", scan: scanned.at(-1) ?? null };
    });
}

/** The day in the words, or the day when the last party signed if that is later. */
function deliveredOn(bundle: Bundle, deedFrom: string | undefined): string | null {
  const completed = bundle.events.find(({ type }) => type === "agreement.completed");
  if (deedFrom === undefined || completed === undefined) return null;
  return deliveryDay(deedFrom, completed.at);
}
