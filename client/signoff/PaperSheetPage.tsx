import { useQuery } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAgreement } from "../agreements/agreement.ts";
import { useAgreementId } from "../agreements/useAgreementId.ts";
import { Loaded } from "../api/Loaded.tsx";
import { Button } from "../ui/Button.tsx";
import { Page, PageHeader } from "../ui/Page.tsx";
import { FrozenPaper } from "./FrozenPaper.tsx";
import { grouped } from "./paper.ts";
import styles from "./PaperSheetPage.module.css";
import { places } from "./places.ts";
import type { FrozenVersion } from "./round.ts";
import { versionQuery } from "./signing.ts";

/** The frozen words to print and sign, with their fingerprint at the foot of every page. */
export function PaperSheetPage() {
  const id = useAgreementId();
  const agreement = useAgreement(id);
  const version = useQuery(versionQuery(id));
  return (
    <Page>
      <Loaded query={agreement}>
        {({ title, parties }) => (
          <Loaded query={version}>
            {(newest) => (
              <Sheet
                agreementId={id}
                title={title}
                names={parties.map((party) => party.legalName).join(", ")}
                version={newest}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function Sheet({
  agreementId,
  title,
  names,
  version,
}: {
  readonly agreementId: string;
  readonly title: string;
  readonly names: string;
  readonly version: FrozenVersion | null;
}) {
  const { t } = useTranslation("signoff");
  const back = { to: places.ready(agreementId), label: t("paper.sheet.back") };
  const good = version?.state === "open" && version.ownHash === version.docHash;
  if (version === null || !good || version.clauses === null) {
    return <PageHeader title={t("paper.sheet.title")} lead={t("paper.sheet.none")} back={back} />;
  }
  return (
    <>
      <div className={styles["about"]}>
        <PageHeader
          title={t("paper.sheet.title")}
          lead={t("paper.sheet.text")}
          back={back}
          actions={
            <Button
              kind="primary"
              icon={Printer}
              onClick={() => {
                window.print();
              }}
            >
              {t("paper.sheet.print")}
            </Button>
          }
        />
      </div>
      <div className={styles["sheet"]}>
        <div>
          <FrozenPaper
            title={title}
            between={t("signing.read.between", { names })}
            clauses={version.clauses}
          />
        </div>
        <footer className={styles["foot"]}>
          <p>
            {title}. {t("paper.sheet.version", { version: version.n })}. {version.words.join(" ")}
          </p>
          <code>{grouped(version.docHash)}</code>
        </footer>
      </div>
    </>
  );
}
