import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import * as z from "zod";
import { ProblemError } from "../http/problem.ts";

const Base64Url = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(20_000);

const credential = {
  id: Base64Url,
  rawId: Base64Url,
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}).catch({}).default({}),
};

const Registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    transports: z.array(z.string().max(20)).max(10).catch([]).default([]),
  }),
});

const Assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
    userHandle: Base64Url.nullish().transform((handle) => handle ?? undefined),
  }),
});

/** A browser's answer to `create()`, checked for shape. @throws ProblemError `badValue` */
export function registrationOf(response: unknown): RegistrationResponseJSON {
  return checked(Registration.safeParse(response));
}

/** A browser's answer to `get()`, checked for shape. @throws ProblemError `badValue` */
export function assertionOf(response: unknown): AuthenticationResponseJSON {
  const { response: inner, ...rest } = checked(Assertion.safeParse(response));
  const { userHandle, ...bytes } = inner;
  return { ...rest, response: { ...bytes, ...(userHandle === undefined ? {} : { userHandle }) } };
}

function checked<T>(parsed: z.ZodSafeParseResult<T>): T {
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path ?? [];
  throw new ProblemError("badValue", { field: ["response", ...path.map(String)].join(".") });
}

/** The relying party of an origin: its host name, without the port (WebAuthn 5.1.2). */
export function relyingParty(origin: string): string {
  return new URL(origin).hostname;
}

/** The library is read when the first passkey is met: an idle server does without it. */
export const webauthn = () => import("@simplewebauthn/server");
