import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { type Express, type Request, type Response } from "express";

/** Serves the built client: hashed files for ever, the page itself fresh each time. */
export function serveClient(app: Express, dist: string): void {
  const page = join(dist, "index.html");
  app.use(
    "/assets",
    express.static(join(dist, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  app.use(express.static(dist, { index: false, maxAge: "1h" }));
  app.get("/{*path}", (_request: Request, response: Response) => {
    if (!existsSync(page)) {
      response.status(503).type("text").send("The client is not built yet. Run: npm run build");
      return;
    }
    response.setHeader("Cache-Control", "no-cache");
    response.sendFile(page);
  });
}
