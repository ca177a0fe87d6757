import { useQueryClient } from "@tanstack/react-query";
import { Mail, User } from "lucide-react";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { keepDemoToken } from "../api/client.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import { Page, PageHeader } from "../ui/Page.tsx";
import { CodeForm } from "./CodeForm.tsx";
import { EmailForm } from "./EmailForm.tsx";
import { meQuery, useMe } from "./me.ts";
import { NameForm } from "./NameForm.tsx";
import { useNextPath } from "./next-path.ts";
import styles from "./SignIn.module.css";

type Step =
  | { readonly at: "email" }
  | { readonly at: "code"; readonly email: string }
  | { readonly at: "name" };

/** Signing in by a code in an email or by a passkey, then on to where the person was going. */
export function SignInPage() {
  const { t } = useTranslation("people");
  const [step, setStep] = useState<Step>({ at: "email" });
  const next = useNextPath();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const goOn = async () => {
    await queries.invalidateQueries(meQuery);
    await navigate(next, { replace: true });
  };
  const signedIn = async () => {
    keepDemoToken(null);
    queries.clear();
    const { person } = await queries.fetchQuery(meQuery);
    if (person !== null && isNameless(person)) {
      setStep({ at: "name" });
    } else await goOn();
  };
  return (
    <Page narrow>
      <div className={styles["page"]}>
        {step.at === "email" ? (
          <EmailForm
            onAsked={(email) => {
              setStep({ at: "code", email });
            }}
            onSignedIn={() => void signedIn()}
          />
        ) : null}
        {step.at === "code" ? (
          <CodeForm
            email={step.email}
            onSignedIn={() => void signedIn()}
            onOtherAddress={() => {
              setStep({ at: "email" });
            }}
          />
        ) : null}
        {step.at === "name" ? (
          <>
            <PageHeader title={t("name.title")} />
            <NameForm name="" save={t("name.save")} onSaved={() => void goOn()} />
          </>
        ) : (
          <About next={next} />
        )}
      </div>
    </Page>
  );
}

/** Nobody has said their name yet: the server took it from the address. */
function isNameless({ name, email }: { readonly name: string; readonly email: string }): boolean {
  return name === "" || name === email || name === email.split("@")[0];
}

/** Who this tab is already, and where the example's mail goes. */
function About({ next }: { readonly next: string }) {
  const { t } = useTranslation("people");
  const me = useMe().data;
  if (me === undefined) return null;
  return (
    <>
      {me.person === null ? null : (
        <Note icon={User}>
          <p>{t("signIn.already", { name: me.person.name })}</p>
          <div className={styles["ways"]}>
            <LinkButton size="sm" to={next}>
              {t("signIn.goOn")}
            </LinkButton>
          </div>
        </Note>
      )}
      {me.outbox ? (
        <Note icon={Mail}>
          <Trans
            t={t}
            i18nKey="signIn.outbox"
            components={{ outbox: <Link to="/outbox" target="_blank" /> }}
          />
        </Note>
      ) : null}
    </>
  );
}
