import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LegalForm } from "#shared/agreements/party.ts";
import { usualBasis } from "#shared/agreements/signing-rule.ts";
import { ConfirmAuthority, type PartyView } from "#shared/protocol/agreements.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Field } from "../ui/Field.tsx";
import { Form, FormActions } from "../ui/Form.tsx";
import { Select } from "../ui/Input.tsx";
import { tell } from "../ui/status.ts";
import { TextField } from "../ui/TextField.tsx";
import { BASES, confirmAuthority, type AuthorityBody, type PartyPerson } from "./people.ts";

interface Draft {
  readonly basis: AuthorityBody["basis"] | "";
  readonly reference: string;
  readonly date: string;
}

type Part = keyof Draft;
const PARTS: readonly Part[] = ["basis", "reference", "date"];

/** An administrator says where a director's authority to sign comes from. */
export function AuthorityDialog({
  id,
  person,
  party,
  onClose,
}: {
  readonly id: string;
  readonly person: PartyPerson;
  readonly party: PartyView;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("agreements");
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>({
    basis: basisOf(party.legalForm),
    reference: "",
    date: "",
  });
  const [wrong, setWrong] = useState<readonly Part[]>([]);
  const confirming = useMutation({
    mutationFn: async (body: AuthorityBody) => confirmAuthority(id, person.personId, body),
    onSuccess: async () => {
      onClose();
      tell(t("people.confirmed", { name: person.name }));
      await queries.invalidateQueries({ queryKey: ["agreement", id] });
    },
  });
  const send = () => {
    const read = ConfirmAuthority.safeParse(draft);
    const at = new Set(read.error?.issues.map((issue) => issue.path[0]));
    setWrong(PARTS.filter((part) => at.has(part)));
    if (read.success) confirming.mutate(read.data);
  };
  return (
    <Dialog
      title={t("people.confirmTitle", { name: person.name, organisation: party.legalName })}
      onClose={onClose}
    >
      <p>{t("people.confirmText")}</p>
      <Form onSend={send}>
        <ErrorSummary
          problems={wrong.map((part) => ({ fieldId: part, text: t(`people.${part}Error`) }))}
        />
        <AuthorityFields draft={draft} wrong={wrong} onChange={setDraft} />
        <ProblemNote thrown={confirming.error} again={send} />
        <FormActions>
          <Button
            type="submit"
            kind="primary"
            busy={confirming.isPending && t("people.confirming")}
          >
            {t("people.confirmYes", { name: person.name })}
          </Button>
          <Button onClick={onClose}>{t("people.confirmNo")}</Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}

/** Where authority usually comes from in an organisation of this form; nothing for a form we do not know. */
function basisOf(legalForm: string): Draft["basis"] {
  const form = LegalForm.safeParse(legalForm);
  return form.success ? usualBasis(form.data) : "";
}

function AuthorityFields({
  draft,
  wrong,
  onChange,
}: {
  readonly draft: Draft;
  readonly wrong: readonly Part[];
  readonly onChange: (draft: Draft) => void;
}) {
  const { t } = useTranslation("agreements");
  const error = (part: Part) => (wrong.includes(part) ? t(`people.${part}Error`) : undefined);
  return (
    <>
      <Field
        id="basis"
        label={t("people.basisLabel")}
        hint={t("people.basisHint")}
        error={error("basis")}
      >
        {(props) => (
          <Select
            {...props}
            options={[
              { value: "", label: t("people.choose") },
              ...BASES.map((basis) => ({ value: basis, label: t(`people.basis.${basis}`) })),
            ]}
            value={draft.basis}
            onChange={(basis) => {
              onChange({ ...draft, basis });
            }}
          />
        )}
      </Field>
      <TextField
        id="reference"
        label={t("people.reference")}
        hint={t(`people.referenceHint.${draft.basis === "" ? "boardResolution" : draft.basis}`)}
        error={error("reference")}
        maxLength={200}
        value={draft.reference}
        onChange={(reference) => {
          onChange({ ...draft, reference });
        }}
      />
      <TextField
        id="date"
        type="date"
        short
        label={t("people.date")}
        hint={t("people.dateHint")}
        error={error("date")}
        value={draft.date}
        onChange={(date) => {
          onChange({ ...draft, date });
        }}
      />
    </>
  );
}
