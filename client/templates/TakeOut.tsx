import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RemovalView } from "#shared/protocol/clauses.ts";
import type { OutlinedClause } from "#shared/templates/outline.ts";
import { holdOn } from "#shared/templates/removal.ts";
import { useQuery } from "@tanstack/react-query";
import { mayNow } from "../agreements/agreements.ts";
import { Button } from "../ui/Button.tsx";
import { tell } from "../ui/status.ts";
import type { AboutProps, ClauseHere } from "./AboutClause.tsx";
import { Part } from "./Part.tsx";
import { ProposeRemoval } from "./ProposeRemoval.tsx";
import { RemovalCard } from "./RemovalCard.tsx";
import { removalsQuery } from "./removals.ts";
import { leftPointing } from "./leaving.ts";

/** Who has to agree before the clause may go, and the way there. */
export function TakeOut({
  clause,
  here,
  agreement,
  template,
  context,
}: AboutProps & {
  readonly clause: OutlinedClause | undefined;
  readonly here: ClauseHere;
}) {
  const { t } = useTranslation("templates");
  const removals = useQuery(removalsQuery(agreement.id)).data?.removals ?? [];
  if (clause === undefined) return <OwnTakeOut here={here} template={template} context={context} />;
  const hold = holdOn(clause);
  const removal = removals.find((one) => one.clause === clause.id);
  if (hold.by === "oneLead")
    return <OwnTakeOut here={here} template={template} context={context} />;
  if (hold.by === "everyone") {
    return (
      <Part title={t("out.title")}>
        <WithEveryone
          clause={clause}
          here={here}
          agreement={agreement}
          template={template}
          context={context}
          removal={removal}
        />
      </Part>
    );
  }
  return (
    <Part title={t("out.title")}>
      <p>{t(hold.reasons.length === 0 ? "out.essential" : `out.${hold.by}`)}</p>
    </Part>
  );
}

/** Any lead may take this clause out by themselves. */
export function OwnTakeOut({
  here,
  template,
  context,
}: Omit<AboutProps, "agreement"> & { readonly here: ClauseHere }) {
  const { t } = useTranslation("templates");
  const takeOut = useTakeOut(context);
  return (
    <Part title={t("out.title")}>
      <p>{t("out.oneLead")}</p>
      <PointsAt here={here} template={template} context={context} />
      {context.writing ? (
        <Button size="sm" icon={Trash2} onClick={() => takeOut(here)}>
          {t("out.press")}
        </Button>
      ) : null}
    </Part>
  );
}

function WithEveryone({
  clause,
  here,
  agreement,
  template,
  context,
  removal,
}: AboutProps & {
  readonly clause: OutlinedClause;
  readonly here: ClauseHere;
  readonly removal: RemovalView | undefined;
}) {
  const { t } = useTranslation("templates");
  const takeOut = useTakeOut(context);
  const takeOutNow = () => {
    if (context.writing) takeOut(here);
  };
  const stands = removal?.state === "open" || removal?.state === "agreed";
  return (
    <>
      {stands ? null : <p>{t("out.everyone")}</p>}
      <PointsAt here={here} template={template} context={context} />
      {removal === undefined ? null : (
        <RemovalCard removal={removal} agreement={agreement} agreed={takeOutNow} />
      )}
      {removal?.state === "agreed" && context.writing ? (
        <Button size="sm" icon={Trash2} onClick={takeOutNow}>
          {t("out.pressAgreed")}
        </Button>
      ) : null}
      {stands ? null : <Propose agreement={agreement} clause={clause.id} title={here.title} />}
    </>
  );
}

/** The way to ask the others, for those who may. */
function Propose({
  agreement,
  clause,
  title,
}: Pick<AboutProps, "agreement"> & { readonly clause: string; readonly title: string }) {
  const { t } = useTranslation("templates");
  const [asking, setAsking] = useState(false);
  if (!mayNow(agreement, "edit")) return null;
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        {t("out.propose")}
      </Button>
      {asking ? (
        <ProposeRemoval
          agreementId={agreement.id}
          clause={clause}
          title={title}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

/** The places that would point at nothing. */
function PointsAt({
  here,
  template,
  context,
}: Omit<AboutProps, "agreement"> & { readonly here: ClauseHere }) {
  const { t } = useTranslation("templates");
  const places = context.desk === null ? [] : leftPointing(here, template, context.desk);
  if (places.length === 0) return null;
  return <p>{t("out.points", { count: places.length, places: places.join(", ") })}</p>;
}

function useTakeOut({ desk }: AboutProps["context"]) {
  const { t } = useTranslation("templates");
  return (here: ClauseHere) => {
    if (desk === null) return;
    desk.edits.takeOut(here.id);
    tell(t("out.done", { title: here.title }));
  };
}
