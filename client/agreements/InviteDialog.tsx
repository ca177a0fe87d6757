import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ROLES, type Role } from "#shared/agreements/stage.ts";
import { Invite } from "#shared/protocol/people.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Field } from "../ui/Field.tsx";
import { Form, FormActions } from "../ui/Form.tsx";
import { Select } from "../ui/Input.tsx";
import { TextField } from "../ui/TextField.tsx";
import { invite, type InviteBody } from "./people.ts";

interface Draft {
  readonly name: string;
  readonly email: string;
  readonly role: Role | "";
}

type Part = keyof Draft;
const PARTS: readonly Part[] = ["name", "email", "role"];
const ERRORS = {
  name: "people.inviteNameError",
  email: "people.inviteEmailError",
  role: "people.inviteRoleError",
} as const;

/** Invites somebody to one's own side, then shows the link once. */
export function InviteDialog({
  id,
  organisation,
  onClose,
}: {
  readonly id: string;
  readonly organisation: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("agreements");
  const queries = useQueryClient();
  const inviting = useMutation({
    mutationFn: async (body: InviteBody) => ({ name: body.name, link: await invite(id, body) }),
    onSuccess: async () => queries.invalidateQueries({ queryKey: ["agreement", id] }),
  });
  if (inviting.data !== undefined) {
    const { name, link } = inviting.data;
    return (
      <Dialog
        title={t("people.invited", { name })}
        onClose={onClose}
        actions={<Button onClick={onClose}>{t("people.close")}</Button>}
      >
        <p>{t("people.invitedText")}</p>
        <CopyField label={t("people.link", { name })} text={link} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t("people.inviteTitle", { organisation })} onClose={onClose}>
      <p>{t("people.inviteText")}</p>
      <InviteForm
        busy={inviting.isPending}
        problem={inviting.error}
        onSend={(body) => {
          inviting.mutate(body);
        }}
      />
    </Dialog>
  );
}

function InviteForm({
  busy,
  problem,
  onSend,
}: {
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onSend: (body: InviteBody) => void;
}) {
  const { t } = useTranslation("agreements");
  const [draft, setDraft] = useState<Draft>({ name: "", email: "", role: "" });
  const [wrong, setWrong] = useState<readonly Part[]>([]);
  const send = () => {
    const read = Invite.safeParse({ ...draft, email: draft.email.trim() });
    const at = new Set(read.error?.issues.map((issue) => issue.path[0]));
    setWrong(PARTS.filter((part) => at.has(part)));
    if (read.success) onSend(read.data);
  };
  const error = (part: Part) => (wrong.includes(part) ? t(ERRORS[part]) : undefined);
  const text = (part: "name" | "email") => ({
    id: `invite-${part}`,
    label: t(part === "name" ? "people.inviteName" : "people.inviteEmail"),
    error: error(part),
    value: draft[part],
    onChange: (value: string) => {
      setDraft({ ...draft, [part]: value });
    },
  });
  return (
    <Form onSend={send}>
      <ErrorSummary
        problems={wrong.map((part) => ({ fieldId: `invite-${part}`, text: t(ERRORS[part]) }))}
      />
      <TextField {...text("name")} maxLength={200} />
      <TextField {...text("email")} type="email" />
      <RoleField
        role={draft.role}
        error={error("role")}
        onChange={(role) => {
          setDraft({ ...draft, role });
        }}
      />
      <ProblemNote thrown={problem} again={send} />
      <FormActions>
        <Button type="submit" kind="primary" busy={busy && t("people.inviting")}>
          {t("people.inviteSend")}
        </Button>
      </FormActions>
    </Form>
  );
}

function RoleField({
  role,
  error,
  onChange,
}: {
  readonly role: Role | "";
  readonly error: string | undefined;
  readonly onChange: (role: Role | "") => void;
}) {
  const { t } = useTranslation("agreements");
  const { t: words } = useTranslation("people");
  return (
    <Field id="invite-role" label={t("people.inviteRole")} error={error}>
      {(props) => (
        <Select
          {...props}
          options={[
            { value: "", label: t("people.choose") },
            ...ROLES.map((one) => ({
              value: one,
              label: `${words(`role.${one}`)}: ${words(`roleDoes.${one}`)}`,
            })),
          ]}
          value={role}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
