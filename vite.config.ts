import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** What runs a second time, on PostgreSQL, when there is one to test on: the product as a whole. */
const ON_POSTGRES = [
  "server/agreements/agreements.test.ts",
  "server/assessment/routes.test.ts",
  "server/audit/record.test.ts",
  "server/degree-by-hand.test.ts",
  "server/demo/*.test.ts",
  "server/drafting/{access,crash,freeze-room,live,store,two-servers}.test.ts",
  "server/health/health.test.ts",
  "server/http/nul.test.ts",
  "server/{matrix,row-hash}.test.ts",
  "server/people/{passkeys,sign-in}.test.ts",
  "server/people/mail/sender.test.ts",
  "server/review/threads.test.ts",
  "server/secrecy*.test.ts",
  "server/signoff/{freeze,rounds,sign}.test.ts",
];
const DEEP =
  process.env["TEST_DEPTH"] === "long"
    ? ["server/{edge,matrix-live}.test.ts", "server/signoff/rounds.model.test.ts"]
    : [];
const postgres = (process.env["TEST_DATABASE_URL"] ?? "") !== "";

/** What `npm run test:long` asks of a test of `shared/`, which has no environment to read. */
function sampling() {
  const { TEST_RUNS: runs = "", TEST_SEED: seed = "", TEST_UNTIL: until = "" } = process.env;
  return {
    ...(runs === "" ? {} : { runs: Number(runs) }),
    ...(seed === "" ? {} : { seed: Number(seed) }),
    ...(until === "" ? {} : { ms: Math.max(0, Number(until) - Date.now()) }),
  };
}

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
    projects: [
      {
        extends: true,
        test: { name: "all", include: ["{shared,server,client,e2e}/**/*.test.{ts,tsx}"] },
      },
      {
        extends: true,
        test: {
          name: "PostgreSQL",
          include: postgres ? [...ON_POSTGRES, ...DEEP] : [],
          env: { TEST_ENGINE: "PostgreSQL" },
          setupFiles: ["server/storage/engines-setup.fixture.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
    exclude: ["e2e/journeys/**"],
    provide: { sampling: sampling() },
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxWorkers: 2,
  },
});
