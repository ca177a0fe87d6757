import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AreaDifference } from "#shared/assessment/differences.ts";
import type { AssessmentView, Reveal } from "#shared/protocol/assessment.ts";
import { Card } from "../ui/Card.tsx";
import styles from "./Areas.module.css";
import { AreasList } from "./AreasList.tsx";
import { AreasNumbers } from "./AreasNumbers.tsx";
import { AreasTable } from "./AreasTable.tsx";

export interface AreasProps {
  readonly agreement: string;
  readonly view: AssessmentView;
  readonly reveal: Reveal;
  readonly areas: readonly AreaDifference[];
}

/** Where each party stands, as lines with marks or as a list of sentences: the same in both. */
export function Areas(props: AreasProps) {
  const { t } = useTranslation("assessment");
  const [list, setList] = useState(false);
  return (
    <Card as="section" labelledBy="areas" flush>
      <div className={styles["head"]}>
        <h2 id="areas">{t("areas.title")}</h2>
        <button
          type="button"
          className={styles["twin"]}
          onClick={() => {
            setList(!list);
          }}
        >
          {t(list ? "areas.asLines" : "areas.asList")}
        </button>
      </div>
      <div hidden={!list} className={styles["paper"]}>
        <AreasNumbers {...props} />
        <AreasList {...props} />
      </div>
      {list ? null : (
        <div className={styles["screen"]}>
          <AreasTable {...props} />
        </div>
      )}
    </Card>
  );
}
