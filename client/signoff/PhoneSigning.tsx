import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { useMoments } from "../ui/moments.ts";
import { PageTitle } from "../ui/Page.tsx";
import { WordsRow } from "../ui/WordsRow.tsx";
import type { ReadyProps } from "./DesktopSigning.tsx";
import { Facts, SignatoryMark } from "./Facts.tsx";
import { PaperLines } from "./PaperLines.tsx";
import { PhoneReading } from "./PhoneReading.tsx";
import styles from "./PhoneSigning.module.css";
import { PhoneStep, QuietAction } from "./PhoneStep.tsx";
import { SignBox } from "./SignBox.tsx";

type Step = "what" | "read" | "sign";

/** Three steps on a phone: what it is, the words one clause at a time, and signing. */
export function PhoneSigning(props: ReadyProps) {
  const [step, setStep] = useState<Step>("what");
  const [moved, setMoved] = useState(props.step);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const go = (to: Step) => () => {
    setStep(to);
    setMoved(true);
  };
  switch (step) {
    case "what":
      return <WhatStep {...props} step={moved} onNext={go("read")} />;
    case "read":
      return (
        <PhoneReading
          agreementId={props.agreement.id}
          clauses={props.signing.version.clauses ?? []}
          onOpened={(id) => {
            setOpened((before) => new Set([...before, id]));
          }}
          onBack={go("what")}
          onSign={go("sign")}
          onDecline={props.onDecline}
        />
      );
    case "sign":
      return <SignStep {...props} opened={opened.size} onBack={go("read")} />;
  }
}

function WhatStep({
  agreement,
  signing,
  step,
  onDecline,
  onNext,
}: ReadyProps & { readonly onNext: () => void }) {
  const { t } = useTranslation("signoff");
  return (
    <PhoneStep
      step={1}
      foot={
        <>
          <Button block kind="primary" size="lg" onClick={onNext}>
            {t("signing.read.start")}
          </Button>
          <QuietAction onClick={onDecline}>{t("signing.decline.link")}</QuietAction>
        </>
      }
    >
      <PageTitle key="what" title={t("signing.what.title")} step={step} />
      <ul className={styles["parties"]}>
        {signing.version.signatories.map((signatory) => (
          <li key={`${signatory.organisationId} ${signatory.personId}`}>
            <SignatoryMark agreement={agreement} signatory={signatory} />
            <PartyLine signatory={signatory} own={signatory === signing.own} />
          </li>
        ))}
        <PaperLines agreement={agreement} version={signing.version} />
      </ul>
      <Facts agreement={agreement} version={signing.version} />
    </PhoneStep>
  );
}

function PartyLine({
  signatory,
  own,
}: {
  readonly signatory: ReadyProps["signing"]["own"];
  readonly own: boolean;
}) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const organisation = signatory.organisationName;
  if (own) return <span>{t("signing.what.you", { organisation })}</span>;
  if (signatory.signedAt === null) return <span>{t("signing.what.notYet", { organisation })}</span>;
  const at = moments.date(signatory.signedAt);
  return <span>{t("signing.what.signed", { organisation, at })}</span>;
}

function SignStep({
  agreement,
  signing,
  opened,
  onDecline,
  onBack,
}: ReadyProps & { readonly opened: number; readonly onBack: () => void }) {
  const { t } = useTranslation("signoff");
  const { version, own } = signing;
  const organisation = own.organisationName;
  return (
    <PhoneStep
      step={3}
      foot={
        <>
          <QuietAction onClick={onBack}>{t("signing.read.back")}</QuietAction>
          <QuietAction onClick={onDecline}>{t("signing.decline.link")}</QuietAction>
        </>
      }
    >
      <PageTitle key="sign" step title={t("signing.signFor", { organisation })} />
      <h2>{t("signing.words.title")}</h2>
      <p className={styles["small"]}>{t("signing.words.text")}</p>
      <WordsRow words={version.words} />
      <p className={styles["small"]}>
        {t("signing.words.true")}{" "}
        {t("signing.read.opened", { opened, count: version.clauses?.length ?? 0 })}.
      </p>
      <SignBox ceremony={{ agreementId: agreement.id, version, own }} />
    </PhoneStep>
  );
}
