import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { partyOf } from "../agreements/agreement.ts";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import { useMoments } from "../ui/moments.ts";
import { degreeWords } from "./degree-words.ts";
import styles from "./Facts.module.css";
import type { FrozenVersion, SignatoryView } from "./round.ts";

/** What is being signed, in a few lines; a guide, and said to be one. */
export function Facts({
  agreement,
  version,
}: {
  readonly agreement: AgreementView;
  readonly version: FrozenVersion;
}) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const degree = degreeWords(agreement.degree);
  return (
    <>
      <dl className={styles["facts"]}>
        <Fact name={t("signing.what.agreement")}>{agreement.title}</Fact>
        {degree === undefined ? null : <Fact name={t("signing.what.kind")}>{degree.name}</Fact>}
        <Fact name={t("signing.what.between")}>
          {agreement.parties.map((party) => party.legalName).join(", ")}
        </Fact>
        <Fact name={t("signing.what.clauses")}>{version.clauses?.length ?? 0}</Fact>
        <Fact name={t("signing.what.version")}>
          {t("signing.what.versionText", {
            version: version.n,
            name: version.frozenBy,
            date: moments.date(version.frozenAt),
          })}
        </Fact>
      </dl>
      <p className={styles["guide"]}>{t("signing.what.guide")}</p>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string | number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** An organisation's mark with whether this signatory has signed. */
export function SignatoryMark({
  agreement,
  signatory,
}: {
  readonly agreement: AgreementView;
  readonly signatory: SignatoryView;
}) {
  const mark = partyOf(agreement, signatory.organisationId)?.mark ?? 1;
  return <OrgMark org={orgNumber(mark)} state={signatory.signedAt === null ? "open" : "done"} />;
}
