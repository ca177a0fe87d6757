import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { classes } from "./classes.ts";
import { useErrorsShown } from "./errors-shown.ts";
import styles from "./Page.module.css";

/** The width and the space around an ordinary page: 1180 px, or 760 for one thing at a time. */
export function Page({
  narrow = false,
  children,
}: {
  readonly narrow?: boolean;
  readonly children: ReactNode;
}) {
  return <div className={classes(styles["page"], narrow && styles["narrow"])}>{children}</div>;
}

let firstPath: string | undefined;
let moved = false;

function arrive(heading: HTMLHeadingElement | null): void {
  if (heading === null) return;
  const { pathname } = window.location;
  firstPath ??= pathname;
  moved ||= pathname !== firstPath;
  if (moved) land(heading);
}

/** A new step of the same page: the focus always goes to its heading. */
function land(heading: HTMLHeadingElement | null): void {
  if (heading === null) return;
  window.scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

/**
 * The name of the page in the window, and where the focus goes on arrival: the only h1. The first
 * page of a visit leaves the focus alone.
 * An error summary on the page puts "Error:" first in the window's title.
 */
export function PageTitle({
  children,
  title,
  display = false,
  step = false,
}: {
  /** What the heading shows when it is more than the title. */
  readonly children?: ReactNode;
  readonly title: string;
  readonly display?: boolean;
  /** It took the place of another step at the same address. */
  readonly step?: boolean;
}) {
  const { t } = useTranslation("ui");
  const { pathname } = useLocation();
  const shown = useErrorsShown();
  return (
    <>
      <title>{`${shown ? `${t("error")} ` : ""}${title} - Counterpart`}</title>
      <h1
        key={pathname}
        ref={step ? land : arrive}
        tabIndex={-1}
        className={display ? styles["display"] : undefined}
      >
        {children ?? title}
      </h1>
    </>
  );
}

/** Back link, title, a sentence under it, and the page's own actions on the right. */
export function PageHeader({
  title,
  lead,
  back,
  actions,
  display = false,
  step = false,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly back?: { readonly to: string; readonly label: string } | undefined;
  readonly actions?: ReactNode;
  readonly display?: boolean;
  readonly step?: boolean;
}) {
  return (
    <header className={styles["header"]}>
      {back === undefined ? null : (
        <Link to={back.to} className={styles["back"]}>
          <ArrowLeft size={16} aria-hidden /> {back.label}
        </Link>
      )}
      <div className={styles["row"]}>
        <div>
          <PageTitle title={title} display={display} step={step} />
          {lead === undefined ? null : <p className={styles["lead"]}>{lead}</p>}
        </div>
        {actions === undefined ? null : <div className={styles["actions"]}>{actions}</div>}
      </div>
    </header>
  );
}
