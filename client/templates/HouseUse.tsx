import { Info } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ClauseId } from "#shared/templates/library.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Note } from "../ui/Note.tsx";
import { tell } from "../ui/status.ts";
import type { AboutProps, ClauseHere } from "./AboutClause.tsx";
import type { HouseLook } from "./house-look.ts";
import { useHouseOffer } from "./house-wordings.ts";
import { WordingLook } from "./WordingLook.tsx";

/** A look at one's own wording, then its use: every party is told first, then the words go in. */
export function HouseUse({
  look,
  name,
  organisation,
  library,
  here,
  agreement,
  context,
  onClose,
}: Pick<AboutProps, "agreement" | "context"> & {
  readonly look: HouseLook;
  readonly name: string;
  readonly organisation: string;
  readonly library: ClauseId;
  readonly here: ClauseHere;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("templates");
  const offer = useHouseOffer(agreement.id, library);
  const put = () => {
    const done = context.desk?.edits.replace(here.nodeIds, look.nodes, look.fields);
    tell(t(done === true ? "house.used" : "house.gone"));
    onClose();
    // The caret stood in words that are gone, and would go on in the next clause.
    context.goTo(here.id);
  };
  const lines = look.nodes.slice(1).map(({ attrs }) => attrs.id);
  const press = () => offer.mutate(lines, { onSuccess: put });
  return (
    <WordingLook
      title={name}
      lead={t("house.before")}
      words={{ before: look.before, after: look.after, edited: null }}
      context={context}
      use={{ label: t("house.use"), press, busy: offer.isPending && t("house.saving") }}
      onClose={onClose}
    >
      <Note icon={Info}>{t("house.told", { organisation })}</Note>
      <ProblemNote thrown={offer.error} again={press} />
    </WordingLook>
  );
}
