import { useTranslation } from "react-i18next";
import { SCREENING } from "#shared/signoff/gate-details.ts";
import { RadioList } from "../ui/RadioList.tsx";
import { TextField } from "../ui/TextField.tsx";
import styles from "./GateDialog.module.css";
import { isLink, type ScreeningDraft } from "./gate-draft.ts";

interface ScreeningProps {
  readonly screening: ScreeningDraft;
  readonly tried: boolean;
  readonly onChange: (screening: ScreeningDraft) => void;
}

/** The questions of the screening, and where it is filed. */
export function ScreeningFields({ screening, tried, onChange }: ScreeningProps) {
  const { t } = useTranslation("signoff");
  const { answers } = screening;
  return (
    <>
      {SCREENING.map((question) => (
        <div key={question} className={styles["question"]}>
          <RadioList
            legend={t(`detail.screening.${question}`)}
            error={
              tried && answers[question] === undefined ? t("detail.screening.error") : undefined
            }
            value={answers[question]}
            onChange={(chosen) => {
              onChange({ ...screening, answers: { ...answers, [question]: chosen } });
            }}
            options={[
              { value: "yes", label: t("detail.screening.yes") },
              { value: "no", label: t("detail.screening.no") },
            ]}
          />
        </div>
      ))}
      {Object.values(answers).includes("yes") ? <p>{t("detail.screening.advice")}</p> : null}
      <Filed screening={screening} tried={tried} onChange={onChange} />
    </>
  );
}

function Filed({ screening, tried, onChange }: ScreeningProps) {
  const { t } = useTranslation("signoff");
  const { as, url } = screening;
  return (
    <>
      <RadioList
        legend={t("detail.filed.legend")}
        error={tried && as === undefined ? t("detail.filed.error") : undefined}
        value={as}
        onChange={(chosen) => {
          onChange({ ...screening, as: chosen });
        }}
        options={[
          { value: "link", label: t("detail.filed.link") },
          { value: "document", label: t("detail.filed.document") },
        ]}
      />
      {as === "link" ? (
        <TextField
          type="url"
          inputMode="url"
          spellCheck={false}
          maxLength={2000}
          label={t("detail.filed.url")}
          hint={t("detail.filed.urlHint")}
          error={tried && !isLink(url) ? t("detail.filed.urlError") : undefined}
          value={url}
          onChange={(typed) => {
            onChange({ ...screening, url: typed });
          }}
        />
      ) : null}
      {as === "document"
        ? (["name", "place"] as const).map((part) => (
            <TextField
              key={part}
              maxLength={300}
              label={t(`detail.filed.${part}`)}
              error={
                tried && screening[part].trim() === "" ? t(`detail.filed.${part}Error`) : undefined
              }
              value={screening[part]}
              onChange={(typed) => {
                onChange({ ...screening, [part]: typed });
              }}
            />
          ))
        : null}
    </>
  );
}
