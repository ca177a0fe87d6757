import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Organisation } from "#shared/protocol/people.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { Table } from "../ui/Card.tsx";
import { Hidden } from "../ui/Hidden.tsx";
import { Tag } from "../ui/Tag.tsx";
import { useSignedIn } from "./me.ts";
import styles from "./Organisation.module.css";
import { RemoveMember } from "./RemoveMember.tsx";
import { TitleDialog } from "./TitleDialog.tsx";

type Member = Organisation["members"][number];

interface Asked {
  readonly what: "title" | "remove";
  readonly member: Member;
}

/**
 * Everyone who acts for the organisation. All name their own title; an administrator names
 * anybody's and may remove the others.
 */
export function MembersTable({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useTranslation("people");
  const [asked, setAsked] = useState<Asked>();
  const dialog = {
    organisation,
    onClose: () => {
      setAsked(undefined);
    },
  };
  return (
    <section>
      <h2 className={styles["heading"]}>{t("organisation.peopleTitle")}</h2>
      <Table stack label={t("organisation.peopleTitle")}>
        <thead>
          <tr>
            <th scope="col">{t("organisation.person")}</th>
            <th scope="col">{t("organisation.email")}</th>
            <th scope="col">{t("organisation.administrator")}</th>
            <th scope="col">
              <Hidden>{t("organisation.change")}</Hidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {organisation.members.map((member) => (
            <MemberRow
              key={member.personId}
              member={member}
              administered={organisation.administrator}
              onAsk={setAsked}
            />
          ))}
        </tbody>
      </Table>
      {asked?.what === "remove" ? <RemoveMember {...dialog} member={asked.member} /> : null}
      {asked?.what === "title" ? <TitleDialog {...dialog} member={asked.member} /> : null}
    </section>
  );
}

function MemberRow({
  member,
  administered,
  onAsk,
}: {
  readonly member: Member;
  readonly administered: boolean;
  readonly onAsk: (asked: Asked) => void;
}) {
  const { t } = useTranslation("people");
  const { person: me } = useSignedIn();
  const mine = member.personId === me.id;
  const under = [mine ? t("organisation.you") : "", member.title].filter((part) => part !== "");
  return (
    <tr>
      <td>
        <span className={styles["who"]}>
          <Avatar name={member.name} self />
          <span>
            <b>{member.name}</b>
            <span>{under.join(", ")}</span>
          </span>
        </span>
      </td>
      <td>{member.email}</td>
      <td>
        {member.administrator ? <Tag tone="info">{t("organisation.administrator")}</Tag> : null}
      </td>
      <td>
        <div className={styles["buttons"]}>
          {mine || administered ? (
            <Button
              size="sm"
              onClick={() => {
                onAsk({ what: "title", member });
              }}
            >
              {t("organisation.titleButton")}
              <Hidden> {member.name}</Hidden>
            </Button>
          ) : null}
          {administered && !mine ? (
            <Button
              size="sm"
              kind="danger"
              onClick={() => {
                onAsk({ what: "remove", member });
              }}
            >
              {t("organisation.removeShort")}
              <Hidden> {member.name}</Hidden>
            </Button>
          ) : null}
        </div>
      </td>
    </tr>
  );
}
