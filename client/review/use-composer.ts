import { useReducer, useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { Audience } from "#shared/protocol/review.ts";
import { announce, tell } from "../ui/status.ts";
import { firstAudience, keepAudience } from "./audience.ts";
import { compose, type Compose, needsAsking, nothingWritten } from "./compose.ts";
import { useStartThread } from "./threads.ts";
import type { AudienceWords } from "./use-audience.ts";

/** What the composer shows and does; its words stay until the server has kept them. */
export interface Composing {
  readonly written: Compose;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly posting: ReturnType<typeof useStartThread>;
  /** The words began in private and are about to be shown to all. */
  readonly asking: boolean;
  readonly write: (words: string, clauseId: string) => void;
  readonly choose: (audience: Audience) => void;
  readonly post: (clauseId: string) => void;
  readonly send: (clauseId: string, audience: Audience) => void;
  readonly stopAsking: () => void;
}

export function useComposer(agreement: AgreementView, audience: AudienceWords): Composing {
  const { t } = useTranslation("review");
  const [written, turn] = useReducer(compose, agreement.seats, (seats) =>
    nothingWritten(firstAudience(seats)),
  );
  const [asking, setAsking] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const posting = useStartThread(agreement.id);

  const send = (clauseId: string, to: Audience) => {
    setAsking(false);
    const start = { clauseId, quote: "", audience: to, body: written.words };
    posting.mutate(start, {
      onSuccess: () => {
        turn({ kind: "posted" });
        tell(t("compose.posted", { audience: audience.who(to) }));
        box.current?.focus();
      },
    });
  };
  const post = (clauseId: string) => {
    if (posting.isPending) return;
    if (written.words.trim() === "") {
      tell(t("compose.empty"));
      box.current?.focus();
    } else if (needsAsking(written)) setAsking(true);
    else send(clauseId, written.audience);
  };
  const choose = (to: Audience) => {
    turn({ kind: "choose", audience: to });
    keepAudience(to);
    announce(audience.now(to));
  };
  return {
    written,
    box,
    posting,
    asking,
    write: (words, clauseId) => {
      turn({ kind: "write", words, clauseId });
    },
    choose,
    post,
    send,
    stopAsking: () => {
      setAsking(false);
    },
  };
}
