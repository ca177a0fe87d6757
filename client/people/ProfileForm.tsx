import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Profile } from "#shared/protocol/people.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Field, FieldGroup } from "../ui/Field.tsx";
import { Form, FormActions } from "../ui/Form.tsx";
import { Checkbox, Select } from "../ui/Input.tsx";
import { RadioList } from "../ui/RadioList.tsx";
import { TextField } from "../ui/TextField.tsx";
import {
  LEGAL_FORMS,
  NATIONS,
  readProfile,
  type ProfileDraft,
  type ProfilePart,
} from "./profile.ts";

/** What the whole form needs from the page around it. */
interface ProfileFormProps {
  readonly initial: ProfileDraft;
  readonly send: string;
  readonly busy: string | false;
  readonly onSend: (profile: Profile) => void;
  /** A refusal of the server, above the button. */
  readonly problem?: ReactNode;
  readonly onCancel?: { readonly label: string; readonly press: () => void };
}

/** An organisation as its agreements name it. Asked once, checked before it goes. */
export function ProfileForm({ initial, send, busy, onSend, problem, onCancel }: ProfileFormProps) {
  const { t } = useTranslation("people");
  const [draft, setDraft] = useState(initial);
  const [wrong, setWrong] = useState<readonly ProfilePart[]>([]);
  const check = () => {
    const read = readProfile(draft);
    setWrong("wrong" in read ? read.wrong : []);
    if ("profile" in read) onSend(read.profile);
  };
  const parts = {
    draft,
    change: (change: Partial<ProfileDraft>) => {
      setDraft({ ...draft, ...change });
    },
    error: (part: ProfilePart) => (wrong.includes(part) ? t(`profile.${part}Error`) : undefined),
  };
  const problems = wrong.map((part) => ({
    fieldId: FOCUS[part],
    text: t(`profile.${part}Error`),
  }));
  return (
    <Form onSend={check}>
      <ErrorSummary problems={problems} />
      <Names {...parts} />
      <Kind {...parts} />
      <Languages {...parts} />
      <Signing {...parts} />
      {problem}
      <FormActions>
        <Button type="submit" kind="primary" busy={busy}>
          {send}
        </Button>
        {onCancel === undefined ? null : <Button onClick={onCancel.press}>{onCancel.label}</Button>}
      </FormActions>
    </Form>
  );
}

const FOCUS: Record<ProfilePart, string> = {
  legalName: "legalName",
  shortName: "shortName",
  number: "number",
  address: "address",
  legalForm: "legalForm",
  nation: "nation",
  publicAuthority: "publicAuthority-0",
  languages: "language-en",
  regulator: "regulator",
  signers: "signers-0",
  signingRule: "signingRule",
};

interface Parts {
  readonly draft: ProfileDraft;
  readonly change: (change: Partial<ProfileDraft>) => void;
  readonly error: (part: ProfilePart) => string | undefined;
}

function Names({ draft, change, error }: Parts) {
  const { t } = useTranslation("people");
  const text = (part: "legalName" | "shortName" | "number" | "address") => ({
    id: part,
    label: t(`profile.${part}`),
    hint: t(`profile.${part}Hint`),
    error: error(part),
    value: draft[part],
    onChange: (value: string) => {
      change({ [part]: value });
    },
  });
  return (
    <>
      <TextField {...text("legalName")} autoComplete="organization" />
      <TextField {...text("shortName")} />
      <TextField {...text("number")} short />
      <TextField {...text("address")} rows={3} />
    </>
  );
}

function Kind({ draft, change, error }: Parts) {
  const { t } = useTranslation("people");
  return (
    <>
      <Field
        id="legalForm"
        label={t("profile.legalForm")}
        hint={t("profile.legalFormHint")}
        error={error("legalForm")}
      >
        {(props) => (
          <Select
            {...props}
            options={[
              { value: "", label: t("profile.choose") },
              ...LEGAL_FORMS.map((form) => ({ value: form, label: t(`profile.form.${form}`) })),
            ]}
            value={draft.legalForm}
            onChange={(legalForm) => {
              change({ legalForm });
            }}
          />
        )}
      </Field>
      <Field id="nation" label={t("profile.nation")} error={error("nation")}>
        {(props) => (
          <Select
            {...props}
            options={[
              { value: "", label: t("profile.choose") },
              ...NATIONS.map((nation) => ({
                value: nation,
                label: t(`profile.nations.${nation}`),
              })),
            ]}
            value={draft.nation}
            onChange={(nation) => {
              change({ nation });
            }}
          />
        )}
      </Field>
      <RadioList
        id="publicAuthority"
        legend={t("profile.publicAuthority")}
        hint={t("profile.publicAuthorityHint")}
        error={error("publicAuthority")}
        options={[
          { value: "yes", label: t("profile.yes") },
          { value: "no", label: t("profile.no") },
        ]}
        value={chosen(draft.publicAuthority)}
        onChange={(value) => {
          change({ publicAuthority: value === "yes" });
        }}
      />
    </>
  );
}

function chosen(publicAuthority: boolean | undefined): "yes" | "no" | undefined {
  if (publicAuthority === undefined) return undefined;
  return publicAuthority ? "yes" : "no";
}

/** Who regulates it and how it signs; all of it may stay open. */
function Signing({ draft, change, error }: Parts) {
  const { t } = useTranslation("people");
  return (
    <>
      <TextField
        id="regulator"
        label={t("profile.regulator")}
        hint={t("profile.regulatorHint")}
        error={error("regulator")}
        value={draft.regulator ?? ""}
        onChange={(regulator) => {
          change({ regulator });
        }}
      />
      <RadioList
        id="signers"
        legend={t("profile.signers")}
        hint={t("profile.signersHint")}
        error={error("signers")}
        options={[
          { value: "1", label: t("profile.signersOne") },
          { value: "2", label: t("profile.signersTwo") },
        ]}
        value={draft.signers === undefined ? undefined : String(draft.signers)}
        onChange={(value) => {
          change({ signers: value === "2" ? 2 : 1 });
        }}
      />
      <TextField
        id="signingRule"
        label={t("profile.signingRule")}
        hint={t("profile.signingRuleHint")}
        error={error("signingRule")}
        rows={3}
        value={draft.signingRule ?? ""}
        onChange={(signingRule) => {
          change({ signingRule });
        }}
      />
    </>
  );
}

const LANGUAGES = [
  ["en", "english"],
  ["cy", "welsh"],
] as const;

function Languages({ draft, change, error }: Parts) {
  const { t } = useTranslation("people");
  return (
    <FieldGroup id="languages" legend={t("profile.languages")} error={error("languages")}>
      {LANGUAGES.map(([code, words]) => (
        <Checkbox
          key={code}
          id={`language-${code}`}
          checked={draft.languages.includes(code)}
          onChange={(event) => {
            const others = draft.languages.filter((language) => language !== code);
            change({ languages: event.target.checked ? [...others, code] : others });
          }}
        >
          {t(`profile.${words}`)}
        </Checkbox>
      ))}
    </FieldGroup>
  );
}
