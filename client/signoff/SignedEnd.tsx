import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { LinkButton } from "../ui/Button.tsx";
import { CutEdge } from "../ui/CutEdge.tsx";
import { Hidden } from "../ui/Hidden.tsx";
import { useMoments } from "../ui/moments.ts";
import { PageTitle } from "../ui/Page.tsx";
import { WordsRow } from "../ui/WordsRow.tsx";
import { BundleButton } from "./BundleButton.tsx";
import { SignatoryMark } from "./Facts.tsx";
import { PaperLines } from "./PaperLines.tsx";
import { type HasSigned, leftIn, type SignatoryView } from "./round.ts";
import styles from "./SignedEnd.module.css";

/** The signature is in: whose, on which words, and who is still to sign. */
export function SignedEnd({
  agreement,
  signing,
  step,
}: {
  readonly agreement: AgreementView;
  readonly signing: HasSigned;
  readonly step: boolean;
}) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const { version, own } = signing;
  return (
    <div className={styles["end"]}>
      <div className={styles["seal"]}>
        <p className={styles["caption"]}>
          {t("signing.signed.for", { organisation: own.organisationName })}
        </p>
        <PageTitle
          key="signed"
          step={step}
          title={`${own.personName}, ${t("signing.signed.signed")}`}
        >
          <span className={styles["name"]}>{own.personName}</span>
          <Hidden>, {t("signing.signed.signed")}</Hidden>
        </PageTitle>
        <p className={styles["at"]}>{own.signedAt === null ? "" : moments.both(own.signedAt)}</p>
        <WordsRow words={version.words} />
      </div>
      <CutEdge fingerprint={version.docHash} />
      <div className={styles["rest"]}>
        <h2>{t("signing.signed.togo", { count: leftIn(version) })}</h2>
        <ul className={styles["parties"]}>
          {version.signatories.map((signatory) => (
            <li key={`${signatory.organisationId} ${signatory.personId}`}>
              <SignatoryMark agreement={agreement} signatory={signatory} />
              <SignerLine signatory={signatory} own={signatory === own} />
            </li>
          ))}
          <PaperLines agreement={agreement} version={version} />
        </ul>
        <p className={styles["caption"]}>{t("signing.signed.email")}</p>
        <p className={styles["caption"]}>{t("signing.signed.edge")}</p>
        <BundleButton agreement={agreement} block />
        <LinkButton to="/" block>
          {t("signing.signed.home")}
        </LinkButton>
      </div>
    </div>
  );
}

function SignerLine({
  signatory,
  own,
}: {
  readonly signatory: SignatoryView;
  readonly own: boolean;
}) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const { personName: name, organisationName: organisation, signedAt } = signatory;
  if (signedAt === null) return <span>{t("signing.signed.waiting", { name, organisation })}</span>;
  const at = moments.both(signedAt);
  return (
    <span>{own ? t("signing.signed.you", { at }) : t("signing.signed.other", { name, at })}</span>
  );
}
