import { parentPort } from "node:worker_threads";
import { docOf, READ } from "./reading.ts";
import type { Answer, Question } from "./worker-reading.ts";

/** The thread that reads big drafts. One question, one answer. */
parentPort?.on("message", ({ id, task, state }: Question) => {
  parentPort?.postMessage(answer({ id, task, state }), []);
});

function answer({ id, task, state }: Question): Answer {
  try {
    const doc = docOf([state]);
    return task === "back"
      ? { id, task, result: READ.back(doc) }
      : { id, task, result: READ.canonical(doc) };
  } catch {
    // Whoever asked reads it on the other side and meets the error there.
    return { id, task: "failed" };
  }
}
