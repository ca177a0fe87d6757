import { useEffect, useState } from "react";
import { type FrozenClause, plainText } from "./frozen.ts";

/** Reads clauses out with the browser's own voice. Null where the browser has none. */
export function useListen(): {
  readonly speaking: boolean;
  readonly listen: (clauses: readonly FrozenClause[]) => void;
  readonly stop: () => void;
} | null {
  const [speaking, setSpeaking] = useState(false);
  const voice = "speechSynthesis" in window ? window.speechSynthesis : null;
  useEffect(() => () => voice?.cancel(), [voice]);
  if (voice === null) return null;
  return {
    speaking,
    listen: (clauses) => {
      voice.cancel();
      const sentences = clauses.flatMap(spoken);
      for (const [place, text] of sentences.entries()) {
        const said = new SpeechSynthesisUtterance(text);
        said.lang = "en-GB";
        if (place === sentences.length - 1) {
          said.addEventListener("end", () => {
            setSpeaking(false);
          });
        }
        voice.speak(said);
      }
      setSpeaking(sentences.length > 0);
    },
    stop: () => {
      voice.cancel();
      setSpeaking(false);
    },
  };
}

/** What is said for one clause: its number and title, then part by part. */
function spoken(clause: FrozenClause): string[] {
  const parts = clause.parts.flatMap(({ number, blocks }) => {
    const words = blocks.map(plainText).join(" ").trim();
    return words === "" ? [] : [`${number}. ${words}`];
  });
  return [`${clause.number}. ${clause.titleText}.`, ...parts];
}
