import { useMutation } from "@tanstack/react-query";
import { FileDown, Printer } from "lucide-react";
import { useTranslation } from "react-i18next";
import { getFile } from "../api/client.ts";
import { keepFile } from "../api/keep-file.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import styles from "./KeepCopy.module.css";

/** The result to keep: as a page that needs nothing else, as data, and on paper. */
export function KeepCopy({ agreement }: { readonly agreement: string }) {
  const { t } = useTranslation("assessment");
  const fetching = useMutation({
    mutationFn: async (kind: keyof typeof FILES) => keep(agreement, kind),
  });
  return (
    <Card as="section" labelledBy="keep" className={styles["card"]}>
      <h2 id="keep">{t("keep.title")}</h2>
      <p>{t("keep.text")}</p>
      <ProblemNote thrown={fetching.error} />
      <ul>
        <li>
          <Button
            icon={FileDown}
            onClick={() => {
              fetching.mutate("page");
            }}
          >
            {t("keep.page")}
          </Button>
          <span>{t("keep.pageText")}</span>
        </li>
        <li>
          <Button
            icon={FileDown}
            onClick={() => {
              fetching.mutate("export");
            }}
          >
            {t("keep.data")}
          </Button>
          <span>{t("keep.dataText")}</span>
        </li>
        <li>
          <Button
            icon={Printer}
            onClick={() => {
              window.print();
            }}
          >
            {t("keep.print")}
          </Button>
        </li>
      </ul>
    </Card>
  );
}

const FILES = { page: "html", export: "json" } as const;

/** Fetches the file as the person of this tab and lets the browser keep it. */
async function keep(agreement: string, kind: keyof typeof FILES): Promise<void> {
  const at = `/api/agreements/${encodeURIComponent(agreement)}/assessment/${kind}`;
  keepFile(await getFile(at), `${agreement}-assessment.${FILES[kind]}`);
}
