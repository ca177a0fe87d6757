import type { Doc } from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { draftText } from "./plain-text.ts";

/** Gives the reader the whole draft, with the words not yet saved, as a text file. */
export function saveCopy(doc: Doc, title: string): void {
  const text = `${title}\n\n${draftText(readDraft(doc))}\n`;
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${title.replaceAll(/[^\p{L}\p{N}]+/gu, "-").toLowerCase()}.txt`;
  link.click();
  URL.revokeObjectURL(url);
}
