import { PanelRightClose } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../ui/Button.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import type { Section } from "./clause-map.ts";
import type { DeskHandle } from "./DraftDesk.tsx";
import styles from "./DraftingPage.module.css";
import type { DraftingPageModel } from "./use-drafting-page.ts";

/** Where the reader is, for what stands beside the paper. */
export interface PanelContext {
  readonly clauseId: string | null;
  readonly clauses: readonly Section[];
  readonly goTo: (nodeId: string) => void;
  /** The open draft; null until it is drawn. */
  readonly desk: DeskHandle | null;
  /** The reader is writing now, and the server takes their words. */
  readonly writing: boolean;
}

/** What stands beside the paper: the discussion, and what there is to know about the clause. */
export function PanelColumn({
  model,
  panel,
  about,
}: {
  readonly model: DraftingPageModel;
  readonly panel: (context: PanelContext) => ReactNode;
  readonly about: (context: PanelContext) => ReactNode;
}) {
  const { t } = useTranslation("drafting");
  const { structure, drawer, setDrawer, goTo, view, handle } = model;
  const here = structure.sections.find(({ id }) => id === structure.here);
  const number = here?.number ?? "";
  const context: PanelContext = {
    clauseId: structure.here,
    clauses: structure.sections,
    goTo,
    desk: handle,
    writing: view.desk?.mode === "write" && view.mayWrite,
  };
  return (
    <aside
      aria-label={t("panel.label")}
      className={styles["panel"]}
      data-open={drawer === "panel" ? "" : undefined}
      data-region
      tabIndex={-1}
    >
      <Tabs
        label={t("panel.tabs")}
        chosen={model.beside}
        onChoose={model.setBeside}
        tabs={[
          { id: "discussion", label: t("panel.label"), content: panel(context) },
          {
            id: "about",
            label: number === "" ? t("panel.about") : t("panel.aboutNumber", { number }),
            content: model.beside === "about" ? about(context) : null,
          },
        ]}
        end={
          <span className={styles["panelClose"]}>
            <IconButton
              label={t("panel.close")}
              icon={PanelRightClose}
              onClick={() => setDrawer(null)}
            />
          </span>
        }
      />
    </aside>
  );
}
