import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

/** A folder imports itself and what stands before it. `app` wires everything, so it stands last. */
const order: readonly string[] = [
  "shared/ids",
  "shared/problem",
  "shared/audit",
  "shared/agreements",
  "shared/permissions",
  "shared/assessment",
  "shared/drafting",
  "shared/templates",
  "shared/review",
  "shared/signoff",
  "shared/protocol",
  "server/log",
  "server/config",
  "server/clock",
  "server/storage",
  "server/http",
  "server/health",
  "server/audit",
  "server/people",
  "server/agreements",
  "server/assessment",
  "server/drafting",
  "server/templates",
  "server/review",
  "server/signoff",
  "server/metrics",
  "server/demo",
  "server/verify",
  "server/app",
  "server/index",
  "client/ui",
  "client/api",
  "client/people",
  "client/agreements",
  "client/assessment",
  "client/drafting",
  "client/templates",
  "client/review",
  "client/signoff",
  "client/audit",
  "client/verify",
  "client/app",
  "client/main",
];

const root = join(import.meta.dirname, "..");
const place = (file: string) =>
  order.indexOf(
    file
      .split("/")
      .slice(0, 2)
      .join("/")
      .replace(/\.tsx?$/, ""),
  );
const crosses = (from: string, to: string) =>
  from.split("/")[0] !== to.split("/")[0] && !to.startsWith("shared/");

test("AR1 imports only point backwards in the order, and client and server never meet", () => {
  const strays = sources().flatMap((file) =>
    importsOf(file)
      .filter(
        (target) => place(target) === -1 || place(target) > place(file) || crosses(file, target),
      )
      .map((target) => `${file} must not import ${target}`),
  );
  expect(strays).toEqual([]);
});

test("AR2 whoever wants the first row of an order asks for one row, not for all of them", () => {
  const greedy = sources().flatMap((file) =>
    readFileSync(join(root, file), "utf8")
      .split(/;\n|(?<=\.execute\w*\()/)
      .filter((query) => /\.orderBy\([\s\S]*\.executeTakeFirst/.test(query))
      .filter((query) => !/\.limit\(1\)\s*\.executeTakeFirst/.test(query))
      .map((query) => `${file}: ${query.trim()}`),
  );
  expect(greedy).toEqual([]);
});

function sources(): string[] {
  return ["client", "server", "shared"].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !/\.(test|fixture)\./.test(name))
      .map((name) => join(top, name)),
  );
}

function importsOf(file: string): string[] {
  const names = [...readFileSync(join(root, file), "utf8").matchAll(/ from "([.#][^"]+)"/g)].map(
    (found) => found[1] ?? "",
  );
  return names
    .map((name) =>
      name.startsWith("#") ? name.slice(1) : relative(root, join(root, dirname(file), name)),
    )
    .filter((name) => !name.endsWith(".css"));
}
