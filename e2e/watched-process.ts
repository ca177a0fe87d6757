import { readFileSync } from "node:fs";

/** Bytes of memory that a process holds (VmRSS). */
export function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

/** Milliseconds that its main thread was ready and had no processor (sched-stats). */
export function waitedOf(pid: number): number {
  const [, waited] = readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ").map(Number);
  return (waited ?? 0) / 1e6;
}
