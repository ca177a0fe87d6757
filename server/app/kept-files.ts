import { canonicalText as canonicalJson } from "#shared/audit/canonical.ts";
import { type CanonicalDraft, canonicalDraft, canonicalText } from "#shared/drafting/canonical.ts";
import type { DraftContent } from "#shared/drafting/convert.ts";
import { refusalIn } from "#shared/drafting/text-safety.ts";
import { anyMay } from "#shared/permissions/may.ts";
import type { Access } from "../agreements/access.ts";
import type { KeptFile } from "../agreements/kept-store.ts";
import { assessmentFiles } from "../assessment/export.ts";
import { openAnswers } from "../assessment/store.ts";
import type { Viewing } from "../assessment/view.ts";
import { draftIn } from "../drafting/draft-in.ts";
import { clauseNames, draftPage } from "../drafting/draft-page.ts";
import { day } from "../http/plain-page.ts";
import { bundleOf } from "../signoff/evidence.ts";
import { frozenTexts } from "../signoff/round-store.ts";
import type { SealKey } from "../signoff/seal.ts";
import type { Tx } from "../storage/storage.ts";
import { templateOf } from "../templates/store.ts";
import { ownFiles } from "./own-files.ts";

/** What the files are made from. */
export interface KeepDeps extends Omit<Viewing, "storage"> {
  readonly sealKey: SealKey;
}

/**
 * Everything that the party of this person had at this moment, as files (SO40): its own answers and
 * notes; and, unless it owes its answers, the draft, the assessment, what was frozen and its evidence.
 * All of it is read inside the transaction in which the party leaves, so nothing of later is in it.
 */
export async function keptFiles(deps: KeepDeps, tx: Tx, access: Access): Promise<KeptFile[]> {
  if (!anyMay(access.seats, "export", access.phase)) return ownFiles(tx, access, null);
  const content = await draftIn(tx, access.agreementId);
  const draft = content === undefined ? null : await readable(tx, access, content);
  return [
    ...(draft === null ? [] : draftFiles(access, { draft, at: deps.clock.now() })),
    ...(await opened(deps, tx, access)),
    ...(await frozen(deps, tx, access)),
    ...(await ownFiles(tx, access, draft === null ? new Map() : clauseNames(draft))),
  ];
}

/**
 * The canonical form. Characters that could not be frozen are shown as such: they were in the draft, and
 * whoever leaves keeps all of it. Null while the draft has not the shape of one.
 */
async function readable(
  tx: Tx,
  access: Access,
  content: DraftContent,
): Promise<CanonicalDraft | null> {
  const { definitions = [] } = (await templateOf(tx, access)) ?? {};
  const asItIs = canonicalDraft(content, definitions);
  if ("draft" in asItIs) return asItIs.draft;
  const shown = { document: mended(content.document), fields: mended(content.fields) };
  const canonical = canonicalDraft(shown, definitions);
  return "draft" in canonical ? canonical.draft : null;
}

const UNREADABLE = "\uFFFD";

/** The same with every character that could not be frozen shown as one that can't be read. */
function mended<T>(value: T): T {
  // What comes back has the shape of what went in: only the letters of its texts are others.
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === "string" ? legible(part) : part,
  );
}

const legible = (text: string): string =>
  text.replaceAll(/./gsu, (letter) => (refusalIn(letter) === undefined ? letter : UNREADABLE));

function draftFiles(
  { title }: Access,
  { draft, at }: { readonly draft: CanonicalDraft; readonly at: Date },
): KeptFile[] {
  const note = `The words as they stood on ${day(at.toISOString())}, when your organisation left.`;
  return [
    { name: "draft.html", content: draftPage(title, { draft, note }) },
    { name: "draft.json", content: canonicalText(draft) },
  ];
}

/** The assessment as this party could see it; nothing while the answers are sealed. */
async function opened(deps: KeepDeps, tx: Tx, access: Access): Promise<KeptFile[]> {
  if ((await openAnswers(tx, access)) === null) return [];
  const { page, data } = await assessmentFiles({ ...deps, storage: { read: tx } }, access);
  return [
    { name: "assessment.html", content: page },
    { name: "assessment.json", content: data },
  ];
}

/** Every frozen text exactly as hashed, and the sealed evidence of the newest. */
async function frozen(deps: KeepDeps, tx: Tx, access: Access): Promise<KeptFile[]> {
  const texts = await frozenTexts(tx, access);
  if (texts.length === 0) return [];
  const evidence = canonicalJson(await bundleOf(deps, tx, access));
  return [
    ...texts.map(({ n, content }) => ({ name: `version-${String(n)}.json`, content })),
    { name: "evidence.json", content: evidence },
  ];
}
