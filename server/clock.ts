import { randomBytes } from "node:crypto";
import { idFrom } from "#shared/ids.ts";

/** The time, passed in everywhere so that tests and the simulator own it. */
export interface Clock {
  now(): Date;
}

/** Random bytes and ids, passed in for the same reason. */
export interface Random {
  bytes(length: number): Uint8Array;
  /** A fresh id of 20 characters (100 random bits). */
  id(): string;
}

export const systemClock: Clock = { now: () => new Date() };

export const systemRandom: Random = {
  bytes: (length) => new Uint8Array(randomBytes(length)),
  id: () => idFrom(randomBytes(20)),
};
