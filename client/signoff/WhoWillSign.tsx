import { Check, CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { Ready } from "#shared/protocol/signoff.ts";
import { Authority } from "#shared/signoff/statement.ts";
import { partyOf } from "../agreements/agreement.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Card } from "../ui/Card.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import styles from "./WhoWillSign.module.css";

/** Who will be asked to sign, for whom, and on what authority. */
export function WhoWillSign({
  agreement,
  ready,
}: {
  readonly agreement: AgreementView;
  readonly ready: Ready;
}) {
  const { t } = useTranslation("signoff");
  return (
    <Card as="section" labelledBy="who">
      <h2 id="who">{t("sign.who")}</h2>
      <ul className={styles["signers"]}>
        {ready.signatories.map((signatory) => (
          <Signer
            key={`${signatory.organisationId} ${signatory.personId}`}
            agreement={agreement}
            signatory={signatory}
          />
        ))}
        {agreement.parties
          .filter(({ organisationId }) =>
            ready.signatories.every((one) => one.organisationId !== organisationId),
          )
          .map(({ organisationId, legalName }) => (
            <li key={organisationId}>
              <span />
              <span>
                <b>{legalName}</b>
                <span className={styles["no"]}>
                  <CircleAlert size={14} aria-hidden /> {t("sign.nobody")}
                </span>
              </span>
            </li>
          ))}
      </ul>
    </Card>
  );
}

function Signer({
  agreement,
  signatory,
}: {
  readonly agreement: AgreementView;
  readonly signatory: Ready["signatories"][number];
}) {
  const { t } = useTranslation("signoff");
  const { personName, title, authority, organisationId } = signatory;
  const party = partyOf(agreement, organisationId);
  const basisWords = useBasisWords();
  return (
    <li>
      <Avatar
        name={personName}
        size={40}
        org={party === undefined ? undefined : orgNumber(party.mark)}
      />
      <span>
        <b>{personName}</b>
        <span className={styles["meta"]}>
          {[title, party?.legalName].filter((part) => part !== "").join(", ")}
        </span>
        {authority === null ? (
          <span className={styles["no"]}>
            <CircleAlert size={14} aria-hidden /> {t("sign.mayNot")}
          </span>
        ) : (
          <span className={styles["ok"]}>
            <Check size={14} aria-hidden />
            {t("sign.may", {
              basis: basisWords(authority.basis),
              reference: authority.reference,
            })}
          </span>
        )}
      </span>
    </li>
  );
}

const Basis = Authority.shape.basis;

/** Where an authority comes from, in words; what is not known stays as it is. */
function useBasisWords(): (basis: string) => string {
  const { t } = useTranslation("signoff");
  return (basis) => {
    const known = Basis.safeParse(basis);
    return known.success ? t(`sign.basis.${known.data}`) : basis;
  };
}
