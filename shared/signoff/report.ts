import type { Evidence, Finding, FindingCode } from "./verdict.ts";

type Reported =
  | { readonly ok: true; readonly evidence: Evidence }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Three lines for a director: what it is, who signed, and what holds it together. */
export function report(reported: Reported): readonly [string, string, string] {
  if (reported.ok) return believed(reported.evidence);
  const [first, ...others] = reported.findings;
  const more = others.length === 0 ? "" : ` And ${others.length} more.`;
  return [
    "No. Do not rely on this file.",
    `${first === undefined ? SENTENCES.version : sentence(first)}${more}`,
    "Ask the people you signed with for their own copy, and check that one.",
  ];
}

function believed(evidence: Evidence): readonly [string, string, string] {
  const words = evidence.words.join(" ");
  const key = evidence.keyCompared
    ? "The key is the one you named."
    : "Compare it with your receipt.";
  return [
    `${OPENING[evidence.round]} “${evidence.title}”, version ${evidence.version}: ${words}.`,
    signatures(evidence),
    `The history is whole: ${evidence.events} events. Sealed by ${evidence.sealKey}. ${key}`,
  ];
}

const OPENING: Record<Evidence["round"], string> = {
  complete: "Yes. These are the exact words that everyone signed.",
  open: "These are the exact words to sign. Not everyone has signed yet.",
  declined: "This version was declined. It is not an agreement.",
  thawed: "This version was opened again. It is not an agreement.",
  drafting: "Nothing has been frozen yet.",
};

function signatures(evidence: Evidence): string {
  const signers = evidence.signatures.map(({ name, party, method }) => {
    const how = method === "passkey" ? "passkey" : "weaker: emailed code";
    return `${name} for ${party} (${how})`;
  });
  const count = `${signers.length} of ${evidence.required} signatures are in, and true`;
  const who = signers.length === 0 ? "" : `: ${signers.join("; ")}`;
  const paper = evidence.paper.map(({ party, signedOn }) => `${party}, ${signedOn}`).join("; ");
  const onPaper = paper === "" ? "" : ` On paper, matched by two organisations: ${paper}.`;
  const deed =
    evidence.deliveredOn === null ? "" : ` It counts as a deed from ${evidence.deliveredOn}.`;
  const waiting =
    evidence.waiting.length === 0 ? "" : ` Still to sign: ${evidence.waiting.join("; ")}.`;
  return `${count}${who}.${onPaper}${deed}${waiting}`;
}

const SENTENCES: Record<FindingCode, string> = {
  notCanonical: "The file is not an evidence bundle, or it was saved by another program.",
  shape: "The file has a part that is missing, added or spelled another way.",
  seal: "Something in the file was changed after it was sealed.",
  otherKey: "The file was sealed by another key than the one you named.",
  chain: "A line of the history is missing, moved or changed.",
  head: "The end of the history is missing.",
  receiptHead: "The history does not go through the mark on your receipt.",
  personal: "Personal details do not fit the history.",
  text: "The words are not the ones that were frozen.",
  version: "The version in the file is not the newest one that was frozen.",
  parties: "The organisations or the people who sign are not the ones at the freeze.",
  unpaired: "A signature is missing or added.",
  statement: "What was signed does not fit the text, the person or the history.",
  challenge: "A signature was given to a request that is not in the history.",
  witness: "A signature names other keys than the history has.",
  assertion: "A signature is not true.",
  history: "The history has a step that could not have happened.",
  completion: "The history says it is complete, and the signatures do not; or the other way round.",
};

function sentence({ code, params }: Finding): string {
  const at = params["seq"] !== undefined && params["seq"] !== 0 ? ` (Line ${params["seq"]}.)` : "";
  const who = params["signer"] === undefined ? "" : ` (${params["signer"]})`;
  return `${SENTENCES[code]}${at}${who}`;
}
