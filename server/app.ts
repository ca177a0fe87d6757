import { mkdirSync } from "node:fs";
import { join } from "node:path";
import express, { type Express, type Request, type Response } from "express";
import { wireFeatures } from "./app/features.ts";
import { makeExample } from "./app/make-example.ts";
import { startReminders } from "./app/reminders.ts";
import { type Clock, type Random, systemClock, systemRandom } from "./clock.ts";
import type { Config } from "./config.ts";
import type { DemoDeps } from "./demo/deps.ts";
import { type DiskWatch, refuseWrites, watchDisk } from "./health/disk.ts";
import { freeBytesIn, HEALTH_PATHS, healthRoutes } from "./health/routes.ts";
import { readBodies } from "./http/bodies.ts";
import { serveClient } from "./http/client.ts";
import { problemAnswers, unknownRoute } from "./http/errors.ts";
import { listen } from "./http/listen.ts";
import type { Platform } from "./http/platform.ts";
import { mountRoutes, type Route } from "./http/route.ts";
import { sameOrigin, securityHeaders } from "./http/security.ts";
import type { SessionOf } from "./http/session.ts";
import { checkClock } from "./audit/clock-check.ts";
import { createLog } from "./log.ts";
import { type Metrics, openMetrics } from "./metrics/metrics.ts";
import { METRICS_PATH, metricsRoute } from "./metrics/routes.ts";
import { startMail } from "./people/mail/sender.ts";
import { openStorage } from "./storage/open.ts";

/** A server that listens. */
export interface Running {
  readonly origin: string;
  readonly platform: Platform;
  readonly routes: readonly Route[];
  /** When the example is there; the server listens before. */
  readonly exampleMade: Promise<void>;
  /** Looks at what has come near, as it does every minute. */
  readonly remind: () => Promise<void>;
  /**
   * Not ready from now on: takes nothing new, sends the pages away to come back, finishes what is
   * under way and leaves everything in the database file.
   */
  close(): Promise<void>;
}

/** Ports that a test may replace. */
export interface Ports {
  readonly clock?: Clock;
  readonly random?: Random;
  /** Bytes free in the data folder. */
  readonly freeBytes?: (folder: string) => Promise<number>;
  readonly makeExample?: (platform: Platform, demo: DemoDeps) => Promise<void>;
}

const DIST = join(import.meta.dirname, "..", "dist");

/**
 * Opens the storage, wires the features and listens.
 * @throws Error when the data folder, the database or the port can't be used
 */
export async function startServer(config: Config, ports: Ports = {}): Promise<Running> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const storage = await openStorage(config);
  let origin = config.publicUrl ?? "";
  const platform: Platform = {
    config,
    log: createLog(config.logLevel),
    clock: ports.clock ?? systemClock,
    random: ports.random ?? systemRandom,
    storage,
    origin: () => origin,
  };
  await checkClock(storage, platform.clock);
  let stopping = false;
  const freeBytes = () => (ports.freeBytes ?? freeBytesIn)(config.dataDir);
  const health = healthRoutes({ ...platform, freeBytes, stopping: () => stopping });
  const disk = watchDisk({ ...platform, freeBytes });
  await disk.look();
  const metrics = openMetrics({
    ...platform,
    freeBytes,
    readOnly: disk.low,
    live: async () => live.numbers(),
  });
  const wired = wireFeatures(platform, undefined, { metrics, disk });
  const { sessionOf, demo, live } = wired;
  const routes = [...health, metricsRoute(config, metrics), ...wired.routes];
  const app = createApp({ ...platform, metrics, disk }, routes, sessionOf);
  const listening = await listen(app, config);
  live.attach(listening.servers);
  origin = config.publicUrl ?? `http://localhost:${listening.port}`;
  if (config.demo) demo.example.made = (ports.makeExample ?? makeExample)(platform, demo);
  const mail = startMail(demo);
  const reminders = startReminders(platform.log, wired.remind);
  return {
    origin,
    platform,
    routes,
    exampleMade: demo.example.made,
    remind: wired.remind,
    close: async () => {
      stopping = true;
      const closed = listening.close();
      await live.close();
      await closed;
      await demo.example.made;
      await mail.stop();
      await reminders.stop();
      metrics.close();
      disk.stop();
      await storage.close();
    },
  };
}

function createApp(
  platform: Platform & { readonly metrics: Metrics; readonly disk: DiskWatch },
  routes: readonly Route[],
  sessionOf: SessionOf,
): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.use(securityHeaders(platform.config.publicUrl?.startsWith("https:") === true));
  app.use(toLocalhost(platform));
  app.use("/api", sameOrigin(platform.origin), refuseWrites(platform.disk));
  readBodies(app, routes, sessionOf);
  mountRoutes(app, routes, sessionOf);
  app.use("/api", unknownRoute);
  serveClient(app, DIST);
  app.use(problemAnswers(platform.log, platform.random, platform.metrics.refused));
  return app;
}

/** Asked for by the machine itself, by address. */
const BY_ADDRESS: readonly string[] = [...HEALTH_PATHS, METRICS_PATH];

/** Passkeys work on `localhost` and fail on 127.0.0.1, so pages asked for there move over. */
function toLocalhost(platform: Platform) {
  return (request: Request, response: Response, next: () => void): void => {
    const host = request.headers.host ?? "";
    if (BY_ADDRESS.includes(request.path)) {
      next();
      return;
    }
    if (request.method === "GET" && /^(127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host)) {
      response.redirect(308, platform.origin() + request.originalUrl);
      return;
    }
    next();
  };
}
