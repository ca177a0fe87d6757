import { useQuery } from "@tanstack/react-query";
import { HardDrive } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "../api/read-only.ts";
import { meQuery } from "../people/me.ts";
import { Banner } from "../ui/Note.tsx";

/** How often a page that says so asks whether the server saves again. */
const ASK_MS = 5_000;

/** Says on every page that nothing is saved at the moment, for as long as that is true. */
export function ReadOnlyBanner() {
  return useReadOnly() ? <Strip /> : null;
}

function Strip() {
  const { t } = useTranslation("app");
  useQuery({ ...meQuery, refetchInterval: ASK_MS });
  return (
    <Banner label={t("readOnly.label")} tone="danger" speaks>
      <span>
        <HardDrive size={16} aria-hidden /> <b>{t("readOnly.what")}</b> {t("readOnly.next")}
      </span>
    </Banner>
  );
}
