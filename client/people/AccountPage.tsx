import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type * as z from "zod";
import { SessionList } from "#shared/protocol/people.ts";
import { demoToken, get, NoReply, remove } from "../api/client.ts";
import { Loaded } from "../api/Loaded.tsx";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { Hidden } from "../ui/Hidden.tsx";
import { Page, PageHeader } from "../ui/Page.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { tell } from "../ui/status.ts";
import { chooseTheme, themeChoice, type ThemeChoice } from "../ui/theme.ts";
import styles from "./Account.module.css";
import { deviceOf } from "./device.ts";
import { meQuery, useSignedIn } from "./me.ts";
import { NameForm } from "./NameForm.tsx";
import { Passkeys } from "./Passkeys.tsx";

/** One's own name, passkeys, sessions and colours. */
export function AccountPage() {
  const { t } = useTranslation("people");
  const { person } = useSignedIn();
  const queries = useQueryClient();
  return (
    <Page narrow>
      <PageHeader
        title={t("account.title")}
        lead={t("account.signedInAs", { email: person.email })}
      />
      <div className={styles["sections"]}>
        <Card as="section" className={styles["section"]}>
          <h2>{t("account.nameTitle")}</h2>
          <NameForm
            key={person.id}
            name={person.name}
            save={t("account.saveName")}
            onSaved={() => {
              tell(t("account.nameSaved"));
              void queries.invalidateQueries(meQuery);
            }}
          />
        </Card>
        <Passkeys />
        {demoToken() === null ? <Sessions /> : null}
        <Colours />
      </div>
    </Page>
  );
}

function Sessions() {
  const { t } = useTranslation("people");
  const sessions = useQuery({
    queryKey: ["me", "sessions"],
    queryFn: async ({ signal }) => get("/api/me/sessions", { signal }, SessionList),
  });
  return (
    <Card as="section" className={styles["section"]}>
      <h2>{t("account.sessions")}</h2>
      <Loaded query={sessions} lines={2}>
        {(loaded) => (
          <ul className={styles["list"]}>
            {loaded.sessions.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

function SessionRow({
  session,
}: {
  readonly session: z.infer<typeof SessionList>["sessions"][number];
}) {
  const { t } = useTranslation("people");
  const moments = useMoments();
  const queries = useQueryClient();
  const device = deviceOf(session.userAgent) ?? t("account.unknownDevice");
  const ending = useMutation({
    mutationFn: async () =>
      remove(`/api/me/sessions/${encodeURIComponent(session.id)}`, {}, NoReply),
    onSuccess: async () => {
      tell(t("account.ended"));
      await queries.invalidateQueries({ queryKey: ["me", "sessions"] });
    },
  });
  const since = t("account.since", { date: moments.date(session.createdAt) });
  return (
    <li>
      <div>
        <b>{device}</b>
        <p className={styles["meta"]}>
          {session.current ? `${t("account.current")}, ${since}` : since}
        </p>
        <ProblemNote thrown={ending.error} />
      </div>
      {session.current ? null : (
        <Button
          size="sm"
          busy={ending.isPending && t("account.removing")}
          onClick={() => {
            ending.mutate();
          }}
        >
          {t("account.signOutThere")}
          <Hidden> {device}</Hidden>
        </Button>
      )}
    </li>
  );
}

const CHOICES: readonly ThemeChoice[] = ["light", "dark", "system"];

function Colours() {
  const { t } = useTranslation("people");
  const [choice, setChoice] = useState(themeChoice);
  return (
    <Card as="section" className={styles["section"]}>
      <h2>{t("account.colours")}</h2>
      <div>
        <Segmented
          label={t("account.colours")}
          segments={CHOICES.map((value) => ({ value, label: t(`account.${value}`) }))}
          value={choice}
          onChange={(value) => {
            chooseTheme(value);
            setChoice(value);
          }}
        />
      </div>
    </Card>
  );
}
