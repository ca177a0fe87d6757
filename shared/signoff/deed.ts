import * as z from "zod";
import type { Json } from "#shared/audit/canonical.ts";
import { parseField } from "#shared/drafting/field-values.ts";

const KEY = "deed.delivered";
const DATE = {
  key: KEY,
  type: "date",
  label: "",
  help: "",
  requiredAt: "freeze",
  owner: "all",
} as const;

/** The field as it stands in frozen words. */
const Shown = z.looseObject({ key: z.literal(KEY), value: z.string() });

/** The day from which the frozen words count as a deed, as they say it; undefined when they do not. */
export function deedDayIn(content: Json): string | undefined {
  if (content === null || typeof content !== "object") return undefined;
  const own = Shown.safeParse(content);
  if (own.success) {
    const parsed = parseField(DATE, own.data.value);
    return "value" in parsed && parsed.value !== "" ? parsed.value : undefined;
  }
  for (const part of Object.values(content)) {
    const found = deedDayIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The day from which a deed counts: the one that its words name, or the day on which the last party
 * signed or sealed it if that comes later.
 * @param completedAt a moment in UTC
 */
export function deliveryDay(deedFrom: string, completedAt: string): string {
  const completed = completedAt.slice(0, 10);
  return completed > deedFrom ? completed : deedFrom;
}
