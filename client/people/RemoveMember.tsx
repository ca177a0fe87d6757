import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Organisation } from "#shared/protocol/people.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { tell } from "../ui/status.ts";
import { removeMember } from "./organisation.ts";

type Member = Organisation["members"][number];

/** Asks before a person is taken out of the organisation and all its agreements. */
export function RemoveMember({
  organisation,
  member,
  onClose,
}: {
  readonly organisation: Organisation;
  readonly member: Member;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const { name } = member;
  const removing = useMutation({
    mutationFn: async () => removeMember(organisation.id, member.personId),
    onSuccess: async () => {
      onClose();
      tell(t("organisation.removed", { name }));
      await queries.invalidateQueries();
    },
  });
  return (
    <Dialog
      title={t("organisation.removeTitle", { name })}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="danger"
            busy={removing.isPending && t("organisation.removing")}
            onClick={() => {
              removing.mutate();
            }}
          >
            {t("organisation.removeYes", { name })}
          </Button>
          <Button onClick={onClose}>{t("organisation.keep")}</Button>
        </>
      }
    >
      <p>{t("organisation.removeText")}</p>
      <ProblemNote thrown={removing.error} />
    </Dialog>
  );
}
