import { useTranslation } from "react-i18next";
import { useSignedIn } from "../people/me.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Card } from "../ui/Card.tsx";
import { Checkbox } from "../ui/Input.tsx";
import { OrgMark } from "../ui/OrgMark.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./NewPartnership.module.css";
import {
  markAt,
  withPartner,
  type ColleagueDraft,
  type PartnerDraft,
  type PartnershipParts,
} from "./new-partnership.ts";

/** Who does what: one's own colleagues now or later, and the one lead of each other organisation. */
export function PartnershipPeople(parts: PartnershipParts) {
  return (
    <Card flush>
      <Heads />
      <OwnPeople {...parts} />
      {parts.draft.partners.map((partner, place) => (
        <PartnerPeople key={partner.key} {...parts} partner={partner} place={place} />
      ))}
    </Card>
  );
}

const HEADS = ["lead", "legal", "director"] as const;

function Heads() {
  const { t } = useTranslation("agreements");
  const { t: people } = useTranslation("people");
  return (
    <div className={styles["heads"]} aria-hidden>
      <span>{t("new.organisation")}</span>
      {HEADS.map((role) => (
        <span key={role}>
          <b>{people(`role.${role}`)}</b>
          {people(`roleDoes.${role}`)}
        </span>
      ))}
    </div>
  );
}

function OwnPeople({ draft, change, error }: PartnershipParts) {
  const { t } = useTranslation("agreements");
  const { person, organisations } = useSignedIn();
  const own = organisations.find(({ id }) => id === draft.organisationId);
  return (
    <fieldset className={styles["people"]}>
      <legend className={styles["party"]}>
        <OrgMark org={1} /> {own?.shortName}
      </legend>
      <div className={styles["cells"]}>
        <div className={styles["person"]}>
          <Avatar name={person.name} org={1} size={22} />
          {t("new.you", { name: person.name })}
        </div>
        <Colleague
          part="legal"
          who={draft.legal}
          error={error}
          onChange={(legal) => {
            change({ legal });
          }}
        />
        <div className={styles["cell"]}>
          <Checkbox
            checked={draft.iSign}
            onChange={(event) => {
              change({ iSign: event.target.checked });
            }}
          >
            {t("new.iSign")}
          </Checkbox>
          {draft.iSign ? null : (
            <Colleague
              part="director"
              who={draft.director}
              error={error}
              onChange={(director) => {
                change({ director });
              }}
            />
          )}
        </div>
      </div>
    </fieldset>
  );
}

function Colleague({
  part,
  who,
  error,
  onChange,
}: {
  readonly part: "legal" | "director";
  readonly who: ColleagueDraft;
  readonly error: PartnershipParts["error"];
  readonly onChange: (who: ColleagueDraft) => void;
}) {
  const { t } = useTranslation("agreements");
  const { t: people } = useTranslation("people");
  const words = people(`role.${part}`).toLocaleLowerCase();
  return (
    <div className={styles["cell"]}>
      <TextField
        id={`${part}-name`}
        label={t("new.colleagueName", { role: words })}
        error={error(`${part}-name`)}
        maxLength={200}
        value={who.name}
        onChange={(name) => {
          onChange({ ...who, name });
        }}
      />
      <TextField
        id={`${part}-email`}
        type="email"
        label={t("new.colleagueEmail", { role: words })}
        error={error(`${part}-email`)}
        value={who.email}
        onChange={(email) => {
          onChange({ ...who, email });
        }}
      />
      <p className={styles["meta"]}>{t("new.later")}</p>
    </div>
  );
}

function PartnerPeople({
  draft,
  change,
  error,
  partner,
  place,
}: PartnershipParts & { readonly partner: PartnerDraft; readonly place: number }) {
  const { t } = useTranslation("agreements");
  const number = place + 1;
  const typed = partner.organisationName.trim();
  const organisation = typed === "" ? t("new.removeUnnamed", { number }) : typed;
  const set = (part: Partial<PartnerDraft>) => {
    change({ partners: withPartner(draft.partners, { ...partner, ...part }) });
  };
  const first = partner.leadName.trim().split(" ")[0] ?? "";
  return (
    <fieldset className={styles["people"]}>
      <legend className={styles["party"]}>
        <OrgMark org={markAt(number)} /> {typed === "" ? t("new.unnamed", { number }) : typed}
      </legend>
      <div className={styles["cells"]}>
        <div className={styles["cell"]}>
          <TextField
            id={`lead-name-${String(partner.key)}`}
            label={t("new.leadNameFor", { organisation })}
            error={error(`lead-name-${String(partner.key)}`)}
            maxLength={200}
            value={partner.leadName}
            onChange={(leadName) => {
              set({ leadName });
            }}
          />
          <TextField
            id={`lead-email-${String(partner.key)}`}
            type="email"
            label={t("new.leadEmailFor", { organisation })}
            error={error(`lead-email-${String(partner.key)}`)}
            value={partner.leadEmail}
            onChange={(leadEmail) => {
              set({ leadEmail });
            }}
          />
        </div>
        <p className={styles["choose"]}>
          {first === "" ? t("new.theyWillChoose") : t("new.willChoose", { name: first })}
        </p>
      </div>
    </fieldset>
  );
}
