import { useQueryClient } from "@tanstack/react-query";
import { KeyRound, LogOut, Mail, Menu as MenuIcon, Moon, Sun, SunMoon, Users } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink, useLocation, useNavigate } from "react-router";
import type { Me } from "#shared/protocol/people.ts";
import { hasWords, wipeDevice } from "../drafting/device-store.ts";
import { signOut } from "../people/sign-out.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Brand } from "../ui/Brand.tsx";
import { Menu, type MenuChoice } from "../ui/Menu.tsx";
import { chooseTheme, type ThemeChoice } from "../ui/theme.ts";
import { SignOutQuestion } from "./SignOutQuestion.tsx";
import styles from "./TopBar.module.css";

/** The bar over every page: home, the two destinations, and me. */
export function TopBar({ me, name }: { readonly me: Me; readonly name: string }) {
  const { t } = useTranslation("app");
  const { out, asking, stay, ask } = useSignOut(me);
  const choices = useChoices(me, ask);
  const { pathname } = useLocation();
  const inAgreements = pathname === "/" || pathname.startsWith("/agreements");
  const organisation = me.organisations[0]?.shortName ?? "";
  return (
    <header className={styles["bar"]}>
      <Brand />
      <nav aria-label={t("nav.main")} className={styles["nav"]}>
        <Link to="/" aria-current={inAgreements ? "page" : undefined}>
          {t("nav.agreements")}
        </Link>
        <NavLink to="/organisation">{t("nav.organisation")}</NavLink>
      </nav>
      <div className={styles["me"]}>
        <Menu speaks label={t("nav.me")} choices={choices.own}>
          <Avatar name={name} self />
          <span className={styles["who"]}>
            <b>{name}</b>
            <span>{organisation}</span>
          </span>
        </Menu>
      </div>
      <div className={styles["small"]}>
        <Menu speaks label={t("nav.menu")} choices={[...choices.places, ...choices.own]}>
          <MenuIcon size={18} aria-hidden /> {t("nav.menu")}
        </Menu>
      </div>
      {asking ? <SignOutQuestion onSignOut={out} onStay={stay} /> : null}
    </header>
  );
}

/** Signing out, which asks first when it would remove words that are nowhere else. */
function useSignOut(me: Me) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const member = me.person?.id;
  const out = () => {
    setAsking(false);
    void signOut(queries)
      .then(async () => (member === undefined ? undefined : wipeDevice(member)))
      .then(async () => navigate("/"));
  };
  const ask = () => {
    if (member === undefined) out();
    else void hasWords(member).then((some) => (some ? setAsking(true) : out()));
  };
  return { asking, ask, out, stay: () => setAsking(false) };
}

function useChoices(me: Me, signOutNow: () => void): { places: MenuChoice[]; own: MenuChoice[] } {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const go = (to: string) => () => {
    void navigate(to);
  };
  return {
    places: [
      { id: "agreements", label: t("nav.agreements"), onChoose: go("/") },
      { id: "organisation", label: t("nav.organisation"), onChoose: go("/organisation") },
    ],
    own: [
      { id: "account", label: t("nav.account"), icon: KeyRound, onChoose: go("/account") },
      { id: "light", label: t("nav.light"), icon: Sun, onChoose: theme("light") },
      { id: "dark", label: t("nav.dark"), icon: Moon, onChoose: theme("dark") },
      { id: "system", label: t("nav.system"), icon: SunMoon, onChoose: theme("system") },
      ...(me.outbox
        ? [{ id: "outbox", label: t("nav.outbox"), icon: Mail, onChoose: go("/outbox") }]
        : []),
      ...(me.demo
        ? [{ id: "example", label: t("nav.example"), icon: Users, onChoose: go("/example") }]
        : []),
      { id: "signOut", label: t("nav.signOut"), icon: LogOut, onChoose: signOutNow },
    ],
  };
}

function theme(choice: ThemeChoice): () => void {
  return () => {
    chooseTheme(choice);
  };
}
