import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { partyOf } from "../agreements/agreement.ts";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import type { FrozenVersion } from "./round.ts";

/** A line for each organisation that signs on paper, beside those of the people who sign here. */
export function PaperLines({
  agreement,
  version,
  className,
}: {
  readonly agreement: AgreementView;
  readonly version: FrozenVersion;
  readonly className?: string | undefined;
}) {
  const { t } = useTranslation("signoff");
  return version.paper.map(({ organisationId, organisationName: organisation, matched }) => (
    <li key={organisationId} className={className}>
      <OrgMark
        org={orgNumber(partyOf(agreement, organisationId)?.mark ?? 1)}
        state={matched === null ? "open" : "done"}
      />
      <span>
        {t(matched === null ? "paper.line.notYet" : "paper.line.matched", { organisation })}
      </span>
    </li>
  ));
}
