/** Words of what people keep of an agreement that their organisation has left. */
export const keptWords = {
  left: "You have left",
  leftOn: "Left on {{date}}",
  name: "An agreement you have left",
  lead: "{{organisation}} left on {{date}}. This is what it was on that day.",
  since:
    "What the others have written since then is theirs. You can read and download what is here.",
  draft: "The words of the draft",
  draftText: "As they stood when you left.",
  assessment: "The result of the questions",
  assessmentText: "The result, the answers that were open, and what they were computed from.",
  version: "Frozen version {{number}}",
  versionText: "The exact text, as it was frozen for signing.",
  evidence: "The evidence",
  evidenceText: "The newest frozen text with its history and signatures, for “Check an agreement”.",
  own: "What your organisation wrote",
  ownText:
    "Your answers, your private notes, and the discussions you could read. Keep it among yourselves.",
  page: "Download as a page",
  data: "Download as data (JSON)",
  pageOf: "Download as a page: {{what}}",
  dataOf: "Download as data (JSON): {{what}}",
} as const;
