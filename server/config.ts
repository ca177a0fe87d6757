import { resolve } from "node:path";
import * as z from "zod";

const flag = z.enum(["on", "off"]);

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().min(1).default("localhost"),
  DATA_DIR: z.string().min(1).default("data"),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default("Counterpart <agreements@localhost>"),
  DEMO: flag.optional(),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("warn"),
});

/** Every setting of the server, parsed once. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder with the database and the secrets. */
  readonly dataDir: string;
  /** Origin people reach us at, without a trailing slash; null: `http://localhost:{port}`. */
  readonly publicUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly demo: boolean;
  readonly logLevel: string;
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
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    publicUrl,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    demo:
      values.DEMO === undefined ? !(publicUrl ?? "").startsWith("https:") : values.DEMO === "on",
    logLevel: values.LOG_LEVEL,
  };
}

function origin(url: string): string {
  const parsed = new URL(url);
  if (parsed.pathname !== "/" || parsed.search !== "" || parsed.hash !== "") {
    throw new ConfigError(
      `PUBLIC_URL must be an origin such as https://agree.example, not ${url}.`,
    );
  }
  const loopback = ["localhost", "127.0.0.1", "[::1]"].includes(parsed.hostname);
  if (parsed.protocol === "http:" && !loopback) {
    throw new ConfigError(
      `PUBLIC_URL must start with https:// unless it is localhost, not ${url}.`,
    );
  }
  return parsed.origin;
}

function sentence(error: z.ZodError, given: Readonly<Record<string, unknown>>): string {
  const issue = error.issues[0];
  const name = String(issue?.path[0]);
  return `${name} is "${String(given[name])}", which does not work: ${issue?.message ?? "unknown"}.`;
}
