import * as z from "zod";
import type { Role } from "#shared/agreements/stage.ts";
import { orgNumber, type OrgNumber } from "../ui/org-shapes.tsx";
import type { StartAgreement } from "#shared/protocol/agreements.ts";

/** A partnership while it is typed. `key` keeps a row itself when others come and go. */
export interface PartnershipDraft {
  readonly title: string;
  readonly organisationId: string;
  readonly partners: readonly PartnerDraft[];
  readonly legal: ColleagueDraft;
  readonly director: ColleagueDraft;
  /** The lead signs for their organisation as well. */
  readonly iSign: boolean;
}

export interface PartnerDraft {
  readonly key: number;
  readonly organisationName: string;
  readonly leadName: string;
  readonly leadEmail: string;
}

export interface ColleagueDraft {
  readonly name: string;
  readonly email: string;
}

/** What is wrong, with the id of the field; the sentence has the same name in the messages. */
export type PartnershipProblem =
  | { readonly fieldId: string; readonly kind: "nameError" }
  | { readonly fieldId: string; readonly kind: "partnerNameError"; readonly number: number }
  | {
      readonly fieldId: string;
      readonly kind: "leadNameError" | "leadEmailError";
      readonly organisation: string;
      readonly number: number;
    }
  | {
      readonly fieldId: string;
      readonly kind: "colleagueNameError" | "colleagueEmailError";
      readonly role: Role;
    };

export type Partnership = z.input<typeof StartAgreement>;

/** What each part of the form reads and changes. */
export interface PartnershipParts {
  readonly draft: PartnershipDraft;
  readonly change: (change: Partial<PartnershipDraft>) => void;
  readonly error: (fieldId: string) => string | undefined;
}

/** Nothing is known yet but who starts. */
export function emptyPartnership(organisationId: string): PartnershipDraft {
  const nobody = { name: "", email: "" };
  return {
    title: "",
    organisationId,
    partners: [emptyPartner(0)],
    legal: nobody,
    director: nobody,
    iSign: false,
  };
}

export function emptyPartner(key: number): PartnerDraft {
  return { key, organisationName: "", leadName: "", leadEmail: "" };
}

/** The list with one partner as it is now. */
export function withPartner(
  partners: readonly PartnerDraft[],
  partner: PartnerDraft,
): readonly PartnerDraft[] {
  return partners.map((other) => (other.key === partner.key ? partner : other));
}

/** How many emails go out. */
export function countInvitations({ partners, legal, director, iSign }: PartnershipDraft): number {
  const asked = [legal.email, iSign ? "" : director.email].filter((email) => email.trim() !== "");
  return partners.length + asked.length;
}

/** The mark at a place in the list; one's own organisation is at 0. */
export function markAt(place: number): OrgNumber {
  return orgNumber((place % 8) + 1);
}

/** The request, or everything that is wrong in the order of the page. */
export function readPartnership(
  draft: PartnershipDraft,
):
  | { readonly partnership: Partnership }
  | { readonly problems: readonly [PartnershipProblem, ...PartnershipProblem[]] } {
  const [first, ...rest] = [
    ...(draft.title.trim() === "" ? [{ fieldId: "title", kind: "nameError" as const }] : []),
    ...draft.partners.flatMap(partnerNameProblems),
    ...colleagueProblems("legal", draft.legal),
    ...(draft.iSign ? [] : colleagueProblems("director", draft.director)),
    ...draft.partners.flatMap(leadProblems),
  ];
  if (first !== undefined) return { problems: [first, ...rest] };
  return {
    partnership: {
      title: draft.title.trim(),
      organisationId: draft.organisationId,
      ownRoles: draft.iSign ? ["lead", "director"] : ["lead"],
      colleagues: [
        ...colleague("legal", draft.legal),
        ...(draft.iSign ? [] : colleague("director", draft.director)),
      ],
      partners: draft.partners.map(({ organisationName, leadName, leadEmail }) => ({
        organisationName: organisationName.trim(),
        leadName: leadName.trim(),
        leadEmail: leadEmail.trim(),
      })),
    },
  };
}

function partnerNameProblems(partner: PartnerDraft, place: number): PartnershipProblem[] {
  if (partner.organisationName.trim() !== "") return [];
  const fieldId = `partner-${String(partner.key)}`;
  return [{ fieldId, kind: "partnerNameError", number: place + 1 }];
}

function leadProblems(partner: PartnerDraft, place: number): PartnershipProblem[] {
  const about = { organisation: partner.organisationName.trim(), number: place + 1 };
  const fieldId = (part: string) => `lead-${part}-${String(partner.key)}`;
  return [
    ...(partner.leadName.trim() === ""
      ? [{ fieldId: fieldId("name"), kind: "leadNameError" as const, ...about }]
      : []),
    ...(isEmail(partner.leadEmail)
      ? []
      : [{ fieldId: fieldId("email"), kind: "leadEmailError" as const, ...about }]),
  ];
}

/** Both boxes, or neither: a colleague may be left for later. */
function colleagueProblems(role: Role, { name, email }: ColleagueDraft): PartnershipProblem[] {
  if (name.trim() === "" && email.trim() === "") return [];
  return [
    ...(name.trim() === ""
      ? [{ fieldId: `${role}-name`, kind: "colleagueNameError" as const, role }]
      : []),
    ...(isEmail(email)
      ? []
      : [{ fieldId: `${role}-email`, kind: "colleagueEmailError" as const, role }]),
  ];
}

function colleague(role: Role, { name, email }: ColleagueDraft): Partnership["colleagues"] {
  return email.trim() === "" ? [] : [{ name: name.trim(), email: email.trim(), role }];
}

function isEmail(text: string): boolean {
  return z.email().safeParse(text.trim()).success;
}
