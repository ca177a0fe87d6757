import {
  BookOpen,
  FilePlus2,
  ListPlus,
  MessageSquarePlus,
  PencilLine,
  Plus,
  Trash2,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DeskHandle } from "./DraftDesk.tsx";
import { FindPalette, type PaletteCommand } from "./FindPalette.tsx";
import type { DraftingPageModel } from "./use-drafting-page.ts";

/** The palette over the open draft. What its reader may not do is not in it. */
export function DraftPalette({
  model,
  handle,
  onComment,
}: {
  readonly model: DraftingPageModel;
  readonly handle: DeskHandle;
  readonly onComment: () => void;
}) {
  const { t } = useTranslation("drafting");
  const { view, phone, session } = model;
  const mayWrite = view.mayWrite && !phone;
  const editing = view.desk?.mode === "write";
  const { tools, fields } = handle;
  const always: PaletteCommand[] = [
    { id: "comment", label: t("tools.comment"), icon: MessageSquarePlus, run: onComment },
  ];
  const modes: PaletteCommand[] = [
    editing
      ? {
          id: "read",
          label: t("mode.read"),
          icon: BookOpen,
          run: () => session.setReading("choice", true),
        }
      : {
          id: "edit",
          label: t("mode.edit"),
          icon: PencilLine,
          run: () => session.setReading("choice", false),
        },
  ];
  const writing: PaletteCommand[] = [
    { id: "clause", label: t("tools.newClause"), icon: FilePlus2, run: tools.addClause },
    { id: "add", label: t("tools.add"), icon: Plus, run: () => model.setAdding(true) },
    { id: "line", label: t("tools.newLine"), icon: ListPlus, run: tools.addLine },
    { id: "out", label: t("tools.takeOut"), icon: Trash2, run: tools.takeOut },
  ];
  return (
    <FindPalette
      lines={handle.lines()}
      commands={[...always, ...(mayWrite ? modes : []), ...(editing ? writing : [])]}
      fields={
        editing
          ? fields.definitions
              .filter(({ type }) => type !== "rows")
              .map(({ key, label }) => ({
                id: key,
                label: t("find.field", { label }),
                run: () => tools.insertField(key),
              }))
          : []
      }
      onGo={model.goTo}
      onClose={() => model.setFinding(false)}
    />
  );
}
