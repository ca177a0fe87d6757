import { Bookmark } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { ClauseId } from "#shared/templates/library.ts";
import { useQuery } from "@tanstack/react-query";
import { Note } from "../ui/Note.tsx";
import { useMoments } from "../ui/moments.ts";
import { houseOffersQuery } from "./house-wordings.ts";

/**
 * Says to every party whose own wording stands in this clause, by whom it was offered and when. The
 * mark comes and goes with the lines that the offer brought.
 */
export function HouseOffers({
  library,
  nodeIds,
  agreement,
}: {
  readonly library: ClauseId;
  /** The nodes of the clause as it stands. */
  readonly nodeIds: readonly string[];
  readonly agreement: AgreementView;
}) {
  const { t } = useTranslation("templates");
  const moments = useMoments();
  const offers = useQuery(houseOffersQuery(agreement.id)).data?.offers ?? [];
  return offers
    .filter(({ clause }) => clause === library)
    .filter(({ lines }) => lines.length === 0 || lines.some((id) => nodeIds.includes(id)))
    .map(({ organisationId, organisationName, personName, at }) => (
      <Note key={`${organisationId} ${at}`} icon={Bookmark}>
        {t("house.offered", {
          organisation: organisationName,
          person: personName,
          at: moments.both(at),
        })}
      </Note>
    ));
}
