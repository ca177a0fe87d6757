import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { LetterView, type WriteLetter } from "#shared/protocol/letter.ts";
import { agreementKey } from "../agreements/agreement.ts";
import { get, getFile, put } from "../api/client.ts";
import { keepFile } from "../api/keep-file.ts";
import { signoffPath } from "./signing.ts";

const letterKey = (agreementId: string) => [...agreementKey(agreementId), "letter"];

/** The letter of support: what it still lacks, and how it was written last. */
export const letterQuery = (agreementId: string) =>
  queryOptions({
    queryKey: letterKey(agreementId),
    queryFn: async ({ signal }) => get(signoffPath(agreementId, "letter"), { signal }, LetterView),
  });

/** Writes the letter; one from before gives way. */
export function useWriteLetter(agreementId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: WriteLetter) =>
      put(signoffPath(agreementId, "letter"), { body }, LetterView),
    onSettled: async () => queries.invalidateQueries({ queryKey: letterKey(agreementId) }),
  });
}

/** Fetches the letter as the person of this tab and lets the browser keep it. */
export function useKeepLetter(agreementId: string) {
  return useMutation({
    mutationFn: async () => {
      const letter = await getFile(signoffPath(agreementId, "letter/page"));
      keepFile(letter, `${agreementId}-letter.html`);
    },
  });
}
