import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./e2e/browser.ts";

/** The journeys: real pages of a real server, in Debian's Chromium. Each file starts its own server. */
export default defineConfig({
  testDir: "e2e/journeys",
  outputDir: ".cache/journeys",
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
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromiumPath(),
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
