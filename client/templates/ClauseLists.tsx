import { useTranslation } from "react-i18next";
import type { FieldDefinition } from "#shared/drafting/field-definitions.ts";
import { readFieldKey } from "#shared/drafting/fields.ts";
import type { PanelContext } from "../drafting/PanelColumn.tsx";
import type { ListRow } from "../drafting/table-rows.ts";
import { Button } from "../ui/Button.tsx";
import type { ClauseHere } from "./AboutClause.tsx";
import styles from "./ClauseLists.module.css";
import { Part } from "./Part.tsx";

/** A list as it was when somebody began to edit it. */
export interface OpenList {
  readonly definition: FieldDefinition;
  readonly rows: readonly ListRow[];
}

/** The lists of the clause, each to be edited as a whole. */
export function ClauseLists({
  here,
  context,
  onEdit,
}: {
  readonly here: ClauseHere;
  readonly context: PanelContext;
  readonly onEdit: (list: OpenList) => void;
}) {
  const { t } = useTranslation("templates");
  const { desk } = context;
  if (desk === null) return null;
  const keys = new Set(
    here.fields.flatMap((key) => {
      const read = readFieldKey(key);
      // The partners are in every list that has one row for each; their names come from their profiles.
      return read?.kind === "cell" && read.list !== "party" ? [read.list] : [];
    }),
  );
  const lists = desk.fields.definitions.flatMap((definition) => {
    if (definition.type !== "rows" || !keys.has(definition.key)) return [];
    const rows = desk.edits.rows(definition.key);
    return rows === null ? [] : [{ definition, rows }];
  });
  if (lists.length === 0) return null;
  return (
    <Part title={t("lists.title")}>
      <ul className={styles["list"]}>
        {lists.map(({ definition, rows }) => (
          <li key={definition.key}>
            <span>
              <b>{definition.label}</b>{" "}
              <span className={styles["rows"]}>{t("lists.rows", { count: rows.length })}</span>
            </span>
            {context.writing ? (
              <Button size="sm" onClick={() => onEdit({ definition, rows })}>
                {t("lists.edit")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {context.writing ? null : <p className={styles["rows"]}>{t("lists.readOnly")}</p>}
    </Part>
  );
}
