import { useMutation, useQueryClient } from "@tanstack/react-query";
import type * as z from "zod";
import type { DeedMethod } from "#shared/agreements/signing-rule.ts";
import type { MatchPaper, RecordPaper } from "#shared/protocol/paper.ts";
import { VersionView } from "#shared/protocol/signoff.ts";
import { LARGEST_SCAN } from "#shared/signoff/scan.ts";
import { forgetAgreement } from "../agreements/agreement.ts";
import { post, ProblemError, put } from "../api/client.ts";
import { signoffPath } from "./signing.ts";

export type PaperView = VersionView["paper"][number];
export type PaperRecord = z.infer<typeof RecordPaper>;

/** Records what the own organisation signed on paper. */
export function useRecordPaper(agreementId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: PaperRecord) =>
      put(signoffPath(agreementId, "paper"), { body }, VersionView),
    onSuccess: async () => forgetAgreement(queries, agreementId),
  });
}

/** Types the fingerprint from another organisation's signed copy. */
export function useMatchPaper(agreementId: string, organisationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: z.input<typeof MatchPaper>) =>
      post(signoffPath(agreementId, `paper/${organisationId}/match`), { body }, VersionView),
    onSuccess: async () => forgetAgreement(queries, agreementId),
  });
}

/** Where the scan of an organisation's copy is downloaded. */
export function scanPath(agreementId: string, organisationId: string): string {
  return signoffPath(agreementId, `paper/${organisationId}/scan`);
}

/** Files a scan of the own organisation's copy. What is too large is refused before it is read. */
export function useFileScan(agreementId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (file: Blob) => {
      if (file.size > LARGEST_SCAN) {
        throw new ProblemError({ code: "notAScan", status: 422, title: "This file is too large" });
      }
      const body = { content: base64(new Uint8Array(await file.arrayBuffer())) };
      return put(signoffPath(agreementId, "paper/scan"), { body }, VersionView);
    },
    onSuccess: async () => forgetAgreement(queries, agreementId),
  });
}

/** As RFC 4648 section 4 has it, a part at a time: a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  }
  return btoa(parts.join(""));
}

/** Whether what was typed has the length of a fingerprint; the server compares every digit. */
export function isWhole(fingerprint: string): boolean {
  return /^[0-9a-f]{64}$/i.test(fingerprint.replaceAll(/\s/g, ""));
}

/** 64 digits in groups of four, so that they can be read out and typed. */
export function grouped(hash: string): string {
  return hash.match(/.{4}/g)?.join(" ") ?? "";
}

const WAYS = ["seal", "witness", "ownRulesPaper"] as const;

/** The words for a way to sign on paper. */
export function onPaper(method: DeedMethod | null): (typeof WAYS)[number] | "other" {
  return WAYS.find((way) => way === method) ?? "other";
}
