import * as z from "zod";
import { STANDARD } from "#shared/assessment/thresholds.ts";
import { OutboxList } from "#shared/protocol/people.ts";
import { type Ports, type Running, startServer } from "./app.ts";
import { seedExample } from "./demo/seed.ts";
import type { Config } from "./config.ts";
import { ENGINE, type Place } from "./storage/engines.fixture.ts";

/** A real server on a free port, with a fresh folder, that ends with the test. */
export interface Started extends Running {
  readonly dataDir: string;
  readonly place: Place;
  /** A browser of its own: cookies are kept, `Origin` is ours. */
  readonly browser: () => Browser;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export class Browser {
  readonly #origin: string;
  readonly cookies = new Map<string, string>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  get = async (path: string): Promise<Answer> => this.ask("GET", path);
  post = async (path: string, body: unknown = {}): Promise<Answer> => this.ask("POST", path, body);
  put = async (path: string, body: unknown = {}): Promise<Answer> => this.ask("PUT", path, body);
  delete = async (path: string): Promise<Answer> => this.ask("DELETE", path);

  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(this.#origin + path, {
      method,
      headers: {
        ...(method === "GET" ? {} : { origin: this.#origin, "content-type": "application/json" }),
        ...(cookie === "" ? {} : { cookie }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: "manual",
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const text = await response.text();
    const json = (response.headers.get("content-type") ?? "").includes("json");
    return {
      status: response.status,
      body: json ? JSON.parse(text) : text,
      headers: response.headers,
    };
  }

  #keep(line: string): void {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    const name = pair.slice(0, at);
    if (line.includes("Max-Age=0")) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(at + 1));
  }
}

export async function started(
  config: Partial<Config> = {},
  ports: Ports = {},
  engine = ENGINE,
): Promise<Started> {
  const place = await engine.fresh();
  const { dataDir, databaseUrl } = place;
  const running = await startServer(
    {
      port: 0,
      host: "localhost",
      dataDir,
      databaseUrl,
      publicUrl: null,
      smtpUrl: null,
      mailFrom: "Counterpart <agreements@localhost>",
      demo: false,
      logLevel: "silent",
      liveRate: true,
      metricsToken: null,
      thresholds: { thresholds: STANDARD, reason: "" },
      ...config,
    },
    { makeExample: async (_platform, demo) => seedExample(demo), ...ports },
  );
  await running.exampleMade;
  return {
    ...running,
    dataDir,
    place,
    browser: () => new Browser(running.origin),
    close: async () => {
      await running.close();
      await place.remove();
    },
  };
}

const Code = z.string().regex(/^\d{8}$/);

/** The newest code mailed to an address, read from the outbox page. */
export async function newestCode(browser: Browser, email: string): Promise<string> {
  const { mails } = OutboxList.parse((await browser.get("/api/outbox")).body);
  const mail = mails.find((one) => one.to === email.toLowerCase() && one.kind === "signInCode");
  return Code.parse(mail?.body.match(/\d{8}/)?.[0]);
}

/** A browser with this person signed in by an emailed code. */
export async function signedIn(server: Started, email: string, name?: string): Promise<Browser> {
  const browser = server.browser();
  await browser.post("/api/sign-in/code", { email });
  const code = await newestCode(browser, email);
  const proof = { email, code, ...(name === undefined ? {} : { name }) };
  const { status } = await browser.post("/api/sign-in/code/confirm", proof);
  if (status !== 200) throw new Error(`sign-in gave ${String(status)}`);
  return browser;
}
