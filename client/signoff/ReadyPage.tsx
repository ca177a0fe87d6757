import { useQuery } from "@tanstack/react-query";
import { Info } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate } from "react-router";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { Ready } from "#shared/protocol/signoff.ts";
import { useAgreement } from "../agreements/agreement.ts";
import { mayNow } from "../agreements/agreements.ts";
import { useAgreementId } from "../agreements/useAgreementId.ts";
import { Loaded } from "../api/Loaded.tsx";
import { useMoments } from "../ui/moments.ts";
import { Note } from "../ui/Note.tsx";
import { Page, PageHeader } from "../ui/Page.tsx";
import { CheckRows } from "./CheckRows.tsx";
import { DoneRows } from "./DoneRows.tsx";
import { FixRows } from "./FixRows.tsx";
import { FreezeCard } from "./FreezeCard.tsx";
import { places } from "./places.ts";
import styles from "./Ready.module.css";
import { type Sorted, sortRows } from "./ready-rows.ts";
import { RoundPage } from "./RoundPage.tsx";
import { readyQuery, versionQuery } from "./signing.ts";
import { WhoWillSign } from "./WhoWillSign.tsx";
import { YesCard } from "./YesCard.tsx";

/** "Ready to sign?": what is left before the words can be frozen, and then the round itself. */
export function ReadyPage() {
  const agreement = useAgreement(useAgreementId());
  return (
    <Page>
      <Loaded query={agreement}>{(loaded) => <AtStage agreement={loaded} />}</Loaded>
    </Page>
  );
}

function AtStage({ agreement }: { readonly agreement: AgreementView }) {
  const [first] = useState(agreement.stage);
  const step = agreement.stage !== first;
  switch (agreement.stage) {
    case "assessing":
      return <Navigate replace to={places.assessment(agreement.id)} />;
    case "drafting":
      return <Preflight agreement={agreement} step={step} />;
    case "signing":
      return <RoundPage agreement={agreement} step={step} />;
    case "inForce":
    case "ended":
      return <Navigate replace to={places.certificate(agreement.id)} />;
  }
}

interface AtStageProps {
  readonly agreement: AgreementView;
  /** Another stage was shown here before. */
  readonly step: boolean;
}

function Preflight({ agreement, step }: AtStageProps) {
  const ready = useQuery(readyQuery(agreement.id));
  return (
    <Loaded query={ready} lines={8}>
      {(loaded) => <Checks agreement={agreement} ready={loaded} step={step} />}
    </Loaded>
  );
}

function Checks({ agreement, ready, step }: AtStageProps & { readonly ready: Ready }) {
  const { t } = useTranslation("signoff");
  const sorted = sortRows(agreement.id, ready);
  return (
    <>
      <PageHeader
        display
        step={step}
        title={t("ready.title")}
        lead={useLead(sorted, ready)}
        back={{ to: places.draft(agreement.id), label: t("ready.back") }}
      />
      <div className={styles["columns"]}>
        <div>
          <LastRound agreement={agreement} />
          <FixRows agreement={agreement} sorted={sorted} />
          <CheckRows agreementId={agreement.id} ready={ready} />
          <DoneRows agreement={agreement} ready={ready} sorted={sorted} />
        </div>
        <div className={styles["aside"]}>
          <WhoWillSign agreement={agreement} ready={ready} />
          <YesCard agreement={agreement} ready={ready} />
          {mayNow(agreement, "freeze") ? (
            <FreezeCard agreement={agreement} ready={ready} sorted={sorted} />
          ) : null}
        </div>
      </div>
    </>
  );
}

function useLead(sorted: Sorted, ready: Ready): string {
  const { t } = useTranslation("signoff");
  if (sorted.left > 0) return t("ready.lead.fix", { count: sorted.left });
  return t(ready.consents.every(({ yes }) => yes) ? "ready.lead.go" : "ready.lead.consents");
}

/** Why the words are being changed again, after a round that ended without an agreement. */
function LastRound({ agreement }: { readonly agreement: AgreementView }) {
  const { t } = useTranslation("signoff");
  const moments = useMoments();
  const { data: version } = useQuery(versionQuery(agreement.id));
  if (version === undefined || version === null) return null;
  const { state, closedBy, closedAt, reason, n } = version;
  if ((state !== "declined" && state !== "thawed") || closedAt === null) return null;
  return (
    <div className={styles["group"]}>
      <Note tone="wait" icon={Info}>
        <b>
          {t(`round.last.${state}`, {
            name: closedBy ?? "",
            version: n,
            at: moments.both(closedAt),
          })}
        </b>
        <p>{reason}</p>
      </Note>
    </div>
  );
}
