/** Text a reader cannot see, or may take for other text. `place` is a clause id or a field key. */
export type TextFinding = { place: string; kind: "invisible" | "mixedScript"; text: string };

/** Zero-width space, joiners and no-break marks, soft hyphen, and the other unseen formatters. */
const INVISIBLE = /[\u00AD\u180E\u200B-\u200D\u2060-\u2064\uFEFF]/u;
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const CONTROL = /\p{Cc}/u;
const LONE_SURROGATE = /\p{Cs}/u;
const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const LOOKALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/**
 * Why a text may not be frozen: half a character (two texts would have one hash), marks that
 * turn the order of letters round, or control characters. Tab and line feed are allowed.
 */
export function refusalIn(text: string): "surrogate" | "bidi" | "control" | undefined {
  if (LONE_SURROGATE.test(text)) return "surrogate";
  if (BIDI.test(text)) return "bidi";
  return CONTROL.test(text.replaceAll(/[\t\n]/g, "")) ? "control" : undefined;
}

/** Invisible characters, and words that mix Latin letters with Cyrillic or Greek ones. */
export function findingsIn(place: string, text: string): TextFinding[] {
  const mixed = [...text.matchAll(WORD)]
    .map(([word]) => word)
    .filter((word) => LATIN.test(word) && LOOKALIKE.test(word))
    .map((word): TextFinding => ({ place, kind: "mixedScript", text: word }));
  return INVISIBLE.test(text)
    ? [{ place, kind: "invisible", text: text.slice(0, 80) }, ...mixed]
    : mixed;
}
