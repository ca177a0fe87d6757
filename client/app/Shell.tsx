import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, Outlet, useLocation } from "react-router";
import { meQuery } from "../people/me.ts";
import { Brand } from "../ui/Brand.tsx";
import { Banner } from "../ui/Note.tsx";
import { Page } from "../ui/Page.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import styles from "./Shell.module.css";
import { TopBar } from "./TopBar.tsx";

/** The page around every page of someone signed in; a stranger is sent to sign in and back. */
export function Shell({ children }: { readonly children?: ReactNode }) {
  return (
    <Suspense fallback={<Waiting />}>
      <SignedIn>{children ?? <Outlet />}</SignedIn>
    </Suspense>
  );
}

function SignedIn({ children }: { readonly children: ReactNode }) {
  const { data: me } = useSuspenseQuery(meQuery);
  const { pathname, search } = useLocation();
  if (me.person === null) {
    return <Navigate replace to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} />;
  }
  return (
    <>
      <Skip />
      {me.demo ? <ExampleBanner name={me.person.name} /> : null}
      <TopBar me={me} name={me.person.name} />
      <main id="main" tabIndex={-1} className={styles["main"]}>
        {children}
      </main>
    </>
  );
}

/** The page around what anybody may see: a mark, and the page. */
export function OpenShell({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation("app");
  return (
    <>
      <Skip />
      <header className={styles["open"]}>
        <Brand />
        <nav aria-label={t("nav.main")}>
          <Link to="/">{t("nav.agreements")}</Link>
        </nav>
      </header>
      <main id="main" tabIndex={-1} className={styles["main"]}>
        <Suspense
          fallback={
            <Page>
              <Skeleton />
            </Page>
          }
        >
          {children ?? <Outlet />}
        </Suspense>
      </main>
    </>
  );
}

function Skip() {
  const { t } = useTranslation("app");
  return (
    <a className={styles["skip"]} href="#main">
      {t("skip")}
    </a>
  );
}

function ExampleBanner({ name }: { readonly name: string }) {
  const { t } = useTranslation("app");
  return (
    <Banner>
      <span>{t("demo.banner")}</span>
      <span>{t("demo.as", { name })}</span>
      <Link to="/example">{t("demo.change")}</Link>
    </Banner>
  );
}

/** Until the page is known. */
export function Waiting() {
  return (
    <main id="main" className={styles["main"]}>
      <Page>
        <Skeleton lines={6} />
      </Page>
    </main>
  );
}
