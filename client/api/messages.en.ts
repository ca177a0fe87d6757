import type { ClientProblemCode } from "./client.ts";

/** What happened and what to do, for every refusal. */
const problem = {
  badRequest: "We could not read that. Nothing was changed. Load the page again.",
  tooLarge: "That is too much at once. Nothing was changed. Send less.",
  notJson: "We could not read that. Nothing was changed. Load the page again.",
  wrongOrigin: "That came from another site, so we did nothing. Load the page again.",
  signInNeeded: "Sign in to go on. You will come back here.",
  stepUpNeeded: "Show that it is still you. Sign in again, then you will come back here.",
  notFound:
    "You cannot open this. It belongs to organisations you are not part of, or the link is wrong.",
  notAllowed: "Your role does not let you do this. Ask a partner lead of your organisation.",
  wrongStage: "The agreement has moved on, so this cannot be done now. See where it is.",
  unknownField: "This page is older than the server. Nothing was changed. Load it again.",
  badValue: "Something here does not fit. Nothing was changed. Check what you entered.",
  tooMany: "That was tried too often. Wait a few minutes, then try again.",
  conflict:
    "Someone changed this a moment before you. Nothing of theirs was lost. See it as it is now.",
  codeWrong: "That is not the code in our email. Check the 8 digits, or ask for a new code.",
  codeExpired: "This code has expired. Ask for a new code.",
  inviteUsed: "This invitation has been used. If it was you, sign in.",
  inviteExpired: "This invitation has expired. Ask the person who sent it for a new one.",
  inviteForOther:
    "This invitation is for another email address. Sign in with that address, or ask for a new one.",
  alreadyOnAgreement: "This person already has this role here.",
  withAnotherParty:
    "This person is already here for another organisation. One person acts for one side only.",
  partyAsked:
    "This person is invited already, or their invitation waits for a yes. See it under People and roles.",
  partiesFull: "An agreement has room for 30 organisations. Take back an invitation first.",
  joinWhenOpen:
    "The words are frozen for signing, so nobody can join now. Ask the person who invited you to open them, then use this invitation again.",
  answersFirst:
    "Your organisation answers the questions first. The result and the draft open to you when your answers are in.",
  organisationHere: "This organisation is already part of the agreement.",
  lastAdministrator: "An organisation needs an administrator. Make someone else one first.",
  lastLead: "Each organisation needs a partner lead. Give someone else the role first.",
  passkeyUnknown: "We do not know this passkey. Use another one, or a code by email.",
  unknownQuestion: "We do not have this question. Load the page again.",
  unknownAnswer: "That is not one of the answers. Choose one from the list.",
  notAsked:
    "You are not asked for this answer any more. Somebody may have answered it. See it as it is now.",
  assessmentFinished: "Your answers are finished. They open when every organisation has finished.",
  assessmentSealed: "The answers stay sealed until every organisation has finished.",
  answersOpen: "The answers have been opened meanwhile. See the result.",
  deadlineAhead: "The last day for answers is not over. Until then everyone waits for all.",
  assessmentIncomplete: "Some questions still need an answer. Check your answers.",
  resultChanged: "The result has changed since you opened it. Look at it again, then decide.",
  degreeNotOpen: "There is nothing to confirm yet. Every organisation must finish first.",
  reviewNotOpen: "No review is open. A partner lead can open one.",
  notBetweenTwo: "Only two organisations can share this with each other. Look at it again.",
  answeredBefore:
    "This was answered when we promised that only you see it. Answer it again to be able to share it.",
  reviewUnanswered: "Every organisation looks at its answers first. See who is still to do so.",
  degreeBelowFloor: "The facts you told us need a more formal agreement than this.",
  floorInsisted:
    "The law, a regulator or a funder asks for this, so you cannot lower it. Only the fact itself can change.",
  draftChanged: "The words have changed since you looked. Read the change, then decide again.",
  notReady: "The agreement is not ready to freeze. See what is left to do.",
  signersMissing:
    "An organisation does not have everyone it needs to sign. The list says who is missing.",
  frozen: "This version is frozen for signing. To change the words, ask a partner lead to thaw it.",
  unreadableText: "Some characters in the text cannot be signed. Type the words again.",
  clauseNotInDraft:
    "The server does not have this clause in the draft, so nothing was put in. Wait until everything is saved, then try again.",
  unknownClause: "This clause is no longer in the agreement. Load the page again.",
  clauseFree:
    "This clause may be taken out as it is. Nobody else has to agree. Load the page again.",
  clauseInsisted:
    "The law, a regulator or a funder asks for this clause. It stays, even when all of you agree.",
  unknownGate: "This check is no longer asked for. Load the page again.",
  gateNeedsReason: "Enter why this check can be left out.",
  letterLacks:
    "An organisation’s profile lacks something that stands in the letter. See what is missing.",
  letterSent: "This letter has been sent. To write another, open the check again.",
  letterNotWritten: "The letter is not written yet. Write it first, then send it.",
  gateInsisted:
    "This check cannot be waived. It closes when what it asks for has been done and written down.",
  textChanged: "The words have changed since you opened them. You have signed nothing.",
  alreadySigned: "You have signed this version. You do not need to do it again.",
  roundOver: "This signing has ended. You have signed nothing now. See what happened.",
  notSignatory: "You are not asked to sign this version. Ask your partner lead.",
  notOnPaper: "This organisation does not sign this version on paper. Load the page again.",
  fingerprintDiffers:
    "That is not the fingerprint of this version. Nothing was recorded. Read it from the paper again. If it still differs, the paper has other words.",
  notAScan:
    "A scan is a PDF, JPEG or PNG file of 6 MB or less. Nothing was kept. Choose another file.",
  paperNotHere: "Its own lead has not recorded the paper yet.",
  paperMatched: "This paper has been matched already. Nothing more is needed.",
  noAuthority: "Nobody has confirmed yet that you may sign. Ask your organisation's administrator.",
  challengeUsed: "This request to sign has been used. You can start again.",
  challengeExpired: "That took more than five minutes, so we stopped. You have not signed.",
  assertionRefused: "Your device did not confirm it was you. You have not signed.",
  noPasskey: "You have no passkey yet. Add one, or sign with a code by email.",
  reasonNeeded: "Enter a reason, so the others know what to do.",
  notServing: "The server is not ready yet. Wait a minute, then try again.",
  lowDisk:
    "The server's disk is nearly full, so it saves nothing at the moment. Nothing was changed. Try again in a few minutes.",
  notSaved: "The server cannot save just now. Keep this tab open and try again.",
  server:
    "Something went wrong on our side. Your words are safe. Try again, or come back in a few minutes.",
  unreachable: "We could not reach the server. Check your connection, then try again.",
  unreadable: "This page and the server do not understand each other. Load the page again.",
} as const satisfies Record<ClientProblemCode, string>;

export const en = {
  problem,
  reference: "(Reference {{reference}})",
  notYours: {
    title: "You cannot open this",
    text: "It belongs to organisations you are not part of, or the link is wrong. If someone sent it to you, ask them to invite you.",
  },
  next: {
    again: "Try again",
    reload: "Load the page again",
    signIn: "Sign in",
    home: "Go to your agreements",
  },
} as const;
