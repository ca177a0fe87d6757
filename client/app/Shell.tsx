import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, Outlet, useLocation } from "react-router";
import { meQuery, useMe } from "../people/me.ts";
import { demoToken } from "../api/client.ts";
import { Brand } from "../ui/Brand.tsx";
import { Banner } from "../ui/Note.tsx";
import { Page } from "../ui/Page.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import styles from "./Shell.module.css";
import { ReadOnlyBanner } from "./ReadOnlyBanner.tsx";
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
      <ReadOnlyBanner />
      {me.demo ? <ExampleBanner {...(demoToken() !== null && { name: me.person.name })} /> : null}
      <TopBar me={me} name={me.person.name} />
      <main id="main" tabIndex={-1} className={styles["main"]}>
        {children}
      </main>
    </>
  );
}

/** Around a page that has its own bar and fills the window, for someone signed in. */
export function BareShell() {
  return (
    <Suspense fallback={<Waiting />}>
      <Bare className={styles["bare"]}>
        <main id="main" tabIndex={-1} className={styles["main"]}>
          <Outlet />
        </main>
      </Bare>
    </Suspense>
  );
}

/** Around the drafting page, which is a window of its own with all its landmarks. */
export function DeskShell() {
  return (
    <Suspense fallback={<Waiting />}>
      <Bare className={styles["window"]}>
        <Outlet />
      </Bare>
    </Suspense>
  );
}

function Bare({
  className,
  children,
}: {
  readonly className: string | undefined;
  readonly children: ReactNode;
}) {
  const { data: me } = useSuspenseQuery(meQuery);
  const { pathname, search } = useLocation();
  if (me.person === null) {
    return <Navigate replace to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} />;
  }
  return (
    <div className={className}>
      <Skip />
      <ReadOnlyBanner />
      {me.demo ? <ExampleBanner {...(demoToken() !== null && { name: me.person.name })} /> : null}
      {children}
    </div>
  );
}

/** The page around what anybody may see: a mark, and the page. */
export function OpenShell({ children }: { readonly children?: ReactNode }) {
  return (
    <>
      <Skip />
      <ReadOnlyBanner />
      <OpenBanner />
      <header className={styles["open"]}>
        <Brand />
        <OpenNav />
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

/** In the example every page says so; the example's own page says it in more words. */
function OpenBanner() {
  const me = useMe().data;
  const { pathname } = useLocation();
  if (me?.demo !== true || pathname === "/" || pathname === "/example") return null;
  const name = demoToken() === null ? undefined : me.person?.name;
  return <ExampleBanner {...(name !== undefined && { name })} />;
}

function OpenNav() {
  const { t } = useTranslation("app");
  const me = useMe().data;
  const { pathname } = useLocation();
  if (me === undefined || pathname === "/sign-in") return null;
  return (
    <nav aria-label={t("nav.main")}>
      {me.person === null ? (
        <Link to="/sign-in">{t("nav.signIn")}</Link>
      ) : (
        <Link to="/">{t("nav.yours")}</Link>
      )}
    </nav>
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

/** @param name whom this tab plays, when it plays somebody */
function ExampleBanner({ name }: { readonly name?: string }) {
  const { t } = useTranslation("app");
  return (
    <Banner label={t("demo.label")}>
      <span>{t("demo.banner")}</span>
      {name === undefined ? null : <span>{t("demo.as", { name })}</span>}
      <Link to="/example">{t(name === undefined ? "demo.open" : "demo.change")}</Link>
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
