import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./e2e/browser.ts";

const postgres = (process.env["TEST_DATABASE_URL"] ?? "") !== "";
/** Found, or installed, once: the workers inherit it. */
const browser = (process.env["CHROMIUM"] = chromiumPath());
const ON_POSTGRES = { name: "PostgreSQL", testMatch: "warm-wednesdays.spec.ts" };

/**
 * The journeys: real pages of a real server, in Debian's Chromium. Each file starts its own server.
 * With `TEST_DATABASE_URL` the longest of them is walked a second time, on PostgreSQL.
 */
export default defineConfig({
  testDir: "e2e/journeys",
  outputDir: ".cache/journeys",
  projects: [{ name: "all" }, ...(postgres ? [ON_POSTGRES] : [])],
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: ".cache/journeys.json" }]],
  use: {
    browserName: "chromium",
    actionTimeout: 20_000,
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: browser,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
