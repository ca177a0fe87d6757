import { Printer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { partyOf } from "../agreements/agreement.ts";
import { mayNow } from "../agreements/agreements.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { OrgMark } from "../ui/OrgMark.tsx";
import { useMoments } from "../ui/moments.ts";
import { orgNumber } from "../ui/org-shapes.tsx";
import { Tag } from "../ui/Tag.tsx";
import { FileScanStep } from "./FileScanStep.tsx";
import { FOCUS } from "./focus-places.ts";
import { MatchPaperDialog } from "./MatchPaperDialog.tsx";
import type { PaperView } from "./paper.ts";
import styles from "./PaperCopies.module.css";
import { places } from "./places.ts";
import { RecordPaperDialog } from "./RecordPaperDialog.tsx";
import type { FrozenVersion } from "./round.ts";
import { ScanLink } from "./ScanLink.tsx";

/** The organisations that sign on paper: how far each copy is, and the next step for who may take it. */
export function PaperCopies({
  agreement,
  version,
}: {
  readonly agreement: AgreementView;
  readonly version: FrozenVersion;
}) {
  const { t } = useTranslation("signoff");
  if (version.paper.length === 0) return null;
  return (
    <>
      <h2 id={FOCUS.paper} tabIndex={-1} className={styles["title"]}>
        {t("paper.title")}
      </h2>
      <ul>
        {version.paper.map((paper) => (
          <Copy key={paper.organisationId} agreement={agreement} paper={paper} />
        ))}
      </ul>
    </>
  );
}

interface CopyProps {
  readonly agreement: AgreementView;
  readonly paper: PaperView;
}

function Copy({ agreement, paper }: CopyProps) {
  const { t } = useTranslation("signoff");
  const mark = orgNumber(partyOf(agreement, paper.organisationId)?.mark ?? 1);
  return (
    <li className={styles["copy"]}>
      <OrgMark org={mark} state={paper.matched === null ? "open" : "done"} />
      <div>
        <b>{paper.organisationName}</b>
        <CopyState paper={paper} />
        <ScanLink agreementId={agreement.id} paper={paper} />
      </div>
      {paper.recorded === null ? (
        <Tag>{t("round.notYet")}</Tag>
      ) : (
        <Tag tone={paper.matched === null ? "wait" : "agreed"}>
          {t(paper.matched === null ? "paper.recordedTag" : "paper.matchedTag")}
        </Tag>
      )}
      <CopySteps agreement={agreement} paper={paper} />
    </li>
  );
}

function CopyState({ paper: { recorded, matched } }: Pick<CopyProps, "paper">) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  if (recorded === null) return <p className={styles["meta"]}>{t("paper.toDo")}</p>;
  const date = moments.date(recorded.signedOn);
  return (
    <>
      <p className={styles["meta"]}>
        {matched === null
          ? t("paper.recorded", { date, name: recorded.by, signedBy: recorded.signedBy })
          : t("paper.matched", { date, name: matched.by, organisation: matched.organisationName })}
      </p>
      <p className={styles["meta"]}>{t("paper.kept", { kept: recorded.kept })}</p>
      {matched === null ? <p className={styles["meta"]}>{t("paper.waiting")}</p> : null}
    </>
  );
}

/** What the reader may do with a copy that does not count yet. */
function CopySteps({ agreement, paper }: CopyProps) {
  const { t } = useTranslation("signoff");
  const [asking, setAsking] = useState(false);
  const step = stepOf(agreement, paper);
  const close = () => {
    setAsking(false);
  };
  if (step === null) return null;
  const again = step === "record" && paper.recorded !== null;
  return (
    <div className={styles["steps"]}>
      <Button
        size="sm"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t(again ? "paper.record.again" : `paper.${step}.press`)}
      </Button>
      {again ? <FileScanStep agreementId={agreement.id} paper={paper} /> : null}
      {step === "record" ? (
        <LinkButton size="sm" kind="quiet" icon={Printer} to={places.paper(agreement.id)}>
          {t("paper.print")}
        </LinkButton>
      ) : null}
      {asking && step === "record" ? (
        <RecordPaperDialog agreementId={agreement.id} known={knownOf(paper)} onClose={close} />
      ) : null}
      {asking && step === "match" ? (
        <MatchPaperDialog agreementId={agreement.id} paper={paper} onClose={close} />
      ) : null}
    </div>
  );
}

/** What the reader may do with a copy: record their own, match another's, or nothing. */
function stepOf(agreement: AgreementView, paper: PaperView): "record" | "match" | null {
  if (paper.matched !== null) return null;
  if (paper.organisationId === agreement.organisationId) {
    return mayNow(agreement, "recordPaper") ? "record" : null;
  }
  return paper.recorded !== null && mayNow(agreement, "matchPaper") ? "match" : null;
}

function knownOf({ recorded }: PaperView) {
  if (recorded === null) return null;
  const { signedOn, signedBy, kept } = recorded;
  return { signedOn, signedBy, kept };
}
