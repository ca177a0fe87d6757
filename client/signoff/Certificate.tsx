import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { partyOf } from "../agreements/agreement.ts";
import { CutEdge } from "../ui/CutEdge.tsx";
import { useMoments } from "../ui/moments.ts";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import { PageTitle } from "../ui/Page.tsx";
import { WordsRow } from "../ui/WordsRow.tsx";
import styles from "./Certificate.module.css";
import { degreeWords } from "./degree-words.ts";
import { SignatoryMark } from "./Facts.tsx";
import { grouped, type PaperView } from "./paper.ts";
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
          {version.paper.map((paper) => (
            <OnPaper key={paper.organisationId} agreement={agreement} paper={paper} />
          ))}
        </ul>
        <Delivery version={version} />
        {version.decision === null ? null : (
          <Decided agreement={agreement} decision={version.decision} />
        )}
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

/** Which kind of agreement it is, and who said yes to that, for whom and when. */
function Decided({
  agreement,
  decision,
}: {
  readonly agreement: AgreementView;
  readonly decision: NonNullable<FrozenVersion["decision"]>;
}) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const { degree, method, reason, yes } = decision;
  const kind = { degree, name: degreeWords(degree)?.name ?? "" };
  return (
    <section className={styles["decided"]} aria-labelledby="decided">
      <h2 id="decided">{t("certificate.decided.title", kind)}</h2>
      <p>{t(`certificate.decided.${method}`)}</p>
      {reason === "" ? null : <p>{t("certificate.decided.reason", { reason })}</p>}
      <ul>
        {yes.map(({ organisationId, personName, at }) => (
          <li key={organisationId}>
            {t("certificate.decided.yes", {
              person: personName,
              organisation: partyOf(agreement, organisationId)?.legalName ?? "",
              date: moments.date(at),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** An organisation that signed on paper: who, on which day, and who matched it. */
function OnPaper({
  agreement,
  paper: { organisationId, organisationName, recorded, matched },
}: {
  readonly agreement: AgreementView;
  readonly paper: PaperView;
}) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const mark = orgNumber(partyOf(agreement, organisationId)?.mark ?? 1);
  return (
    <li>
      <OrgMark org={mark} state={matched === null ? "open" : "done"} />
      <b>{organisationName}</b>
      <span className={styles["paper"]}>{recorded?.signedBy ?? ""}</span>
      <span>{t("paper.certificate.how")}</span>
      <span>{recorded === null ? "" : moments.date(recorded.signedOn)}</span>
      {matched === null ? null : (
        <span>
          {t("paper.certificate.matched", {
            name: matched.by,
            organisation: matched.organisationName,
          })}
        </span>
      )}
    </li>
  );
}

/** The day from which a deed counts, apart from the days on which it was signed. */
function Delivery({ version: { deed } }: { readonly version: FrozenVersion }) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  if (deed === null || deed.deliveredOn === null) return null;
  return (
    <p className={styles["about"]}>
      {t("paper.certificate.deed", { date: moments.date(deed.deliveredOn) })}
    </p>
  );
}

/** 64 digits in groups of four, so that they can be read out. */
function Print({ name, hash }: { readonly name: string; readonly hash: string }) {
  return (
    <p className={styles["print"]}>
      {name}
      <code>{grouped(hash)}</code>
    </p>
  );
}

/** What kind of signature this is in law, by the evidence that there is. */
function useLaw({ signatories, paper }: FrozenVersion): string {
  const { t } = useTranslation("signoff");
  const methods = new Set(signatories.map(({ method }) => method));
  if (methods.size === 0) return t("certificate.lawPaper");
  const kind = methods.has("emailCode")
    ? methods.has("passkey")
      ? "both"
      : "emailCode"
    : "passkey";
  const law = t("certificate.law", { evidence: t(`certificate.evidence.${kind}`) });
  return paper.length === 0 ? law : `${law} ${t("certificate.lawBoth")}`;
}
