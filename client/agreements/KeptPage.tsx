import { useMutation, useQuery } from "@tanstack/react-query";
import { FileDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { KeptCopy } from "#shared/protocol/kept.ts";
import { LoadedPage } from "../api/Loaded.tsx";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { Page, PageHeader } from "../ui/Page.tsx";
import { keptQuery, keptThings, type KeptThing, takeKept } from "./kept.ts";
import styles from "./Kept.module.css";
import { useAgreementId } from "./useAgreementId.ts";

/** What one's organisation had until it left an agreement: to read and to take along, never to change. */
export function KeptPage() {
  const { t } = useTranslation("agreements");
  const id = useAgreementId();
  const kept = useQuery(keptQuery(id));
  return (
    <Page>
      <LoadedPage query={kept} title={t("kept.name")} lines={8}>
        {(loaded) => <Kept id={id} kept={loaded} />}
      </LoadedPage>
    </Page>
  );
}

function Kept({ id, kept }: { readonly id: string; readonly kept: KeptCopy }) {
  const { t } = useTranslation("agreements");
  const moments = useMoments();
  const taking = useMutation({ mutationFn: async (name: string) => takeKept(id, name) });
  const { title, organisationName: organisation } = kept;
  return (
    <>
      <PageHeader
        title={title}
        lead={t("kept.lead", { organisation, date: moments.date(kept.leftAt) })}
        back={{ to: "/", label: t("overview.back") }}
      />
      <p className={styles["since"]}>{t("kept.since")}</p>
      <ProblemNote thrown={taking.error} />
      <Card flush>
        <ul>
          {keptThings(kept).map((thing) => (
            <Thing key={thing.kind + thing.number} thing={thing} take={taking.mutate} />
          ))}
        </ul>
      </Card>
    </>
  );
}

function Thing({
  thing: { kind, number, page, data },
  take,
}: {
  readonly thing: KeptThing;
  readonly take: (name: string) => void;
}) {
  const { t } = useTranslation("agreements");
  const what = t(`kept.${kind}`, { number });
  return (
    <li className={styles["thing"]}>
      <div>
        <b>{what}</b>
        <p className={styles["text"]}>{t(`kept.${kind}Text`)}</p>
      </div>
      <div className={styles["files"]}>
        {page === null ? null : (
          <Button
            icon={FileDown}
            aria-label={t("kept.pageOf", { what })}
            onClick={() => {
              take(page);
            }}
          >
            {t("kept.page")}
          </Button>
        )}
        {data === null ? null : (
          <Button
            icon={FileDown}
            aria-label={t("kept.dataOf", { what })}
            onClick={() => {
              take(data);
            }}
          >
            {t("kept.data")}
          </Button>
        )}
      </div>
    </li>
  );
}
