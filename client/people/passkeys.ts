import {
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { queryOptions } from "@tanstack/react-query";
import * as z from "zod";
import { PasskeyList, WebAuthnOptions } from "#shared/protocol/people.ts";
import { get, NoReply, post, remove } from "../api/client.ts";

/** The device did not confirm: closed, timed out, or it cannot make one. Nothing was changed. */
export class PasskeyRefused extends Error {
  override readonly name = "PasskeyRefused";
}

export const passkeysQuery = queryOptions({
  queryKey: ["me", "passkeys"],
  queryFn: async ({ signal }) => get("/api/passkeys", { signal }, PasskeyList),
});

const hasChallenge = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "challenge" in value;
const CreationOptions = z.custom<PublicKeyCredentialCreationOptionsJSON>(hasChallenge);
const RequestOptions = z.custom<PublicKeyCredentialRequestOptionsJSON>(hasChallenge);

/**
 * Makes a passkey on this device for the person signed in.
 * @throws PasskeyRefused when the device made none; ProblemError when the server refused it
 */
export async function addPasskey(name: string): Promise<void> {
  const { challengeId, options } = await post("/api/passkeys/options", {}, WebAuthnOptions);
  const optionsJSON = CreationOptions.parse(options);
  const response = await fromDevice(async () => startRegistration({ optionsJSON }));
  await post("/api/passkeys", { body: { challengeId, name, response } }, NoReply);
}

/**
 * Signs in with a passkey of this device or a phone beside it.
 * @throws PasskeyRefused when the device confirmed nobody; ProblemError when the server refused it
 */
export async function signInWithPasskey(): Promise<void> {
  const { challengeId, options } = await post("/api/sign-in/passkey/options", {}, WebAuthnOptions);
  const optionsJSON = RequestOptions.parse(options);
  const response = await fromDevice(async () => startAuthentication({ optionsJSON }));
  await post("/api/sign-in/passkey", { body: { challengeId, response } }, NoReply);
}

export async function removePasskey(id: string): Promise<void> {
  await remove(`/api/passkeys/${encodeURIComponent(id)}`, {}, NoReply);
}

async function fromDevice<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (cause) {
    throw new PasskeyRefused("the device did not confirm", { cause });
  }
}
