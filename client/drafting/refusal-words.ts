import type { TFunction } from "i18next";

export type RefusalReason = "frozen" | "role" | "reset" | "limit" | "other";

/** What kind of refusal a code of the server is, for its sentence and its icon. */
export function reasonOf(code: string): RefusalReason {
  if (code === "frozen") return "frozen";
  if (code === "notAllowed") return "role";
  if (code === "epochChanged") return "reset";
  return code === "limit" ? "limit" : "other";
}

/**
 * The sentence that says why words were not added, and the one that says what now.
 * @param refusal `lead` is who may thaw a frozen version, or null when it is the reader
 */
export function refusalSentence(
  t: TFunction<"drafting">,
  refusal: { readonly code: string; readonly lines: number; readonly lead: string | null },
): { readonly what: string; readonly next: string } {
  const reason = reasonOf(refusal.code);
  const what = t(`refused.${reason}`);
  if (reason === "role") return { what, next: t("refused.roleNext", { count: refusal.lines }) };
  if (reason !== "frozen") return { what, next: t(`refused.${reason}Next`) };
  const { lead } = refusal;
  return {
    what,
    next: lead === null ? t("refused.frozenNextLead") : t("refused.frozenNext", { name: lead }),
  };
}
