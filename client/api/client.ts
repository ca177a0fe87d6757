import * as z from "zod";
import { Problem, type ProblemCode } from "#shared/problem/problem.ts";
import { readAnswer } from "./read-only.ts";

/** A code of the server, or one the client gives itself: no answer, or an answer it cannot read. */
export type ClientProblemCode = ProblemCode | "unreachable" | "unreadable";

/** Every refusal that reaches a page, whether the server gave it or the network. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly code: ClientProblemCode;
  /** The HTTP status, 0 when there was no answer. */
  readonly status: number;
  readonly title: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** The part of the request that does not fit, as in `people.0.email`. */
  readonly field: string | undefined;

  constructor(problem: {
    readonly code: ClientProblemCode;
    readonly status: number;
    readonly title: string;
    readonly params?: Readonly<Record<string, string | number>> | undefined;
    readonly field?: string | undefined;
    readonly reference?: string | undefined;
  }) {
    super(problem.title);
    this.code = problem.code;
    this.status = problem.status;
    this.title = problem.title;
    this.params = {
      ...problem.params,
      ...(problem.reference !== undefined && { reference: problem.reference }),
    };
    this.field = problem.field;
  }
}

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** What a request carries; the body travels as JSON. */
export interface RequestParts {
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Sends no cookie and takes none from the answer. */
  readonly withoutCookies?: boolean;
}

/** The reply to a request whose answer has no words: 204, or an empty object. */
export const NoReply = z.unknown().transform((): undefined => undefined);

/** Reads. The reply is parsed with `reply`; a refusal is thrown as `ProblemError`. */
export async function get<Reply>(
  path: string,
  parts: Pick<RequestParts, "signal">,
  reply: z.ZodType<Reply>,
): Promise<Reply> {
  return request("GET", path, parts, reply);
}

/** Does something. The reply is parsed with `reply`; a refusal is thrown as `ProblemError`. */
export async function post<Reply>(
  path: string,
  parts: RequestParts,
  reply: z.ZodType<Reply>,
): Promise<Reply> {
  return request("POST", path, parts, reply);
}

/** Sets something to a value. The reply is parsed with `reply`; a refusal is a `ProblemError`. */
export async function put<Reply>(
  path: string,
  parts: RequestParts,
  reply: z.ZodType<Reply>,
): Promise<Reply> {
  return request("PUT", path, parts, reply);
}

/** Takes something away. The reply is parsed with `reply`; a refusal is a `ProblemError`. */
export async function remove<Reply>(
  path: string,
  parts: RequestParts,
  reply: z.ZodType<Reply>,
): Promise<Reply> {
  return request("DELETE", path, parts, reply);
}

/** Reads a file byte for byte, as it must be kept; a refusal is thrown as `ProblemError`. */
export async function getFile(path: string): Promise<Blob> {
  const answer = await send(path, {
    headers: headers(false),
    credentials: "same-origin",
    cache: "no-store",
  });
  if (!answer.ok) throw problemOf(answer.status, await json(answer));
  return answer.blob();
}

/**
 * Asks as this page, and gives the answer as it comes, whatever its status: for answers that go on.
 * @param parts `outlives`: it goes on when the page closes
 */
export async function ask(
  method: Extract<Method, "GET" | "POST">,
  path: string,
  { body, signal, outlives }: RequestParts & { readonly outlives?: boolean },
): Promise<Response> {
  return send(path, {
    method,
    headers: { ...headers(body !== undefined), accept: "*/*" },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
    keepalive: outlives === true,
    credentials: "same-origin",
    cache: "no-store",
  });
}

async function request<Reply>(
  method: Method,
  path: string,
  { body, signal, withoutCookies }: RequestParts,
  reply: z.ZodType<Reply>,
): Promise<Reply> {
  const answer = await send(path, {
    method,
    headers: headers(body !== undefined),
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
    credentials: withoutCookies === true ? "omit" : "same-origin",
    cache: "no-store",
  });
  const value = await json(answer);
  if (!answer.ok) throw problemOf(answer.status, value);
  const parsed = reply.safeParse(value);
  if (!parsed.success) throw unreadable(answer.status);
  return parsed.data;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    const answer = await fetch(path, init);
    readAnswer(answer);
    return answer;
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === "AbortError") throw failure;
    throw new ProblemError({ code: "unreachable", status: 0, title: "No answer from the server" });
  }
}

async function json(answer: Response): Promise<unknown> {
  if (answer.status === 204) return {};
  try {
    return await answer.json();
  } catch {
    throw answer.ok ? unreadable(answer.status) : problemOf(answer.status, undefined);
  }
}

function problemOf(status: number, value: unknown): ProblemError {
  const parsed = Problem.safeParse(value);
  if (parsed.success) return new ProblemError(parsed.data);
  return status >= 500
    ? new ProblemError({ code: "server", status, title: "The server failed" })
    : unreadable(status);
}

function unreadable(status: number): ProblemError {
  return new ProblemError({ code: "unreadable", status, title: "The answer could not be read" });
}

function headers(hasBody: boolean): Record<string, string> {
  const token = demoToken();
  return {
    accept: "application/json, application/problem+json",
    ...(hasBody && { "content-type": "application/json" }),
    ...(token !== null && { authorization: `Bearer ${token}` }),
  };
}

const DEMO_TOKEN = "demo-token";

/** Whom this tab plays in the example, as the server's token; null outside the example. */
export function demoToken(): string | null {
  return sessionStorage.getItem(DEMO_TOKEN);
}

/** This tab plays one of the example's people from now on; null ends that. */
export function keepDemoToken(token: string | null): void {
  if (token === null) sessionStorage.removeItem(DEMO_TOKEN);
  else sessionStorage.setItem(DEMO_TOKEN, token);
}
