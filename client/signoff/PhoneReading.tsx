import { CircleStop, Volume2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Input.tsx";
import type { FrozenClause } from "./frozen.ts";
import { ClauseSheet } from "./FrozenPaper.tsx";
import styles from "./PhoneSigning.module.css";
import { places } from "./places.ts";
import { PhoneStep, QuietAction } from "./PhoneStep.tsx";
import { useListen } from "./use-listen.ts";

/** The words, one clause a screen. Nobody is made to scroll; we only count what was opened. */
export function PhoneReading({
  agreementId,
  clauses,
  onOpened,
  onBack,
  onSign,
  onDecline,
}: {
  readonly agreementId: string;
  readonly clauses: readonly FrozenClause[];
  readonly onOpened: (id: string) => void;
  readonly onBack: () => void;
  readonly onSign: () => void;
  readonly onDecline: () => void;
}) {
  const { t } = useTranslation("signoff");
  const [place, setPlace] = useState(0);
  const clause = clauses[place];
  const id = clause?.id;
  useEffect(() => {
    if (id !== undefined) onOpened(id);
    // The clause on the screen alone decides; the callback is new with every drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id]);
  return (
    <PhoneStep
      step={2}
      caption={t("signing.read.place", { place: place + 1, count: clauses.length })}
      foot={
        <Turn
          first={place === 0}
          last={place >= clauses.length - 1}
          onTurn={(by) => {
            setPlace(place + by);
          }}
          onBack={onBack}
          onSign={onSign}
          onDecline={onDecline}
        />
      }
    >
      <Tools clauses={clauses} place={place} onPick={setPlace} />
      {clause === undefined ? null : (
        <div key={clause.id} className={styles["sheet"]}>
          <ClauseSheet clause={clause} />
          <AskLink to={places.clause(agreementId, clause.id)} />
        </div>
      )}
    </PhoneStep>
  );
}

/** To the discussion of this clause, where every question is kept. */
function AskLink({ to }: { readonly to: string }) {
  const { t } = useTranslation("signoff");
  return (
    <p className={styles["ask"]}>
      {t("signing.read.wrong")} <Link to={to}>{t("signing.read.ask")}</Link>
    </p>
  );
}

function Turn({
  first,
  last,
  onTurn,
  onBack,
  onSign,
  onDecline,
}: {
  readonly first: boolean;
  readonly last: boolean;
  readonly onTurn: (by: 1 | -1) => void;
  readonly onBack: () => void;
  readonly onSign: () => void;
  readonly onDecline: () => void;
}) {
  const { t } = useTranslation("signoff");
  return (
    <>
      <Button
        block
        kind="primary"
        size="lg"
        onClick={() => {
          if (last) onSign();
          else onTurn(1);
        }}
      >
        {t(last ? "signing.read.last" : "signing.read.next")}
      </Button>
      <QuietAction
        onClick={() => {
          if (first) onBack();
          else onTurn(-1);
        }}
      >
        {t(first ? "signing.read.back" : "signing.read.before")}
      </QuietAction>
      {last ? null : <QuietAction onClick={onSign}>{t("signing.read.skip")}</QuietAction>}
      <QuietAction onClick={onDecline}>{t("signing.decline.link")}</QuietAction>
    </>
  );
}

function Tools({
  clauses,
  place,
  onPick,
}: {
  readonly clauses: readonly FrozenClause[];
  readonly place: number;
  readonly onPick: (place: number) => void;
}) {
  const { t } = useTranslation("signoff");
  const voice = useListen();
  return (
    <div className={styles["tools"]}>
      <Select
        aria-label={t("signing.read.pick")}
        value={String(place)}
        options={clauses.map(({ number, titleText }, at) => ({
          value: String(at),
          label: `${number} ${titleText}`.trim(),
        }))}
        onChange={(chosen) => {
          onPick(Number(chosen));
        }}
      />
      {voice === null ? null : (
        <Button
          icon={voice.speaking ? CircleStop : Volume2}
          onClick={() => {
            if (voice.speaking) voice.stop();
            else voice.listen(clauses.slice(place, place + 1));
          }}
        >
          {t(voice.speaking ? "signing.read.stop" : "signing.read.listen")}
        </Button>
      )}
    </div>
  );
}
