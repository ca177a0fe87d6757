import { ChallengeMade, VersionView } from "#shared/protocol/signoff.ts";
import type { ExampleSignature } from "./example.ts";
import { AGREEMENT, ask, known, type Step, type Told, when } from "./story.ts";

/** Minutes from one lead's yes to the next, and from a request to sign to its signature. */
const BETWEEN = 9;
const READING = 2;

/** Every lead's yes, the freeze, and the signatures by emailed code. */
export function signingSteps(told: Told): Step[] {
  const { signing, people } = told.example;
  if (signing === undefined) return [];
  const { frozen, by, signatures } = signing;
  const leads = people.filter(({ roles }) => roles.includes("lead"));
  const yes = leads.map(({ id }, index) => ({
    at: when(told, frozen, (index - leads.length) * BETWEEN),
    run: async () => atSeq(told, id, "/freeze/consent"),
  }));
  const freeze = { at: when(told, frozen), run: async () => atSeq(told, by, "/freeze") };
  return [...yes, freeze, ...signatures.flatMap((one) => signatureSteps(told, one))];
}

/** Row 1 of a draft is its first text; each edit is one more. */
async function atSeq(told: Told, by: string, path: string): Promise<void> {
  const seq = 1 + (told.example.draft?.edits.length ?? 0);
  await ask(told, by, { method: "post", path: AGREEMENT + path, body: { seq } });
}

function signatureSteps(told: Told, { at, by }: ExampleSignature): Step[] {
  let asked: { readonly challengeId: string; readonly docHash: string; readonly code: string };
  return [
    {
      at: when(told, at, -READING),
      run: async () => {
        const version = await ask(told, by, { method: "get", path: `${AGREEMENT}/version` });
        const { id: versionId, docHash } = VersionView.parse(version);
        const body = { versionId, docHash, method: "emailCode" };
        const made = await ask(told, by, {
          method: "post",
          path: `${AGREEMENT}/sign/challenge`,
          body,
        });
        const { challengeId } = ChallengeMade.parse(made);
        const code = /\d{8}/.exec(told.replay.mailed())?.[0];
        asked = { challengeId, docHash, code: known(code, `code for ${by}`) };
      },
    },
    {
      at: when(told, at),
      run: async () => {
        const body = { ...asked, intent: true };
        await ask(told, by, { method: "post", path: `${AGREEMENT}/sign`, body });
      },
    },
  ];
}
