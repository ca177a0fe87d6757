/** "18 November 2026" in the app's language. */
export function formatDate(iso: string, language: string): string {
  return new Intl.DateTimeFormat(tagOf(language), {
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(new Date(iso));
}

/** "18 November 2026, 14:02" in the app's language and the reader's time zone. */
export function formatDateTime(iso: string, language: string): string {
  return new Intl.DateTimeFormat(tagOf(language), {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(new Date(iso));
}

/** "14:02" in the reader's time zone. */
export function formatTime(iso: string, language: string): string {
  return new Intl.DateTimeFormat(tagOf(language), {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(new Date(iso));
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** "3 days ago", "40 minutes ago", "now": how long since, in the largest whole unit. */
export function formatSince(iso: string, now: number, language: string): string {
  const past = Math.max(0, now - new Date(iso).getTime());
  const words = new Intl.RelativeTimeFormat(tagOf(language), { numeric: "auto" });
  const [unit, length] = STEPS.find(([, ms]) => past >= ms) ?? ["minute", 60_000];
  return words.format(-Math.floor(past / length), unit);
}

/** English here is British. */
function tagOf(language: string): string {
  return language === "en" ? "en-GB" : language;
}
