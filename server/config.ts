import { resolve } from "node:path";
import {
  AMOUNTS,
  type BeganWith,
  DISTANCES,
  sameThresholds,
  SHARE_AT_MOST,
  STANDARD,
  Thresholds,
} from "#shared/assessment/thresholds.ts";
import * as z from "zod";

const flag = z.enum(["on", "off"]);

const BANDS_HINT = `it has to be three of ${AMOUNTS.join(", ")}, each at least the one before, such as 1000,5000,100000`;

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().min(1).default("localhost"),
  DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: "it has to look like postgres://name:password@host:5432/database",
    })
    .optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default("Counterpart <agreements@localhost>"),
  DEMO: flag.optional(),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("warn"),
  LIVE_RATE: flag.default("on"),
  MONEY_BANDS: z
    .string()
    .regex(/^\d+,\d+,\d+$/, BANDS_HINT)
    .default("1000,5000,100000"),
  GAP_SHARE: z.coerce.number().int().min(0).max(SHARE_AT_MOST).default(STANDARD.gapShare),
  GAP_DISTANCE: z.coerce.number().pipe(z.literal(DISTANCES)).default(STANDARD.gapDistance),
  THRESHOLDS_REASON: z.string().trim().min(10, "it needs at least 10 characters").optional(),
  METRICS_TOKEN: z.string().min(20, "it needs at least 20 characters").optional(),
});

/** Every setting of the server, parsed once. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder with the database and the secrets. */
  readonly dataDir: string;
  /** PostgreSQL instead of a file in the data folder; null: the file. */
  readonly databaseUrl: string | null;
  /** Origin people reach us at, without a trailing slash; null: `http://localhost:{port}`. */
  readonly publicUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly demo: boolean;
  readonly logLevel: string;
  /** Whether a socket that sends too fast is read more slowly. Off for measurements alone. */
  readonly liveRate: boolean;
  /** What whoever reads `/metrics` shows; null: only this machine reads it. */
  readonly metricsToken: string | null;
  /** What the assessment of a new agreement begins with; it keeps this when the setting changes. */
  readonly thresholds: BeganWith;
}

/** A setting that stops the start, in one sentence. */
export class ConfigError extends Error {}

/**
 * Reads the settings.
 * @throws ConfigError naming the setting, what it holds and what it may hold
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const names = Object.keys(Environment.shape);
  const given = Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value === undefined || value === "" ? [] : [[name, value]];
    }),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw new ConfigError(sentence(parsed.error, given));
  const values = parsed.data;
  const publicUrl = values.PUBLIC_URL === undefined ? null : origin(values.PUBLIC_URL);
  if (values.LIVE_RATE === "off") requireLoopback(values.HOST, publicUrl);
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    publicUrl,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    demo:
      values.DEMO === undefined ? !(publicUrl ?? "").startsWith("https:") : values.DEMO === "on",
    logLevel: values.LOG_LEVEL,
    liveRate: values.LIVE_RATE === "on",
    metricsToken: values.METRICS_TOKEN ?? null,
    thresholds: thresholdsFrom(values),
  };
}

/** Amounts that differ from the standard are shown to everybody who is bound by them, with a reason. */
function thresholdsFrom(values: z.infer<typeof Environment>): BeganWith {
  const [memorandum, contract, checks] = values.MONEY_BANDS.split(",").map(Number);
  const parsed = Thresholds.safeParse({
    moneyBands: { memorandum, contract, checks },
    gapShare: values.GAP_SHARE,
    gapDistance: values.GAP_DISTANCE,
  });
  if (!parsed.success) {
    throw new ConfigError(
      `MONEY_BANDS is "${values.MONEY_BANDS}", which does not work: ${BANDS_HINT}.`,
    );
  }
  const standard = sameThresholds(parsed.data, STANDARD);
  if (!standard && values.THRESHOLDS_REASON === undefined) {
    throw new ConfigError(
      "THRESHOLDS_REASON is missing: MONEY_BANDS, GAP_SHARE or GAP_DISTANCE is not the standard, and everybody on an agreement reads why.",
    );
  }
  return { thresholds: parsed.data, reason: standard ? "" : (values.THRESHOLDS_REASON ?? "") };
}

/** Is this the address of this machine and no other? */
export const isLoopback = (hostname: string): boolean =>
  ["localhost", "127.0.0.1", "::1", "[::1]"].includes(hostname);

function origin(url: string): string {
  const parsed = new URL(url);
  if (parsed.pathname !== "/" || parsed.search !== "" || parsed.hash !== "") {
    throw new ConfigError(
      `PUBLIC_URL must be an origin such as https://agree.example, not ${url}.`,
    );
  }
  if (parsed.protocol === "http:" && !isLoopback(parsed.hostname)) {
    throw new ConfigError(
      `PUBLIC_URL must start with https:// unless it is localhost, not ${url}.`,
    );
  }
  return parsed.origin;
}

/** Measurements stay on the machine that makes them. */
function requireLoopback(host: string, publicUrl: string | null): void {
  const reached = publicUrl === null ? host : new URL(publicUrl).hostname;
  if (isLoopback(host) && isLoopback(reached)) return;
  throw new ConfigError(
    `LIVE_RATE=off is for measuring on one machine: it works while HOST and PUBLIC_URL are localhost, not with ${isLoopback(host) ? reached : host}.`,
  );
}

function sentence(error: z.ZodError, given: Readonly<Record<string, unknown>>): string {
  const issue = error.issues[0];
  const name = String(issue?.path[0]);
  if (SECRET.has(name)) return `${name} does not work: ${issue?.message ?? "unknown"}.`;
  return `${name} is "${String(given[name])}", which does not work: ${issue?.message ?? "unknown"}.`;
}

/** Never printed. */
const SECRET: ReadonlySet<string> = new Set(["METRICS_TOKEN", "DATABASE_URL"]);
