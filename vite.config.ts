import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** The client's build, and the unit tests of all layers in one project file. */
export default defineConfig({
  root: "client",
  cacheDir: "../.cache/vite",
  plugins: [react()],
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      // Not the modules of client/api, which stand under the same path while developing.
      "^/api/(?!.*[.](?:tsx?|css)(?:[?]|$))": "http://localhost:4000",
      "/live": { target: "http://localhost:4000", ws: true },
    },
  },
  test: {
    root: ".",
    include: ["{shared,server,client,e2e}/**/*.test.{ts,tsx}"],
    exclude: ["e2e/journeys/**"],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxWorkers: 2,
  },
});
