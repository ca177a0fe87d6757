import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ALL_DEGREES, DEGREES, toDegree } from "#shared/assessment/degrees.ts";
import { houseWords, libraryWords, nearestDegree } from "#shared/templates/house-compare.ts";
import type { HouseLines } from "#shared/templates/house-wording.ts";
import type { ClauseId } from "#shared/templates/library.ts";
import { Field } from "../ui/Field.tsx";
import { Select } from "../ui/Input.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import styles from "./HouseWordings.module.css";
import { Redline } from "./Redline.tsx";

/** An own wording to read, or what it changes in the library's words for one kind of agreement. */
export function HouseCompare({
  library,
  lines,
}: {
  readonly library: ClauseId;
  readonly lines: HouseLines;
}) {
  const { t } = useTranslation("templates");
  const [view, setView] = useState<"words" | "compare">("words");
  const own = houseWords(lines);
  return (
    <>
      <div>
        <Segmented
          label={t("wordings.view")}
          segments={[
            { value: "words", label: t("wordings.words") },
            { value: "compare", label: t("wordings.compare") },
          ]}
          value={view}
          onChange={setView}
        />
      </div>
      {view === "words" ? (
        <Redline before={own} after={own} />
      ) : (
        <Beside library={library} lines={lines} own={own} />
      )}
    </>
  );
}

function Beside({
  library,
  lines,
  own,
}: Parameters<typeof HouseCompare>[0] & { readonly own: string }) {
  const { t } = useTranslation("templates");
  const nearest = nearestDegree(library, lines);
  const [degree, setDegree] = useState(nearest);
  const id = useId();
  const theirs = libraryWords(library, degree);
  return (
    <>
      <Field id={id} label={t("wordings.kind")}>
        {(props) => (
          <Select
            {...props}
            options={ALL_DEGREES.map((each) => ({
              value: String(each),
              label: t(each === nearest ? "wordings.kindNearest" : "wordings.kindOption", {
                degree: each,
                name: DEGREES[each].name,
              }),
            }))}
            value={String(degree)}
            onChange={(chosen) => setDegree(toDegree(Number(chosen)))}
          />
        )}
      </Field>
      <p className={styles["text"]}>
        {theirs === own ? t("wordings.same") : t("wordings.compareText")}
      </p>
      <Redline before={theirs} after={own} />
    </>
  );
}
