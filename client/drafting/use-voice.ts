import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../ui/status.ts";
import { clockTime } from "./SaveStatus.tsx";
import type { HerePerson } from "./presence.ts";
import { refusalSentence } from "./refusal-words.ts";
import { removedSentence } from "./removed-sentence.ts";
import type { DraftingSession } from "./session.ts";
import { DraftVoice } from "./voice.ts";

const voices = new WeakMap<DraftingSession, DraftVoice>();

/** The voice of a draft: one for each session, however often the page is drawn. */
export function useVoice(session: DraftingSession, lead: string | null): DraftVoice {
  const { t } = useTranslation("drafting");
  const [voice] = useState(() => {
    const known = voices.get(session);
    if (known !== undefined) return known;
    const made = new DraftVoice(
      session,
      {
        offline: (count) => `${t("save.offlineStart")} ${t("save.offline", { count })}`,
        notSaved: (at) =>
          `${t("save.notSavedStart", { time: clockTime(at) })} ${t("save.notSaved")}`,
        savedAgain: () => t("save.savedAgain"),
        frozen: () => whole(refusalSentence(t, { code: "frozen", lines: 1, lead })),
        refused: (code) => whole(refusalSentence(t, { code, lines: 1, lead })),
        removed: (words) => whole(removedSentence(t, words)),
        held: (count) => `${t("held.said", { count })} ${t("held.next")}`,
        joined: (people) => joined(people),
        changed: (name, number) => t("here.changed", { name, number }),
      },
      announce,
    );
    voices.set(session, made);
    return made;
    function joined(people: readonly HerePerson[]): string {
      const names = people.map((one) => one.name);
      if (names.length === 1) return t("here.joined", { name: names[0] ?? "" });
      const first = names.slice(0, -1).join(", ");
      return t("here.joinedSeveral", { names: t("here.and", { first, last: names.at(-1) ?? "" }) });
    }
  });
  return voice;
}

const whole = ({ what, next }: { readonly what: string; readonly next: string }) =>
  `${what} ${next}`;
