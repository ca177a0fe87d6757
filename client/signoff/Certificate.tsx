import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { CutEdge } from "../ui/CutEdge.tsx";
import { useMoments } from "../ui/moments.ts";
import { PageTitle } from "../ui/Page.tsx";
import { WordsRow } from "../ui/WordsRow.tsx";
import styles from "./Certificate.module.css";
import { degreeWords } from "./degree-words.ts";
import { SignatoryMark } from "./Facts.tsx";
import type { FrozenVersion, SignatoryView } from "./round.ts";

/** The sheet with every signature, the four words and the fingerprint, ending in its cut edge. */
export function Certificate({
  agreement,
  version,
}: {
  readonly agreement: AgreementView;
  readonly version: FrozenVersion;
}) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  return (
    <article className={styles["certificate"]}>
      <div className={styles["sheet"]}>
        <p className={styles["over"]}>{t("certificate.over")}</p>
        <PageTitle title={t("certificate.title", { title: agreement.title })}>
          {agreement.title}
        </PageTitle>
        <p className={styles["about"]}>
          {t("certificate.about", {
            degree: degreeWords(agreement.degree)?.name ?? "",
            version: version.n,
            date: moments.date(version.frozenAt),
          }).trim()}
        </p>
        <ul className={styles["signatures"]}>
          {version.signatories.map((signatory) => (
            <Signature
              key={`${signatory.organisationId} ${signatory.personId}`}
              agreement={agreement}
              signatory={signatory}
            />
          ))}
        </ul>
        <div className={styles["prints"]}>
          <WordsRow words={version.words} />
          <Print name={t("certificate.fingerprint")} hash={version.docHash} />
          <Print name={t("certificate.key")} hash={version.sealKey} />
          <p className={styles["law"]}>{useLaw(version)}</p>
        </div>
      </div>
      <CutEdge fingerprint={version.docHash} />
    </article>
  );
}

function Signature({
  agreement,
  signatory,
}: {
  readonly agreement: AgreementView;
  readonly signatory: SignatoryView;
}) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const { organisationName, personName, title, signedAt, method } = signatory;
  return (
    <li>
      <SignatoryMark agreement={agreement} signatory={signatory} />
      <b>{organisationName}</b>
      <span className={styles["name"]}>{personName}</span>
      <span>{title}</span>
      <span>{signedAt === null ? "" : moments.both(signedAt)}</span>
      <span>{method === null ? "" : t(`certificate.${method}`)}</span>
    </li>
  );
}

/** 64 digits in groups of four, so that they can be read out. */
function Print({ name, hash }: { readonly name: string; readonly hash: string }) {
  return (
    <p className={styles["print"]}>
      {name}
      <code>{hash.match(/.{4}/g)?.join(" ")}</code>
    </p>
  );
}

/** What kind of signature this is in law, by the evidence that there is. */
function useLaw({ signatories }: FrozenVersion): string {
  const { t } = useTranslation("signoff");
  const methods = new Set(signatories.map(({ method }) => method));
  const kind = methods.has("emailCode")
    ? methods.has("passkey")
      ? "both"
      : "emailCode"
    : "passkey";
  return t("certificate.law", { evidence: t(`certificate.evidence.${kind}`) });
}
