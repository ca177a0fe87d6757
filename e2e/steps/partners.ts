import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { AgreementStarted } from "#shared/protocol/agreements.ts";
import { AssessmentView } from "#shared/protocol/assessment.ts";
import { Me, Organisation, type Profile } from "#shared/protocol/people.ts";
import { type Product, startProduct } from "../product.ts";
import type { Answers } from "./assessment.ts";
import { type Caller, callAs } from "./over-http.ts";
import type { Person } from "./people.ts";

/** An organisation and its lead. */
export interface Partner {
  readonly person: Person;
  readonly profile: Profile;
}

/** A charity in England, and whoever leads for it. */
export function charity(legalName: string, shortName: string, person: Person): Partner {
  const profile: Profile = {
    legalName,
    shortName,
    number: "",
    address: "",
    legalForm: "cio",
    nation: "england",
    publicAuthority: false,
    languages: ["en"],
  };
  return { person, profile };
}

/**
 * A product of its own, and the leads of some organisations, signed in over HTTP. What the browser
 * adds nothing to is done over HTTP; a page of any of them can be opened at any moment.
 */
export class Partners {
  readonly product: Product;
  readonly #partners: readonly (Partner & { readonly lead: Caller })[];
  #agreement = "";

  private constructor(product: Product, partners: readonly (Partner & { lead: Caller })[]) {
    this.product = product;
    this.#partners = partners;
  }

  /** @param environment settings of the product, such as `{ DATA_DIR: folder }` */
  static async open(
    partners: readonly Partner[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Partners> {
    const product = await startProduct({ DEMO: "off", ...environment });
    const signedIn = partners.map(async (partner) => ({
      ...partner,
      lead: await callAs(product.origin, partner.person),
    }));
    return new Partners(product, await Promise.all(signedIn));
  }

  async close(): Promise<void> {
    await Promise.all(this.#partners.map(({ lead }) => lead.http.dispose()));
    await this.product.remove();
  }

  /** By their number from 1. */
  lead(number: number): Caller {
    return this.#partner(number).lead;
  }

  #partner(number: number): Partner & { readonly lead: Caller } {
    const found = this.#partners[number - 1];
    if (found === undefined) throw new Error(`no partner ${String(number)}`);
    return found;
  }

  /** The path of the newest agreement, such as `/agreements/k3v9`. */
  get agreement(): string {
    return this.#agreement;
  }

  /** The first starts an agreement and invites the others, and all join. */
  async join(title: string): Promise<void> {
    const [first, ...others] = this.#partners;
    if (first === undefined) throw new Error("nobody to start it");
    const organisationId = (await ownOrganisation(first.lead)) ?? (await founded(first));
    const partners = others.map(({ person, profile }) => ({
      organisationName: profile.legalName,
      leadName: person.name,
      leadEmail: person.email,
    }));
    const wish = { title, organisationId, ownRoles: [], colleagues: [], partners };
    const started = AgreementStarted.parse(await first.lead.send("POST", "/api/agreements", wish));
    this.#agreement = `/agreements/${started.id}`;
    expect(started.invitations).toHaveLength(others.length);
    for (const { lead, person, profile } of others) {
      const link = started.invitations.find(({ email }) => email === person.email)?.link ?? "";
      const known = await ownOrganisation(lead);
      const organisation = known === undefined ? { profile } : { organisationId: known };
      const body = { token: new URL(link).hash.slice(1), ...organisation };
      await lead.send("POST", "/api/invitations/accept", body);
    }
  }

  /** One of them answers, and finishes. */
  async answer(number: number, answers: Answers): Promise<void> {
    await this.change(number, answers);
    await this.finish(number);
  }

  async change(number: number, answers: Answers): Promise<void> {
    for (const [question, value] of Object.entries(answers)) {
      await this.lead(number).send("PUT", `/api${this.#agreement}/answers/${question}`, { value });
    }
  }

  async finish(number: number): Promise<void> {
    await this.lead(number).send("POST", `/api${this.#agreement}/assessment/finish`);
  }

  /** What one of them sees of the assessment. */
  async view(number: number): Promise<AssessmentView> {
    return AssessmentView.parse(
      await this.lead(number).send("GET", `/api${this.#agreement}/assessment`),
    );
  }

  /** These say yes to the degree as it is. */
  async confirm(numbers: readonly number[]): Promise<void> {
    const { reveal } = await this.view(1);
    const yes = { degree: reveal?.result.degree, inputsHash: reveal?.inputsHash };
    for (const number of numbers) {
      await this.lead(number).send("POST", `/api${this.#agreement}/degree/confirm`, yes);
    }
  }

  async startDraft(): Promise<void> {
    const { reveal } = await this.view(1);
    const start = { inputsHash: reveal?.inputsHash };
    await this.lead(1).send("POST", `/api${this.#agreement}/draft`, start);
  }

  /** A page of somebody who is signed in over HTTP. */
  async pageOf(
    browser: Browser,
    caller: Caller,
    device: BrowserContextOptions = {},
  ): Promise<Page> {
    const context = await browser.newContext({
      baseURL: this.product.origin,
      storageState: await caller.http.storageState(),
      reducedMotion: "reduce",
      ...device,
    });
    return context.newPage();
  }
}

/** The organisation that a lead has brought here already. */
async function ownOrganisation(lead: Caller): Promise<string | undefined> {
  return Me.parse(await lead.send("GET", "/api/me")).organisations[0]?.id;
}

async function founded({ lead, profile }: Partner & { readonly lead: Caller }): Promise<string> {
  return Organisation.parse(await lead.send("POST", "/api/organisations", profile)).id;
}
