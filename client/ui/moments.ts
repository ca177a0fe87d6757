import { useTranslation } from "react-i18next";
import { useNow } from "./now.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SPANS = [
  ["week", 14 * DAY, 7 * DAY],
  ["day", DAY, DAY],
  ["hour", HOUR, HOUR],
  ["minute", MINUTE, MINUTE],
] as const;

/** Moments (ISO 8601) as people read them, in their own time zone. */
export interface Moments {
  /** 18 November 2026 */
  date(at: string): string;
  /** Friday 20 November, with the year when it is not this one */
  day(at: string): string;
  /** 14:06 */
  time(at: string): string;
  /** 18 November 2026 at 14:06 */
  both(at: string): string;
  /** 40 mins, 3 hrs, Mon, 18 Nov, 18 Nov 2025: as short as stays clear */
  ago(at: string): string;
  /** 40 minutes ago, yesterday, 3 weeks ago: a whole phrase */
  since(at: string): string;
}

/** @param now milliseconds, for `day` and `ago` */
export function moments(language: string, now: number): Moments {
  const locale = language === "en" ? "en-GB" : language;
  const say = (at: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, options).format(new Date(at));
  const year = (at: string): { year?: "numeric" } =>
    new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : { year: "numeric" };
  const count = (value: number, unit: "minute" | "hour"): string =>
    new Intl.NumberFormat(locale, { style: "unit", unit }).format(value);
  const date = (at: string) => say(at, { day: "numeric", month: "long", year: "numeric" });
  const time = (at: string) => say(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return {
    date,
    time,
    day: (at) => {
      const weekday = say(at, { weekday: "long" });
      return `${weekday} ${say(at, { day: "numeric", month: "long", ...year(at) })}`;
    },
    both: (at) => say(at, { dateStyle: "long", timeStyle: "short", hourCycle: "h23" }),
    ago: (at) => {
      const past = Math.max(0, now - Date.parse(at));
      if (past < HOUR) return count(Math.floor(past / MINUTE), "minute");
      if (past < DAY) return count(Math.floor(past / HOUR), "hour");
      if (past < 6 * DAY) return say(at, { weekday: "short" });
      return say(at, { day: "numeric", month: "short", ...year(at) });
    },
    since: (at) => {
      const past = Math.max(0, now - Date.parse(at));
      const [unit, , length] = SPANS.find(([, from]) => past >= from) ?? SPANS[3];
      const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
      return words.format(-Math.floor(past / length), unit);
    },
  };
}

/** Moments in the reader's language; what says "ago" is redrawn every half minute. */
export function useMoments(): Moments {
  const { i18n } = useTranslation();
  return moments(i18n.language, useNow());
}
