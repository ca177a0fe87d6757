import { expect, test } from "vitest";
import { failedJourneys, failedTests, JourneysReport, VitestReport } from "./reports.ts";

test("a unit test that failed, and a file that could not run, are a line each", () => {
  const file = { startTime: 0, endTime: 1 };
  const report = VitestReport.parse({
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [
      {
        ...file,
        name: "a.test.ts",
        message: "",
        assertionResults: [
          { status: "passed", fullName: "adds" },
          { status: "failed", fullName: "takes", failureMessages: ["Error: 1 is not 2\n    at a"] },
        ],
      },
      { ...file, name: "b.test.ts", message: "Cannot find c.ts\nstack", assertionResults: [] },
    ],
  });
  expect(failedTests(report)).toEqual([
    "a.test.ts > takes: Error: 1 is not 2",
    "b.test.ts: Cannot find c.ts",
  ]);
});

test("a journey that failed is a line, however deep it stands, without colours", () => {
  const report = JourneysReport.parse({
    stats: { expected: 1, unexpected: 2, flaky: 0 },
    suites: [
      {
        specs: [
          spec("goes", true, ""),
          spec("stays", false, "\u001b[31mError: late\u001b[39m\nat"),
        ],
        suites: [{ specs: [spec("waits", false, "Timeout")] }],
      },
    ],
  });
  expect(failedJourneys(report)).toEqual([
    "leave.spec.ts > stays [all]: Error: late",
    "leave.spec.ts > waits [all]: Timeout",
  ]);
});

function spec(title: string, ok: boolean, message: string) {
  return {
    title,
    ok,
    file: "leave.spec.ts",
    tests: [{ projectName: "all", results: [ok ? {} : { error: { message } }] }],
  };
}
