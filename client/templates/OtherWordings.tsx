import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ClauseId } from "#shared/templates/library.ts";
import type { PanelContext } from "../drafting/PanelColumn.tsx";
import { Button } from "../ui/Button.tsx";
import { tell } from "../ui/status.ts";
import { Tag } from "../ui/Tag.tsx";
import type { AboutProps, ClauseHere } from "./AboutClause.tsx";
import { type OtherWording, otherWordings } from "./other-wordings.ts";
import styles from "./OtherWordings.module.css";
import { Part } from "./Part.tsx";
import { WordingLook } from "./WordingLook.tsx";

/** Other words that the library has for a paragraph of the clause, each with a look before it is used. */
export function OtherWordings({
  library,
  here,
  template,
  context,
}: Pick<AboutProps, "template" | "context"> & {
  readonly library: ClauseId;
  readonly here: ClauseHere;
}) {
  const { t } = useTranslation("templates");
  const [open, setOpen] = useState<string | null>(null);
  if (context.desk === null) return null;
  const draft = context.desk.edits.content();
  const others = otherWordings(library, here.nodeIds, { draft, template });
  if (others.length === 0) return null;
  const looked = others.find(({ label }) => label === open);
  return (
    <Part title={t("other.title")}>
      <p>{t("other.text")}</p>
      <ul className={styles["list"]}>
        {others.map((other) => (
          <li key={`${other.label} ${other.after}`}>
            <b>{other.label === "" ? t("other.usual") : other.label}</b>
            <span>{other.suits === "" ? t("other.usualSuits") : other.suits}</span>
            {other.chosen ? (
              <Tag tone="agreed" icon={CircleCheck}>
                {t("other.chosen")}
              </Tag>
            ) : (
              <Button size="sm" onClick={() => setOpen(other.label)}>
                {t("other.look")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {looked === undefined ? null : (
        <Look
          other={looked}
          context={context}
          end={here.nodeIds.at(-1) ?? ""}
          onClose={() => setOpen(null)}
        />
      )}
    </Part>
  );
}

function Look({
  other,
  context,
  end,
  onClose,
}: {
  readonly other: OtherWording;
  readonly context: PanelContext;
  /** The last line of the clause. */
  readonly end: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("templates");
  const { before, after, replaced } = other;
  const use = () => {
    const done =
      replaced === null
        ? context.desk?.edits.addAfter(end, other.nodes, other.fields)
        : context.desk?.edits.replace(replaced.nodeIds, other.nodes, other.fields);
    tell(t(done === true ? "other.used" : "other.gone"));
    onClose();
  };
  return (
    <WordingLook
      title={other.label === "" ? t("other.usual") : other.label}
      lead={t(replaced === null ? "other.add" : "other.before")}
      words={{ before, after, edited: replaced?.edited === true ? t("other.edited") : null }}
      context={context}
      use={{ label: t("other.use"), press: use }}
      onClose={onClose}
    />
  );
}
