import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Role } from "#shared/agreements/stage.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { tell } from "../ui/status.ts";
import { takeRole, type PartyPerson } from "./people.ts";

/** Asks before a role is taken away. */
export function TakeRoleDialog({
  id,
  person,
  role,
  onClose,
}: {
  readonly id: string;
  readonly person: PartyPerson;
  readonly role: Role;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("agreements");
  const { t: words } = useTranslation("people");
  const queries = useQueryClient();
  const about = { name: person.name, role: words(`role.${role}`) };
  const taking = useMutation({
    mutationFn: async () => takeRole(id, person.personId, role),
    onSuccess: async () => {
      onClose();
      tell(t("people.taken", about));
      await queries.invalidateQueries();
    },
  });
  return (
    <Dialog
      title={t("people.takeTitle", about)}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="danger"
            busy={taking.isPending && t("people.taking")}
            onClick={() => {
              taking.mutate();
            }}
          >
            {t("people.takeYes")}
          </Button>
          <Button onClick={onClose}>{t("people.keep")}</Button>
        </>
      }
    >
      <p>{t("people.takeText")}</p>
      <ProblemNote thrown={taking.error} />
    </Dialog>
  );
}
