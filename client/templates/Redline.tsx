import { useTranslation } from "react-i18next";
import { redline } from "#shared/templates/redline.ts";
import { Hidden } from "../ui/Hidden.tsx";
import styles from "./Redline.module.css";

/** What changes from one text to another: struck where words go, underlined where words come. */
export function Redline({ before, after }: { readonly before: string; readonly after: string }) {
  const { t } = useTranslation("templates");
  return (
    <p className={styles["words"]}>
      {redline(before, after).map(({ kind, text }, place) => {
        const key = `${String(place)} ${kind}`;
        if (kind === "same") return <span key={key}>{text}</span>;
        if (kind === "out") {
          return (
            <del key={key}>
              <Hidden>{`[${t("other.out")}] `}</Hidden>
              {text}
            </del>
          );
        }
        return (
          <ins key={key}>
            <Hidden>{`[${t("other.in")}] `}</Hidden>
            {text}
          </ins>
        );
      })}
    </p>
  );
}
