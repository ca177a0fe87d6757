import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { useMoments } from "../ui/moments.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Hidden } from "../ui/Hidden.tsx";
import { tell } from "../ui/status.ts";
import { Tag } from "../ui/Tag.tsx";
import { inviteAgain, invitationsQuery, takeBackInvitation, type Invitation } from "./people.ts";
import styles from "./People.module.css";

/** The invitations of one's own organisation that are still on their way, or went astray. */
export function Invitations({ id }: { readonly id: string }) {
  const { t } = useTranslation("agreements");
  const invitations = useQuery(invitationsQuery(id)).data?.invitations ?? [];
  const open = invitations.filter(({ state }) => state !== "accepted");
  if (open.length === 0) return null;
  return (
    <section>
      <h2 className={styles["heading"]}>{t("people.invitations")}</h2>
      <Card flush>
        <ul>
          {open.map((invitation) => (
            <InvitationRow key={invitation.id} id={id} invitation={invitation} />
          ))}
        </ul>
      </Card>
    </section>
  );
}

function InvitationRow({
  id,
  invitation,
}: {
  readonly id: string;
  readonly invitation: Invitation;
}) {
  const { t } = useTranslation("agreements");
  const moments = useMoments();
  const { t: words } = useTranslation("people");
  const queries = useQueryClient();
  const { name, email, role, state, organisation } = invitation;
  const taking = useMutation({
    mutationFn: async () => takeBackInvitation(id, invitation.id),
    onSuccess: async () => {
      tell(t("people.takenBack", { name }));
      await queries.invalidateQueries({ queryKey: ["agreement", id] });
    },
  });
  const date = moments.date(invitation.expiresAt);
  return (
    <li className={styles["invitation"]}>
      <div>
        <b>{name}</b>
        <p className={styles["meta"]}>
          {words(`role.${role}`)}, {organisation}, {email}
        </p>
        <ProblemNote thrown={taking.error} />
      </div>
      <Tag tone={state === "waiting" ? "wait" : "plain"}>
        {t(`people.invitationState.${state}`, { date })}
      </Tag>
      {state === "takenBack" ? null : <SendAgain id={id} invitation={invitation} />}
      {state === "waiting" ? (
        <Button
          size="sm"
          busy={taking.isPending && t("people.taking")}
          onClick={() => {
            taking.mutate();
          }}
        >
          {t("people.takeBack")}
          <Hidden> {name}</Hidden>
        </Button>
      ) : null}
    </li>
  );
}

/** Mails a fresh link and shows it once. */
function SendAgain({ id, invitation }: { readonly id: string; readonly invitation: Invitation }) {
  const { t } = useTranslation("agreements");
  const queries = useQueryClient();
  const { name } = invitation;
  const sending = useMutation({
    mutationFn: async () => inviteAgain(id, invitation.id),
    onSuccess: async () => queries.invalidateQueries({ queryKey: ["agreement", id] }),
  });
  const close = () => {
    sending.reset();
  };
  return (
    <>
      <Button
        size="sm"
        busy={sending.isPending && t("people.inviting")}
        onClick={() => {
          sending.mutate();
        }}
      >
        {t("people.again")}
        <Hidden> {name}</Hidden>
      </Button>
      <ProblemNote thrown={sending.error} />
      {sending.data === undefined ? null : (
        <Dialog
          title={t("people.invited", { name })}
          onClose={close}
          actions={<Button onClick={close}>{t("people.close")}</Button>}
        >
          <p>{t("people.againText")}</p>
          <CopyField label={t("people.link", { name })} text={sending.data} />
        </Dialog>
      )}
    </>
  );
}
