import { Check, CircleAlert, TriangleAlert, UserPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { LegalForm } from "#shared/agreements/party.ts";
import { AuthorityBasis, deedMethods } from "#shared/agreements/signing-rule.ts";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { Ready } from "#shared/protocol/signoff.ts";
import { partyOf } from "../agreements/agreement.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Card } from "../ui/Card.tsx";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber, type OrgNumber } from "../ui/org-shapes.tsx";
import { onPaper } from "./paper.ts";
import { places } from "./places.ts";
import styles from "./WhoWillSign.module.css";

type PartySigning = Ready["parties"][number];
type Signatory = Ready["signatories"][number];

/** Who will be asked to sign for each organisation, on what authority, and who is missing. */
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
      {ready.parties.map((signing) => (
        <PartySigners
          key={signing.organisationId}
          agreement={agreement}
          signing={signing}
          people={ready.signatories.filter(
            ({ organisationId }) => organisationId === signing.organisationId,
          )}
        />
      ))}
    </Card>
  );
}

function PartySigners({
  agreement,
  signing,
  people,
}: {
  readonly agreement: AgreementView;
  readonly signing: PartySigning;
  readonly people: readonly Signatory[];
}) {
  const { t } = useTranslation("signoff");
  const party = partyOf(agreement, signing.organisationId);
  const org = orgNumber(party?.mark ?? 1);
  const { signer, missing, spare } = signing;
  return (
    <section className={styles["party"]}>
      <h3>
        <OrgMark org={org} />
        {party?.legalName}
      </h3>
      <PartyRule
        agreementId={agreement.id}
        signing={signing}
        choosing={mayChoose(party?.legalForm)}
      />
      <ul className={styles["signers"]}>
        {people.map((signatory) => (
          <Signer key={signatory.personId} signatory={signatory} org={org} />
        ))}
        {missing === 0 ? null : (
          <Empty tone="no">{t(`slot.empty.${signer}`, { count: missing })}</Empty>
        )}
        {spare && people.length === 1 ? <Empty tone="meta">{t("slot.spare")}</Empty> : null}
      </ul>
      <Warnings signing={signing} />
    </section>
  );
}

/** Whether a legal form has more than one way to sign a deed (SO43). */
function mayChoose(form: string | undefined): boolean {
  const known = LegalForm.safeParse(form);
  return known.success && deedMethods(known.data).length > 1;
}

/** How an organisation signs: how many people, or on paper, and its own rule. */
function PartyRule({
  agreementId,
  signing: { organisationId, signer, fewest: count, paper, method, inPerson, ownRule },
  choosing,
}: {
  readonly agreementId: string;
  readonly signing: PartySigning;
  readonly choosing: boolean;
}) {
  const { t } = useTranslation("signoff");
  const here = `${t(`slot.fewest.${signer}`, { count })}. ${inPerson ? t("slot.forAll") : ""}`;
  const there = `${t(`paper.how.${onPaper(method)}`)} ${t("paper.nobody")}`;
  return (
    <>
      <p className={styles["rule"]}>{paper ? there : here}</p>
      {ownRule === "" ? null : (
        <p className={styles["rule"]}>{t("slot.ownRule", { rule: ownRule })}</p>
      )}
      {method === null || !choosing ? null : (
        <Link
          className={styles["rule"]}
          to={places.field(agreementId, `deed/${organisationId}/method`)}
        >
          {t("paper.changeWay")}
        </Link>
      )}
    </>
  );
}

/** A place on the signature page that nobody fills yet. */
function Empty({ tone, children }: { readonly tone: "no" | "meta"; readonly children: string }) {
  return (
    <li className={styles["empty"]}>
      <UserPlus size={20} aria-hidden />
      <span className={styles[tone]}>{children}</span>
    </li>
  );
}

/** What to look at before anybody signs. None of it holds the freeze. */
function Warnings({ signing: { warnings } }: { readonly signing: PartySigning }) {
  const { t } = useTranslation("signoff");
  if (warnings.length === 0) return null;
  return (
    <ul className={styles["warnings"]}>
      {warnings.map(({ code, person }) => (
        <li key={`${code} ${person}`}>
          <TriangleAlert size={14} aria-hidden />
          <span>{t(`slot.warning.${code}`, { person })}</span>
        </li>
      ))}
    </ul>
  );
}

function Signer({
  signatory: { personName, title, authority },
  org,
}: {
  readonly signatory: Signatory;
  readonly org: OrgNumber;
}) {
  const { t } = useTranslation("signoff");
  const basisWords = useBasisWords();
  return (
    <li>
      <Avatar name={personName} size={40} org={org} />
      <span>
        <b>{personName}</b>
        {title === "" ? null : <span className={styles["meta"]}>{title}</span>}
        {authority === null ? (
          <span className={styles["no"]}>
            <CircleAlert size={14} aria-hidden /> {t("sign.mayNot")}
          </span>
        ) : (
          <>
            <span className={styles["ok"]}>
              <Check size={14} aria-hidden />
              {t("sign.may", {
                basis: basisWords(authority.basis),
                reference: authority.reference,
              })}
            </span>
            {authority.declaredBy === "" ? null : (
              <span className={styles["meta"]}>
                {t("sign.declaredBy", { name: authority.declaredBy })}
              </span>
            )}
          </>
        )}
      </span>
    </li>
  );
}

/** Where an authority comes from, in words; what is not known stays as it is. */
function useBasisWords(): (basis: string) => string {
  const { t } = useTranslation("signoff");
  return (basis) => {
    const known = AuthorityBasis.safeParse(basis);
    return known.success ? t(`sign.basis.${known.data}`) : basis;
  };
}
