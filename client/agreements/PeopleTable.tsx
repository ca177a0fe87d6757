import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AuthorityBasis } from "#shared/agreements/signing-rule.ts";
import type { Role } from "#shared/agreements/stage.ts";
import type { PartyView, PeopleView } from "#shared/protocol/agreements.ts";
import { useSignedIn } from "../people/me.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Table } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { Hidden } from "../ui/Hidden.tsx";
import { Menu, type MenuChoice } from "../ui/Menu.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import { Tag } from "../ui/Tag.tsx";
import { AuthorityDialog } from "./AuthorityDialog.tsx";
import { mayHere, type PartyPerson } from "./people.ts";
import styles from "./People.module.css";
import { TakeRoleDialog } from "./TakeRoleDialog.tsx";

type Asked =
  | { readonly what: "authority"; readonly person: PartyPerson }
  | { readonly what: "role"; readonly person: PartyPerson; readonly role: Role };

/** The people of one organisation. An administrator of one's own confirms authority and takes roles. */
export function PeopleTable({
  id,
  people,
  party,
}: {
  readonly id: string;
  readonly people: PeopleView;
  readonly party: PartyView;
}) {
  const [asked, setAsked] = useState<Asked>();
  const own = party.organisationId === people.organisationId;
  const mayConfirm = own && mayHere(people, "confirmAuthority");
  const mayRemove = own && mayHere(people, "removeMember");
  const close = () => {
    setAsked(undefined);
  };
  return (
    <>
      <Table stack label={party.legalName}>
        <Heads change={mayConfirm || mayRemove} />
        <tbody>
          {party.people.map((person) => (
            <PersonRow
              key={person.personId}
              person={person}
              mark={party.mark}
              {...((mayConfirm || mayRemove) && {
                asks: { mayConfirm, mayRemove, onAsk: setAsked },
              })}
            />
          ))}
        </tbody>
      </Table>
      {asked?.what === "authority" ? (
        <AuthorityDialog id={id} person={asked.person} party={party} onClose={close} />
      ) : null}
      {asked?.what === "role" ? (
        <TakeRoleDialog id={id} person={asked.person} role={asked.role} onClose={close} />
      ) : null}
    </>
  );
}

/** @param change somebody here may be changed by the reader */
function Heads({ change }: { readonly change: boolean }) {
  const { t } = useTranslation("agreements");
  return (
    <thead>
      <tr>
        <th scope="col" className={styles["person"]}>
          {t("people.person")}
        </th>
        <th scope="col" className={styles["does"]}>
          {t("people.does")}
        </th>
        <th scope="col" className={styles["maySign"]}>
          {t("people.maySign")}
        </th>
        <th scope="col">{t("people.passkey")}</th>
        {change ? (
          <th scope="col">
            <Hidden>{t("people.change")}</Hidden>
          </th>
        ) : null}
      </tr>
    </thead>
  );
}

interface Asks {
  readonly mayConfirm: boolean;
  readonly mayRemove: boolean;
  readonly onAsk: (asked: Asked) => void;
}

function PersonRow({
  person,
  mark,
  asks,
}: {
  readonly person: PartyPerson;
  readonly mark: number;
  readonly asks?: Asks;
}) {
  const { t } = useTranslation("agreements");
  const { t: words } = useTranslation("people");
  const { person: me } = useSignedIn();
  const under = [
    person.personId === me.id ? t("people.you") : "",
    person.title,
    person.administrator ? t("people.administrator") : "",
  ].filter((part) => part !== "");
  return (
    <tr>
      <td>
        <span className={styles["who"]}>
          <Avatar name={person.name} org={orgNumber(mark)} />
          <span>
            <b>{person.name}</b>
            <span>{under.join(", ")}</span>
            {person.email === "" ? null : <span>{person.email}</span>}
          </span>
        </span>
      </td>
      <td data-label={t("people.does")}>
        {person.roles.map((role) => (
          <span key={role} className={styles["role"]}>
            {words(`role.${role}`)}
            <span>{words(`roleDoes.${role}`)}</span>
          </span>
        ))}
      </td>
      <td data-label={t("people.maySign")}>
        <MaySign person={person} />
      </td>
      <td data-label={t("people.passkey")}>
        {t(person.hasPasskey ? "people.hasPasskey" : "people.hasCode")}
      </td>
      {asks === undefined ? null : (
        <td>
          <Change person={person} asks={asks} />
        </td>
      )}
    </tr>
  );
}

function MaySign({ person }: { readonly person: PartyPerson }) {
  const { t } = useTranslation("agreements");
  const moments = useMoments();
  if (!person.roles.includes("director")) {
    return <span className={styles["meta"]}>{t("people.no")}</span>;
  }
  if (person.authority === null) return <Tag tone="wait">{t("people.notConfirmed")}</Tag>;
  const { basis, reference, date, declaredBy } = person.authority;
  return (
    <span className={styles["role"]}>
      {t("people.yes")}
      <span>
        {t("people.authorityLine", {
          basis: basisWords(basis, t),
          reference,
          date: moments.date(date),
        })}
      </span>
      {declaredBy === "" ? null : <span>{t("people.declaredBy", { name: declaredBy })}</span>}
    </span>
  );
}

function basisWords(basis: string, t: (key: `people.basis.${AuthorityBasis}`) => string): string {
  const known = AuthorityBasis.safeParse(basis);
  return known.success ? t(`people.basis.${known.data}`) : basis;
}

function Change({ person, asks }: { readonly person: PartyPerson; readonly asks: Asks }) {
  const { t } = useTranslation("agreements");
  const { t: words } = useTranslation("people");
  const authority: readonly MenuChoice[] =
    asks.mayConfirm && person.roles.includes("director")
      ? [
          {
            id: "authority",
            label: t(person.authority === null ? "people.confirm" : "people.confirmAgain"),
            onChoose: () => {
              asks.onAsk({ what: "authority", person });
            },
          },
        ]
      : [];
  const roles: readonly MenuChoice[] = asks.mayRemove
    ? person.roles.map((role) => ({
        id: role,
        label: t("people.takeRole", { role: words(`role.${role}`) }),
        tone: "danger",
        onChoose: () => {
          asks.onAsk({ what: "role", person, role });
        },
      }))
    : [];
  const choices = [...authority, ...roles];
  return choices.length === 0 ? null : (
    <Menu label={`${t("people.change")}: ${person.name}`} choices={choices} />
  );
}
