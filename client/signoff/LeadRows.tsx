import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./GateDialog.module.css";
import { type LeadDraft, NO_LEAD } from "./gate-draft.ts";

const PARTS = ["setting", "role", "name"] as const;
const MOST = 30;

interface RowsProps {
  readonly leads: readonly LeadDraft[];
  readonly tried: boolean;
  readonly onChange: (leads: readonly LeadDraft[]) => void;
}

/** Who leads on safeguarding: a row for each setting. */
export function LeadRows({ leads, tried, onChange }: RowsProps) {
  const { t } = useTranslation("signoff");
  return (
    <>
      {[...leads.keys()].map((place) => (
        <LeadRow key={place} place={place} leads={leads} tried={tried} onChange={onChange} />
      ))}
      {leads.length < MOST ? (
        <div>
          <Button
            size="sm"
            icon={Plus}
            onClick={() => {
              onChange([...leads, NO_LEAD]);
            }}
          >
            {t("detail.leads.add")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function LeadRow({ place, leads, tried, onChange }: RowsProps & { readonly place: number }) {
  const { t } = useTranslation("signoff");
  const lead = leads[place] ?? NO_LEAD;
  return (
    <fieldset className={styles["row"]}>
      <legend>{t("detail.lead", { n: place + 1 })}</legend>
      {PARTS.map((part) => (
        <TextField
          key={part}
          maxLength={300}
          label={t(`detail.leads.${part}`)}
          hint={part === "setting" ? t("detail.leads.settingHint") : undefined}
          error={tried && lead[part].trim() === "" ? t(`detail.leads.${part}Error`) : undefined}
          value={lead[part]}
          onChange={(typed) => {
            onChange(leads.with(place, { ...lead, [part]: typed }));
          }}
        />
      ))}
      {leads.length === 1 ? null : (
        <Button
          size="sm"
          kind="quiet"
          icon={Trash2}
          onClick={() => {
            onChange(leads.toSpliced(place, 1));
          }}
        >
          {t("detail.leads.remove", { n: place + 1 })}
        </Button>
      )}
    </fieldset>
  );
}
