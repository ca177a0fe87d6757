import { type APIRequestContext, type APIResponse, expect, request } from "@playwright/test";
import { Problem } from "#shared/problem/problem.ts";
import { OutboxList } from "#shared/protocol/people.ts";

/** Somebody who uses the product over HTTP, as its pages do, with cookies of their own. */
export interface Caller {
  readonly http: APIRequestContext;
  /** @returns the body of the answer, which must be a success */
  readonly send: (method: Method, path: string, body?: unknown) => Promise<unknown>;
  /** @returns the body of a refusal, with its status and code */
  readonly refused: (method: Method, path: string, body?: unknown) => Promise<Problem>;
}

type Method = "GET" | "PUT" | "POST";

/** Signs somebody in with the code that was mailed to them. */
export async function callAs(
  origin: string,
  person: { readonly name: string; readonly email: string },
): Promise<Caller> {
  const http = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
  const ask = async (method: Method, path: string, body?: unknown): Promise<APIResponse> =>
    http.fetch(path, { method, ...(method === "GET" ? {} : { data: body ?? {} }) });
  const send: Caller["send"] = async (method, path, body) => {
    const answer = await ask(method, path, body);
    const text = await answer.text();
    expect(answer.ok(), `${method} ${path} gave ${text}`).toBe(true);
    return text === "" ? {} : JSON.parse(text);
  };
  const refused: Caller["refused"] = async (method, path, body) =>
    Problem.parse(await (await ask(method, path, body)).json());
  const { name, email } = person;
  await send("POST", "/api/sign-in/code", { email });
  const { mails } = OutboxList.parse(await send("GET", "/api/outbox"));
  const mail = mails.find((one) => one.to === email && one.kind === "signInCode");
  const code = /\d{8}/.exec(mail?.body ?? "")?.[0];
  await send("POST", "/api/sign-in/code/confirm", { email, code, name });
  return { http, send, refused };
}
