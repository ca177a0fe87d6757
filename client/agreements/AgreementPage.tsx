import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Navigate } from "react-router";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { LoadedPage } from "../api/Loaded.tsx";
import { problemFrom } from "../api/problems.ts";
import { Page, PageHeader } from "../ui/Page.tsx";
import styles from "./Agreement.module.css";
import { agreementQuery, agreementsQuery } from "./agreements.ts";
import { AgreementMoves } from "./AgreementMoves.tsx";
import { AgreementParties } from "./AgreementParties.tsx";
import { AgreementPlaces } from "./AgreementPlaces.tsx";
import { keptPath } from "./kept.ts";
import { StageTrack } from "./StageTrack.tsx";
import { useAgreementId } from "./useAgreementId.ts";

/**
 * One agreement: where it stands, whose move it is, its places, and who is in it. Old links of
 * people whose organisation has left lead to what they keep.
 */
export function AgreementPage() {
  const { t } = useTranslation("agreements");
  const id = useAgreementId();
  const agreement = useQuery(agreementQuery(id));
  const gone = agreement.isError && problemFrom(agreement.error).code === "notFound";
  const listed = useQuery({ ...agreementsQuery, enabled: gone });
  const loading = { title: t("home.agreement"), lines: 8 };
  const left = listed.data?.left.some((kept) => kept.id === id) ?? false;
  if (gone && left) return <Navigate to={keptPath(id)} replace />;
  return (
    <Page>
      {gone && listed.isPending ? (
        <LoadedPage query={listed} {...loading}>
          {() => null}
        </LoadedPage>
      ) : (
        <LoadedPage query={agreement} {...loading}>
          {(loaded) => <Overview agreement={loaded} />}
        </LoadedPage>
      )}
    </Page>
  );
}

function Overview({ agreement }: { readonly agreement: AgreementView }) {
  const { t } = useTranslation("agreements");
  const lead = leadOf(agreement);
  return (
    <>
      <PageHeader
        title={agreement.title}
        lead={t(`overview.${lead}`)}
        back={{ to: "/", label: t("overview.back") }}
      />
      {lead === "endedUnsigned" ? null : <StageTrack stage={agreement.stage} />}
      <div className={styles["columns"]}>
        <div className={styles["stack"]}>
          <AgreementMoves agreement={agreement} />
          <AgreementPlaces agreement={agreement} />
        </div>
        <AgreementParties agreement={agreement} />
      </div>
    </>
  );
}

/** Which sentence says where it stands: the stage, or what has been computed from it. */
function leadOf({ stage, phase, revealedAt, inForceAt }: AgreementView) {
  if (phase === "joining") return "joining";
  if (stage === "assessing" && revealedAt !== null) return "revealed";
  if (stage === "inForce" && inForceAt === null) return "signedAhead";
  if (stage === "ended" && inForceAt === null) return "endedUnsigned";
  return stage;
}
