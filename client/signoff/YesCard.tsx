import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { Ready } from "#shared/protocol/signoff.ts";
import { partyOf } from "../agreements/agreement.ts";
import { mayNow } from "../agreements/agreements.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { useSignedIn } from "../people/me.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import { tell } from "../ui/status.ts";
import { FOCUS } from "./focus-places.ts";
import styles from "./Ready.module.css";
import { useSayYes } from "./signing.ts";

/** Each lead's yes to exactly these words. One changed letter asks for all of them again. */
export function YesCard({
  agreement,
  ready,
}: {
  readonly agreement: AgreementView;
  readonly ready: Ready;
}) {
  const { t } = useTranslation("signoff");
  const { person } = useSignedIn();
  const saying = useSayYes(agreement.id);
  const own = ready.consents.find(({ personId }) => personId === person.id);
  const say = () => {
    saying.mutate(
      { seq: ready.seq },
      {
        onSuccess: () => {
          tell(t("yes.thanks"));
        },
      },
    );
  };
  return (
    <Card as="section" labelledBy={FOCUS.yes}>
      <h2 id={FOCUS.yes} tabIndex={-1}>
        {t("yes.title")}
      </h2>
      <p className={styles["small"]}>{t("yes.text")}</p>
      <ul className={styles["yes"]}>
        {ready.consents.map((consent) => (
          <Consent key={consent.personId} agreement={agreement} consent={consent} />
        ))}
      </ul>
      <ProblemNote thrown={saying.error} again={say} />
      {own !== undefined && !own.yes && mayNow(agreement, "freeze") ? (
        <Button block busy={saying.isPending && t("yes.saying")} onClick={say}>
          {t("yes.press")}
        </Button>
      ) : null}
    </Card>
  );
}

function Consent({
  agreement,
  consent: { organisationId, personName: name, yes },
}: {
  readonly agreement: AgreementView;
  readonly consent: Ready["consents"][number];
}) {
  const { t } = useTranslation("signoff");
  const party = partyOf(agreement, organisationId);
  const organisation = party?.shortName ?? "";
  return (
    <li>
      <OrgMark org={orgNumber(party?.mark ?? 1)} state={yes ? "done" : "open"} />
      <span>
        {yes ? t("yes.said", { organisation, name }) : t("yes.waiting", { organisation, name })}
      </span>
    </li>
  );
}
