import { gateWords } from "./gate-words.en.ts";
import { paperWords } from "./paper-words.en.ts";
import { readyWords } from "./ready-words.en.ts";
import { slotWords } from "./slot-words.en.ts";
import { signWords } from "./sign-words.en.ts";

export const en = {
  ...readyWords,
  ...gateWords,
  ...signWords,
  ...slotWords,
  ...paperWords,
  certificate: {
    title: "Signed: {{title}}",
    back: "Agreements",
    over: "Certificate of signing",
    state_one: "Signed by {{count}} organisation",
    state_other: "Signed by all {{count}} organisations",
    inForce: "In force since {{date}}",
    about: "{{degree}} agreement, version {{version}}, frozen on {{date}}",
    passkey: "Passkey",
    emailCode: "Emailed code (weaker)",
    decided: {
      title: "Kind of agreement: {{degree}} {{name}}",
      computed: "The answers of all organisations gave it.",
      byHand: "All organisations chose it themselves.",
      reason: "Their reason: {{reason}}",
      yes: "{{person}} said yes for {{organisation}} on {{date}}.",
    },
    fingerprint: "Fingerprint of the words",
    key: "Sealed by this key",
    edge: "Long ago each side kept half of one sheet, cut along a wavy line. A true copy was one that fitted. This edge is drawn from the fingerprint.",
    check: "Check a copy",
    law: "Signed electronically. Evidence: {{evidence}} over this exact version. This is not a qualified electronic signature.",
    lawPaper: "Signed on paper. Two organisations read the same fingerprint from each copy.",
    lawBoth:
      "Where an organisation signed on paper, two organisations read the same fingerprint from that copy.",
    evidence: {
      passkey: "passkey signature",
      emailCode: "emailed code",
      both: "passkey signature or emailed code",
    },
    keep: "Keep a copy",
    bundle: "Evidence bundle",
    bundleText: "Words, signatures and history. Can be checked without Counterpart.",
    read: "Read the signed words",
    readText: "Exactly as they were signed.",
    history: "Everything that happened",
    historyText: "Every step, from the first invitation to the last signature.",
    words: "The signed words",
    notYet: "Not signed by everyone yet",
    notYetText: "There is no certificate until every organisation has signed.",
    seeWhere: "See where it is",
  },
  bundle: {
    download: "Download the evidence bundle",
    busy: "Making the file",
  },
} as const;
