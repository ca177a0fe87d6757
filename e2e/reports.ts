import { stripVTControlCharacters } from "node:util";
import * as z from "zod";

/** What Vitest's and Playwright's JSON reporters write, as far as the summary of all checks needs it. */

const VitestTest = z.object({
  status: z.string(),
  fullName: z.string(),
  failureMessages: z.array(z.string()).nullish(),
});

export const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      startTime: z.number(),
      endTime: z.number(),
      /** Why the file itself could not run; empty when it could. */
      message: z.string().optional(),
      assertionResults: z.array(VitestTest),
    }),
  ),
});

const JourneyResult = z.object({ error: z.object({ message: z.string().optional() }).optional() });

const Journey = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(z.object({ projectName: z.string(), results: z.array(JourneyResult) })),
});

const Suite = z.object({
  specs: z.array(Journey),
  get suites() {
    return z.array(Suite).optional();
  },
});

export const JourneysReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(Suite),
});

/** What the run of the planted bugs writes: how many were found, and the names of the others. */
export const PlantedReport = z.object({ found: z.number(), missed: z.array(z.string()) });

/** One line for each test of a unit run that failed, with the first line of its reason. */
export function failedTests(report: z.infer<typeof VitestReport>): readonly string[] {
  return report.testResults.flatMap(({ name, message = "", assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    if (failed.length === 0 && message !== "") return [`${name}: ${firstLine(message)}`];
    return failed.map(
      (test) => `${name} > ${test.fullName}: ${firstLine(test.failureMessages?.[0] ?? "")}`,
    );
  });
}

/** One line for each journey that failed, with the first line of its reason. */
export function failedJourneys(report: z.infer<typeof JourneysReport>): readonly string[] {
  return report.suites.flatMap(journeysOf).flatMap(({ title, file, ok, tests }) =>
    ok
      ? []
      : tests.map(({ projectName, results }) => {
          const reason = results.find(({ error }) => error !== undefined)?.error?.message ?? "";
          return `${file} > ${title} [${projectName}]: ${firstLine(reason)}`;
        }),
  );
}

function journeysOf(suite: z.infer<typeof Suite>): readonly z.infer<typeof Journey>[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(journeysOf)];
}

function firstLine(message: string): string {
  return stripVTControlCharacters(message).split("\n", 1)[0] ?? "";
}
