import { useTranslation } from "react-i18next";
import { QUESTIONS } from "#shared/assessment/questions.ts";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { GateView } from "#shared/protocol/signoff.ts";
import { Method } from "#shared/signoff/statement.ts";
import { fourWords } from "#shared/signoff/words.ts";
import { libraryClause } from "#shared/templates/library.ts";
import { Role } from "#shared/agreements/stage.ts";
import { Fingerprint } from "#shared/audit/fingerprint.ts";
import { partyOf } from "../agreements/agreement.ts";
import { degreeWords } from "../signoff/degree-words.ts";
import { useMoments } from "../ui/moments.ts";
import { type AuditEvent, sentenceOf } from "./lines.ts";

/** A step in words: its first words, and the rest of its sentence. */
export interface Sentence {
  readonly bold: string;
  readonly rest: string;
}

/** Puts a step of the history into a sentence, with the names that are known here. */
export function useSentence(agreement: AgreementView): (event: AuditEvent) => Sentence {
  const { t } = useTranslation(["audit", "people", "signoff"]);
  const codes = useCodes();
  const moments = useMoments();
  return (event) => {
    const { params } = event;
    const organisation = organisationIn(agreement, params["organisation"]);
    const values = {
      ...codes(params),
      name: event.personName ?? t("someone"),
      organisation: event.organisationName ?? "",
      person: named(params["person"]) ?? t("someone"),
      invited: organisation,
      joined: organisation,
      of: organisation === "" ? (event.organisationName ?? "") : organisation,
      version: params["version"] ?? "",
      due: params["due"] === undefined ? "" : moments.date(params["due"]),
    };
    const own = values.person === event.personName;
    const { key: known } = sentenceOf(event);
    const key = known === "roleGiven" && own ? "roleTakenUp" : known;
    return { bold: t(`line.${key}.b`, values), rest: t(`line.${key}.r`, values) };
  };
}

/** The words for what stands in a step as a code. */
function useCodes() {
  const { t } = useTranslation(["audit", "people", "signoff"]);
  return (params: AuditEvent["params"]) => {
    const role = Role.safeParse(params["role"]);
    const gate = GateView.shape.gate.safeParse(params["gate"]);
    const method = Method.safeParse(params["method"]);
    return {
      role: role.success ? t(`people:role.${role.data}`) : "",
      gate: gate.success ? t(`signoff:gate.${gate.data}`) : "",
      method: method.success ? t(`method.${method.data}`) : "",
      party: params["party"] ?? "",
      question: questionText(params["question"]),
      clause: clauseTitle(params["clause"]),
      degree: degreeWords(Number(params["degree"]))?.name ?? "",
      words: wordsOf(params["docHash"]),
      proposed: params["proposed"] ?? "",
    };
  };
}

/** The history holds people by id and says their names; an erased one is empty. */
function named(person: string | undefined): string | undefined {
  return person === "" ? undefined : person;
}

/** The full name of an organisation that a step names by its id or its short name. */
function organisationIn(agreement: AgreementView, known: string | undefined): string {
  const byName = agreement.parties.find(({ shortName }) => shortName === known);
  return (partyOf(agreement, known ?? "") ?? byName)?.legalName ?? known ?? "";
}

function clauseTitle(id: string | undefined): string {
  return libraryClause(id ?? "")?.title ?? "";
}

function questionText(id: string | undefined): string {
  return QUESTIONS.find((question) => question.id === id)?.text ?? "";
}

function wordsOf(docHash: string | undefined): string {
  const hash = Fingerprint.safeParse(docHash);
  return hash.success ? fourWords(hash.data).join(" ") : "";
}
