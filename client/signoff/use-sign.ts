import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { forgetAgreement } from "../agreements/agreement.ts";
import { meQuery } from "../people/me.ts";
import { addPasskey } from "../people/passkeys.ts";
import { askForCode, type Ceremony, signWithCode, signWithPasskey } from "./ceremony.ts";

/** The ways to sign one version, each as a request that can be under way or refused. */
export function useSign(ceremony: Ceremony) {
  const queries = useQueryClient();
  const settled = async () => {
    await forgetAgreement(queries, ceremony.agreementId);
  };
  const [challengeId, setChallengeId] = useState<string | null>(null);
  const passkey = useMutation({
    mutationFn: async () => signWithPasskey(ceremony),
    onSettled: settled,
  });
  const makePasskey = useMutation({
    mutationFn: addPasskey,
    onSuccess: async () => queries.invalidateQueries(meQuery),
  });
  const askCode = useMutation({
    mutationFn: async () => askForCode(ceremony),
    onSuccess: setChallengeId,
  });
  const code = useMutation({
    mutationFn: async (proof: { readonly challengeId: string; readonly code: string }) =>
      signWithCode(ceremony, proof),
    onSettled: settled,
  });
  return { passkey, makePasskey, askCode, code, challengeId };
}

export type Signs = ReturnType<typeof useSign>;
