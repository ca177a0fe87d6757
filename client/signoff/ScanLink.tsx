import { FileDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type PaperView, scanPath } from "./paper.ts";
import styles from "./PaperCopies.module.css";

/** The scan of a copy on paper, to keep and to look at; nothing where none was filed. */
export function ScanLink({
  agreementId,
  paper: { organisationId, organisationName: organisation, scan },
}: {
  readonly agreementId: string;
  readonly paper: PaperView;
}) {
  const { t } = useTranslation("signoff");
  if (scan === null) return null;
  return (
    <a className={styles["scan"]} href={scanPath(agreementId, organisationId)} download>
      <FileDown size={16} aria-hidden /> {t("paper.scan.get", { organisation })}
    </a>
  );
}
