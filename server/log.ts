import { pino, type Logger } from "pino";

export type Log = Logger;

/** JSON lines on standard error. Never content, codes or tokens: callers log ids and codes only. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
