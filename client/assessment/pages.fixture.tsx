import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configure, render } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "react-router";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import { Status } from "../ui/Status.tsx";
import { AssessmentPage } from "./AssessmentPage.tsx";
import { CheckPage } from "./CheckPage.tsx";
import { QuestionPage } from "./QuestionPage.tsx";
import { ResultPage } from "./ResultPage.tsx";

/** A busy machine may take its time to draw a whole page. */
configure({ asyncUtilTimeout: 8_000 });

/** One request that a page made. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** The server of a test: it shows `view`, keeps what was sent, and refuses what it is told to. */
export class FakeServer {
  view: AssessmentView;
  refuse: { readonly status: number; readonly code: string } | null = null;
  /** Colleagues who are at a question. */
  here: readonly { readonly personName: string; readonly question: string }[] = [];
  readonly sent: Sent[] = [];

  constructor(view: AssessmentView) {
    this.view = view;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const path = (typeof input === "string" ? input : "").replace("/api/agreements/river/", "");
    const method = init?.method ?? "GET";
    if (method === "GET") return json(200, this.view);
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : null;
    if (path === "assessment/here") return json(200, { people: this.here });
    this.sent.push({ method, path, body });
    if (this.refuse !== null) {
      const { status, code } = this.refuse;
      return json(status, { type: `/problems/${code}`, title: code, status, code });
    }
    return json(200, this.#answer(path, body));
  };

  #answer(path: string, body: unknown): unknown {
    if (path === "draft") return { degree: 4 };
    if (path === "assessment/finish" || path === "assessment/open-early") {
      return { revealed: false };
    }
    if (path.startsWith("facts/")) return { settled: false };
    if (path.startsWith("degree/") || path.startsWith("thresholds/")) return {};
    const value: unknown = Object.values(body ?? {})[0];
    return { question: path.slice(-2), value, at: "2026-11-18T11:00:00.000Z" };
  }
}

function json(status: number, value: unknown): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { "content-type": status < 300 ? "application/json" : "application/problem+json" },
  });
}

/** Draws the pages of the assessment, at one address of the agreement `river`. */
export function open(address: string): void {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={[`/agreements/river/${address}`]}>
        <Routes>
          <Route path="agreements/:id">
            <Route path="assessment" element={<AssessmentPage />} />
            <Route path="assessment/check" element={<CheckPage />} />
            <Route path="assessment/questions/:question" element={<QuestionPage />} />
            <Route path="result" element={<ResultPage />} />
            <Route path="draft" element={<h1>The draft</h1>} />
          </Route>
        </Routes>
      </MemoryRouter>
      <Status />
    </QueryClientProvider>,
  );
}
