import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSignedIn } from "../people/me.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Field } from "../ui/Field.tsx";
import { Select } from "../ui/Input.tsx";
import { OrgMark } from "../ui/OrgMark.tsx";
import { Tag } from "../ui/Tag.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./NewPartnership.module.css";
import {
  emptyPartner,
  markAt,
  withPartner,
  type PartnerDraft,
  type PartnershipParts,
} from "./new-partnership.ts";

const MOST = 29;

/** One's own organisation and those to invite, each with its mark. */
export function PartnershipOrganisations(parts: PartnershipParts) {
  const { t } = useTranslation("agreements");
  const { draft, change } = parts;
  const nextKey = Math.max(...draft.partners.map(({ key }) => key)) + 1;
  return (
    <Card flush>
      <OwnOrganisation {...parts} />
      {draft.partners.map((partner, place) => (
        <Partner key={partner.key} {...parts} partner={partner} place={place} />
      ))}
      {draft.partners.length >= MOST ? null : (
        <div className={styles["add"]}>
          <Button
            kind="quiet"
            icon={Plus}
            onClick={() => {
              change({ partners: [...draft.partners, emptyPartner(nextKey)] });
            }}
          >
            {t("new.add")}
          </Button>
        </div>
      )}
    </Card>
  );
}

function OwnOrganisation({ draft, change }: PartnershipParts) {
  const { t } = useTranslation("agreements");
  const { organisations } = useSignedIn();
  return (
    <div className={styles["organisation"]}>
      <OrgMark org={1} size={20} />
      {organisations.length > 1 ? (
        <Field label={t("new.actFor")} hideLabel>
          {(props) => (
            <Select
              {...props}
              options={organisations.map(({ id, legalName }) => ({ value: id, label: legalName }))}
              value={draft.organisationId}
              onChange={(organisationId) => {
                change({ organisationId });
              }}
            />
          )}
        </Field>
      ) : (
        <b>{organisations[0]?.legalName}</b>
      )}
      <Tag>{t("new.yours")}</Tag>
    </div>
  );
}

function Partner({
  draft,
  change,
  error,
  partner,
  place,
}: PartnershipParts & { readonly partner: PartnerDraft; readonly place: number }) {
  const { t } = useTranslation("agreements");
  const id = `partner-${String(partner.key)}`;
  const number = place + 1;
  const name =
    partner.organisationName === "" ? t("new.removeUnnamed", { number }) : partner.organisationName;
  return (
    <div className={styles["organisation"]}>
      <OrgMark org={markAt(number)} size={20} />
      <TextField
        id={id}
        label={t("new.partnerName", { number })}
        error={error(id)}
        maxLength={200}
        value={partner.organisationName}
        onChange={(organisationName) => {
          change({ partners: withPartner(draft.partners, { ...partner, organisationName }) });
        }}
      />
      {draft.partners.length === 1 ? null : (
        <IconButton
          icon={X}
          label={t("new.remove", { name })}
          onClick={() => {
            change({ partners: draft.partners.filter(({ key }) => key !== partner.key) });
          }}
        />
      )}
    </div>
  );
}
