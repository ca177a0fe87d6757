import {
  startAuthentication,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import * as z from "zod";
import { ChallengeMade, VersionView } from "#shared/protocol/signoff.ts";
import { toBase64url } from "#shared/signoff/base64url.ts";
import { challengeOf, intentHash, Statement } from "#shared/signoff/statement.ts";
import { post } from "../api/client.ts";
import { PasskeyRefused } from "../people/passkeys.ts";
import { type FrozenVersion, type SignatoryView } from "./round.ts";
import { signoffPath } from "./signing.ts";

/** What the server asked to have signed is not what is on the page. Nothing was signed. */
export class WrongStatement extends Error {
  override readonly name = "WrongStatement";
}

/** What is signed, and for whom. */
export interface Ceremony {
  readonly agreementId: string;
  readonly version: FrozenVersion;
  readonly own: SignatoryView;
}

type Made = z.infer<typeof ChallengeMade>;
const Options = z.custom<PublicKeyCredentialRequestOptionsJSON>(
  (value) => typeof value === "object" && value !== null && "challenge" in value,
);

/**
 * Signs this version with a passkey. Before the device is asked, the browser makes sure that the
 * challenge is the hash of a statement about this very text, party and person.
 * @throws PasskeyRefused when the device confirmed nobody; WrongStatement; ProblemError
 */
export async function signWithPasskey(ceremony: Ceremony): Promise<VersionView> {
  const made = await challenge(ceremony, "passkey");
  const optionsJSON = Options.parse(made.options);
  checkStatement(made, ceremony);
  if (optionsJSON.challenge !== challengeIn(made)) throw new WrongStatement("another challenge");
  const assertion = await fromDevice(async () => startAuthentication({ optionsJSON }));
  return sign(ceremony, { challengeId: made.challengeId, assertion });
}

/**
 * Has a code mailed for this version: the weaker way to sign.
 * @throws WrongStatement; ProblemError
 */
export async function askForCode(ceremony: Ceremony): Promise<string> {
  const made = await challenge(ceremony, "emailCode");
  checkStatement(made, ceremony);
  return made.challengeId;
}

/** Signs with the code from the mail. @throws ProblemError `codeWrong`, `challengeExpired` … */
export async function signWithCode(
  ceremony: Ceremony,
  proof: { readonly challengeId: string; readonly code: string },
): Promise<VersionView> {
  return sign(ceremony, proof);
}

async function challenge(
  { agreementId, version }: Ceremony,
  method: "passkey" | "emailCode",
): Promise<Made> {
  const body = { versionId: version.id, docHash: version.ownHash, method };
  return post(signoffPath(agreementId, "sign/challenge"), { body }, ChallengeMade);
}

async function sign(
  { agreementId, version }: Ceremony,
  proof: { readonly challengeId: string; readonly assertion?: unknown; readonly code?: string },
): Promise<VersionView> {
  const body = { ...proof, docHash: version.ownHash, intent: true };
  return post(signoffPath(agreementId, "sign"), { body }, VersionView);
}

/** @throws WrongStatement when it is about another text, agreement, party, person or sentence */
export function checkStatement(made: Pick<Made, "statement">, ceremony: Ceremony): void {
  const statement = statementIn(made);
  const { agreementId, version, own } = ceremony;
  const right =
    statement.docHash === version.ownHash &&
    statement.agreement === agreementId &&
    statement.version === version.n &&
    statement.party === own.organisationId &&
    statement.partyLegalName === own.organisationName &&
    statement.signer.id === own.personId &&
    statement.intentHash === intentHash(own.organisationName);
  if (!right) throw new WrongStatement("another statement");
}

/** The challenge that belongs to the statement, as WebAuthn writes it. */
export function challengeIn(made: Pick<Made, "statement">): string {
  return toBase64url(challengeOf(statementIn(made)));
}

function statementIn(made: Pick<Made, "statement">): Statement {
  try {
    return Statement.parse(JSON.parse(made.statement));
  } catch (cause) {
    throw new WrongStatement("not a statement", { cause });
  }
}

async function fromDevice<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (cause) {
    throw new PasskeyRefused("the device did not confirm", { cause });
  }
}
