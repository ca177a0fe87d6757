import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, FileText, ScrollText, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { useAgreement } from "../agreements/agreement.ts";
import { useAgreementId } from "../agreements/useAgreementId.ts";
import { Loaded } from "../api/Loaded.tsx";
import { LinkButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Empty } from "../ui/Empty.tsx";
import { useMoments } from "../ui/moments.ts";
import { Note } from "../ui/Note.tsx";
import { Page, PageTitle } from "../ui/Page.tsx";
import { Tag } from "../ui/Tag.tsx";
import { BundleButton } from "./BundleButton.tsx";
import { Certificate } from "./Certificate.tsx";
import styles from "./CertificatePage.module.css";
import { FrozenPaper } from "./FrozenPaper.tsx";
import { places } from "./places.ts";
import type { FrozenVersion } from "./round.ts";
import { versionQuery } from "./signing.ts";

/** The signed agreement: its certificate, its words, and what to keep. */
export function CertificatePage() {
  const id = useAgreementId();
  const agreement = useAgreement(id);
  const version = useQuery(versionQuery(id));
  return (
    <Page>
      <Loaded query={agreement}>
        {(loaded) => (
          <Loaded query={version}>
            {(newest) =>
              newest?.state === "complete" ? (
                <Signed agreement={loaded} version={newest} />
              ) : (
                <NotYet agreement={loaded} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function NotYet({ agreement }: { readonly agreement: AgreementView }) {
  const { t } = useTranslation("signoff");
  return (
    <>
      <PageTitle title={agreement.title} />
      <Empty
        icon={ScrollText}
        title={t("certificate.notYet")}
        actions={
          <LinkButton to={`/agreements/${agreement.id}`}>{t("certificate.seeWhere")}</LinkButton>
        }
      >
        {t("certificate.notYetText")}
      </Empty>
    </>
  );
}

interface SignedProps {
  readonly agreement: AgreementView;
  readonly version: FrozenVersion;
}

function Signed({ agreement, version }: SignedProps) {
  const { t } = useTranslation("signoff");
  const since = useSince({ agreement, version });
  const names = agreement.parties.map((party) => party.legalName).join(", ");
  return (
    <div className={styles["columns"]}>
      <div>
        <p className={styles["state"]}>
          <Link to="/">{t("certificate.back")}</Link>
          <Tag tone="agreed" icon={CircleCheck}>
            {t("certificate.state", { count: agreement.parties.length })}
            {since}
          </Tag>
        </p>
        {version.ownHash === version.docHash ? null : (
          <div role="alert" className={styles["differs"]}>
            <Note tone="danger" icon={CircleAlert}>
              {t("signing.ended.differsText")}
            </Note>
          </div>
        )}
        <Certificate agreement={agreement} version={version} />
        <p className={styles["edge"]}>
          {t("certificate.edge")} <Link to="/verify">{t("certificate.check")}</Link>
        </p>
      </div>
      <Keep agreement={agreement} />
      <section id="words" className={styles["words"]} aria-labelledby="words-title">
        <h2 id="words-title">{t("certificate.words")}</h2>
        <FrozenPaper
          title={agreement.title}
          between={t("signing.read.between", { names })}
          clauses={version.clauses ?? []}
        />
      </section>
    </div>
  );
}

/** From when it counts: a deed from the day of its own, whatever the days of signing were. */
function useSince({ agreement: { inForceAt }, version: { deed } }: SignedProps): string {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  if (deed !== null && deed.deliveredOn !== null) {
    return `. ${t("paper.certificate.deed", { date: moments.date(deed.deliveredOn) })}`;
  }
  if (inForceAt === null) return "";
  return `. ${t("certificate.inForce", { date: moments.date(inForceAt) })}`;
}

function Keep({ agreement }: { readonly agreement: AgreementView }) {
  const { t } = useTranslation("signoff");
  return (
    <Card as="section" labelledBy="keep">
      <h2 id="keep">{t("certificate.keep")}</h2>
      <ul className={styles["keep"]}>
        <Kept icon={<ShieldCheck size={22} aria-hidden />} text={t("certificate.bundleText")}>
          <b>{t("certificate.bundle")}</b>
          <div className={styles["download"]}>
            <BundleButton agreement={agreement} />
          </div>
        </Kept>
        <Kept icon={<FileText size={22} aria-hidden />} text={t("certificate.readText")}>
          <a href="#words">{t("certificate.read")}</a>
        </Kept>
        <Kept icon={<ScrollText size={22} aria-hidden />} text={t("certificate.historyText")}>
          <Link to={places.audit(agreement.id)}>{t("certificate.history")}</Link>
        </Kept>
      </ul>
    </Card>
  );
}

function Kept({
  icon,
  text,
  children,
}: {
  readonly icon: ReactNode;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <li>
      {icon}
      <div>
        {children}
        <p>{text}</p>
      </div>
    </li>
  );
}
