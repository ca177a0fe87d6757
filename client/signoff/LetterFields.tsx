import { useQuery } from "@tanstack/react-query";
import { FileDown, Info } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type LetterView, WriteLetter } from "#shared/protocol/letter.ts";
import { Loaded } from "../api/Loaded.tsx";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { useMoments } from "../ui/moments.ts";
import { Note } from "../ui/Note.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./GateDialog.module.css";
import type { SentDraft } from "./gate-draft.ts";
import { letterQuery, useKeepLetter, useWriteLetter } from "./letter.ts";

interface SentProps {
  readonly sent: SentDraft;
  readonly today: string;
  readonly tried: boolean;
  readonly onChange: (sent: SentDraft) => void;
}

/** Writes the letter of support, gives it out, and asks where it was sent. */
export function LetterFields({
  agreementId,
  ...sent
}: SentProps & { readonly agreementId: string }) {
  const letter = useQuery(letterQuery(agreementId));
  return (
    <Loaded query={letter}>
      {({ missing, written }) =>
        missing.length > 0 ? (
          <Missing missing={missing} />
        ) : (
          <>
            <Writing agreementId={agreementId} written={written} />
            {written === null ? null : <Sent {...sent} />}
          </>
        )
      }
    </Loaded>
  );
}

function Missing({ missing }: Pick<LetterView, "missing">) {
  const { t } = useTranslation("signoff");
  return (
    <Note tone="wait" icon={Info}>
      <p>{t("detail.letter.missing")}</p>
      <ul className={styles["missing"]}>
        {missing.map(({ organisation, what }) => (
          <li key={`${organisation} ${what}`}>
            {t(`detail.letter.lacks.${what}`, { organisation })}
          </li>
        ))}
      </ul>
    </Note>
  );
}

const PARTS = ["to", "signer", "role"] as const;

function wishFrom(written: LetterView["written"]): WriteLetter {
  const { to = "", signer = "", role = "", on = "" } = written ?? {};
  return { to, signer, role, on };
}

function Writing({
  agreementId,
  written,
}: Pick<LetterView, "written"> & { readonly agreementId: string }) {
  const { t } = useTranslation("signoff");
  const [wish, setWish] = useState(wishFrom(written));
  const [tried, setTried] = useState(false);
  const writing = useWriteLetter(agreementId);
  const lacks = (part: keyof WriteLetter) => !WriteLetter.shape[part].safeParse(wish[part]).success;
  const change = (part: keyof WriteLetter) => (typed: string) => {
    setWish({ ...wish, [part]: typed });
  };
  const write = () => {
    setTried(true);
    const { data } = WriteLetter.safeParse(wish);
    if (data !== undefined) writing.mutate(data);
  };
  return (
    <>
      {PARTS.map((part) => (
        <TextField
          key={part}
          maxLength={300}
          label={t(`detail.letter.${part}`)}
          error={tried && lacks(part) ? t(`detail.letter.${part}Error`) : undefined}
          value={wish[part]}
          onChange={change(part)}
        />
      ))}
      <TextField
        type="date"
        short
        label={t("detail.letter.on")}
        error={tried && lacks("on") ? t("detail.letter.onError") : undefined}
        value={wish.on}
        onChange={change("on")}
      />
      <ProblemNote thrown={writing.error} again={write} />
      <div>
        <Button busy={writing.isPending && t("detail.letter.writing")} onClick={write}>
          {t(written === null ? "detail.letter.write" : "detail.letter.writeAgain")}
        </Button>
      </div>
      {written === null ? null : <Written agreementId={agreementId} written={written} />}
    </>
  );
}

function Written({
  agreementId,
  written: { by, at, to },
}: {
  readonly agreementId: string;
  readonly written: NonNullable<LetterView["written"]>;
}) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const keeping = useKeepLetter(agreementId);
  return (
    <>
      <output>{t("detail.letter.written", { to, name: by, at: moments.both(at) })}</output>
      <ProblemNote thrown={keeping.error} />
      <div>
        <Button
          icon={FileDown}
          onClick={() => {
            keeping.mutate();
          }}
        >
          {t("detail.letter.keep")}
        </Button>
      </div>
    </>
  );
}

function Sent({ sent, today, tried, onChange }: SentProps) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const dated = sent.on !== "" && sent.on <= today;
  return (
    <>
      <TextField
        maxLength={300}
        label={t("detail.sent.to")}
        error={tried && sent.to.trim() === "" ? t("detail.sent.toError") : undefined}
        value={sent.to}
        onChange={(to) => {
          onChange({ ...sent, to });
        }}
      />
      <TextField
        type="date"
        short
        label={t("detail.sent.on")}
        error={
          tried && !dated ? t("detail.sent.onError", { today: moments.date(today) }) : undefined
        }
        value={sent.on}
        onChange={(on) => {
          onChange({ ...sent, on });
        }}
      />
    </>
  );
}
