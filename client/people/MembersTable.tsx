import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Organisation } from "#shared/protocol/people.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { Table } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Hidden } from "../ui/Hidden.tsx";
import { tell } from "../ui/status.ts";
import { Tag } from "../ui/Tag.tsx";
import { useSignedIn } from "./me.ts";
import { removeMember } from "./organisation.ts";
import styles from "./Organisation.module.css";

type Member = Organisation["members"][number];

/** Everyone who acts for the organisation. An administrator may remove the others. */
export function MembersTable({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useTranslation("people");
  const { person: me } = useSignedIn();
  const [leaving, setLeaving] = useState<Member>();
  return (
    <section>
      <h2 className={styles["heading"]}>{t("organisation.peopleTitle")}</h2>
      <Table stack label={t("organisation.peopleTitle")}>
        <thead>
          <tr>
            <th scope="col">{t("organisation.person")}</th>
            <th scope="col">{t("organisation.email")}</th>
            <th scope="col">{t("organisation.administrator")}</th>
            {organisation.administrator ? (
              <th scope="col">
                <Hidden>{t("organisation.change")}</Hidden>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {organisation.members.map((member) => (
            <MemberRow
              key={member.personId}
              member={member}
              mine={member.personId === me.id}
              {...(organisation.administrator && { onRemove: setLeaving })}
            />
          ))}
        </tbody>
      </Table>
      {leaving === undefined ? null : (
        <RemoveDialog
          organisation={organisation}
          member={leaving}
          onClose={() => {
            setLeaving(undefined);
          }}
        />
      )}
    </section>
  );
}

function MemberRow({
  member,
  mine,
  onRemove,
}: {
  readonly member: Member;
  readonly mine: boolean;
  readonly onRemove?: (member: Member) => void;
}) {
  const { t } = useTranslation("people");
  return (
    <tr>
      <td>
        <MemberName member={member} mine={mine} />
      </td>
      <td>{member.email}</td>
      <td>
        {member.administrator ? <Tag tone="info">{t("organisation.administrator")}</Tag> : null}
      </td>
      {onRemove === undefined ? null : (
        <td>
          {mine ? null : (
            <Button
              size="sm"
              kind="danger"
              onClick={() => {
                onRemove(member);
              }}
            >
              {t("organisation.removeShort")}
              <Hidden> {member.name}</Hidden>
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

function MemberName({ member, mine }: { readonly member: Member; readonly mine: boolean }) {
  const { t } = useTranslation("people");
  return (
    <span className={styles["who"]}>
      <Avatar name={member.name} self />
      <span>
        <b>{member.name}</b>
        <span>{mine ? t("organisation.you") : member.title}</span>
      </span>
    </span>
  );
}

function RemoveDialog({
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
