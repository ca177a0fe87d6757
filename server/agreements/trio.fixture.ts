import * as z from "zod";
import examples from "#shared/assessment/examples.json" with { type: "json" };
import { AgreementView, PeopleView } from "#shared/protocol/agreements.ts";
import { AssessmentView, type Reveal } from "#shared/protocol/assessment.ts";
import { AuditView } from "#shared/protocol/signoff.ts";
import { fillMatrix, personOf, tokenOf } from "../matrix.fixture.ts";
import { type RowHash, rowHash } from "../row-hash.fixture.ts";
import { type Answer, type Started, started } from "../started.fixture.ts";
import { addAgreement, addParticipant, addParty } from "./agreement-store.ts";

export const TRIO = "trio";
export const PARTIES = ["home", "partner", "other"] as const;
export type TrioParty = (typeof PARTIES)[number];
export const AT = "2026-11-18T09:00:00.000Z";

/** A real server with an agreement of three parties; a lead, a director and a viewer for each. */
export class Trio {
  readonly server: Started;
  readonly rows: RowHash;

  private constructor(server: Started, rows: RowHash) {
    this.server = server;
    this.rows = rows;
  }

  static async open(): Promise<Trio> {
    const server = await started();
    await fillMatrix(server);
    await server.platform.storage.write(async (tx) => {
      const createdBy = personOf("home", "lead");
      await addAgreement(tx, { id: TRIO, title: TRIO, stage: "assessing", createdBy, at: AT });
      for (const organisationId of PARTIES) {
        const seat = { agreementId: TRIO, organisationId };
        await addParty(tx, seat, AT);
        for (const role of ["lead", "director", "viewer"] as const) {
          await addParticipant(tx, { ...seat, personId: personOf(organisationId, role), role }, AT);
        }
      }
    });
    return new Trio(server, await rowHash(server));
  }

  async close(): Promise<void> {
    await this.rows.close();
    await this.server.close();
  }

  /** @param path below `/api/agreements/` */
  async ask(person: string, method: string, path: string, body: unknown = {}): Promise<Answer> {
    const cookie = `sid=${tokenOf(person)}`;
    const sent = method === "GET" ? undefined : body;
    return this.server.browser().ask(method, `/api/agreements/${path}`, sent, { cookie });
  }

  /** What a lead asks must succeed. @returns its answer */
  async must(
    party: TrioParty | "rival",
    method: string,
    path: string,
    body: unknown = {},
  ): Promise<unknown> {
    const asked = await this.ask(personOf(party, "lead"), method, `${TRIO}/${path}`, body);
    if (asked.status >= 300) throw new Error(`${party} ${path} gave ${JSON.stringify(asked.body)}`);
    return asked.body;
  }

  /** Warm Wednesdays; its third party holds the money, which the others do not. */
  async finish(...parties: readonly TrioParty[]): Promise<void> {
    const example = examples.find(({ id }) => id === "warm")?.parties ?? [];
    for (const party of parties) {
      const answers = { ...example[PARTIES.indexOf(party)]?.answers };
      const own = party === "other" ? { ...answers, C3: "upto5k" } : answers;
      for (const [question, value] of Object.entries(own)) {
        await this.must(party, "PUT", `answers/${question}`, { value });
      }
      await this.must(party, "POST", "assessment/finish");
    }
  }

  async reveal(party: TrioParty | "rival"): Promise<Reveal> {
    const { reveal } = AssessmentView.parse(await this.must(party, "GET", "assessment"));
    if (reveal === null) throw new Error("the answers are sealed");
    return reveal;
  }

  async confirm(party: TrioParty | "rival"): Promise<void> {
    const { inputsHash, result } = await this.reveal(party);
    await this.must(party, "POST", "degree/confirm", { degree: result.degree, inputsHash });
  }

  /** Answered, opened, confirmed by all three, and drafting with the draft that the server makes. */
  async drafting(): Promise<void> {
    await this.finish(...PARTIES);
    for (const party of PARTIES) await this.confirm(party);
    const { inputsHash } = await this.reveal("home");
    await this.must("home", "POST", "draft", { inputsHash });
  }

  view = async (party: TrioParty | "rival"): Promise<AgreementView> =>
    AgreementView.parse(await this.must(party, "GET", ""));

  people = async (party: TrioParty): Promise<PeopleView> =>
    PeopleView.parse(await this.must(party, "GET", "people"));

  history = async (): Promise<AuditView> =>
    AuditView.parse(await this.must("home", "GET", "audit"));

  /** The mails of a kind, without their bodies, by who gets them. */
  mails = async (kind: string) =>
    this.server.platform.storage.read
      .selectFrom("outbox")
      .select(["recipient", "subject"])
      .where("kind", "=", kind)
      .orderBy("recipient")
      .execute();

  /** Where this person's live page would be. */
  page(person: string) {
    const { origin } = this.server;
    return { origin, headers: { cookie: `sid=${tokenOf(person)}` } };
  }
}

export const codeOf = ({ body }: Answer): string => z.object({ code: z.string() }).parse(body).code;
