import { useTranslation } from "react-i18next";
import { classes } from "../ui/classes.ts";
import styles from "./ClauseMap.module.css";
import type { OutlineItem } from "./clause-state.ts";

/** One bar for each clause, as wide as the clause is long. One image with its meaning in words. */
export function ClauseMap({ items }: { readonly items: readonly OutlineItem[] }) {
  const { t } = useTranslation("drafting");
  const count = (...states: readonly OutlineItem["state"][]) =>
    items.filter((item) => states.includes(item.state)).length;
  const label = t("outline.map", {
    complete: count("complete"),
    talk: count("talk"),
    open: count("open", "unfinished"),
  });
  const named = { role: "img", "aria-label": label };
  return (
    <div {...named} className={classes(styles["map"], items.length > 40 && styles["many"])}>
      {items.map((item) => (
        <span
          key={item.id}
          className={classes(styles["bar"], styles[item.state], item.changed && styles["changed"])}
          style={{ flexGrow: Math.max(1, Math.round(Math.sqrt(item.length))) }}
        />
      ))}
    </div>
  );
}
