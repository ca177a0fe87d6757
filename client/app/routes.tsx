import type { RouteObject } from "react-router";
import { playPerson } from "../people/demo.ts";
import { FirstRunPage } from "../people/FirstRunPage.tsx";
import { SignInPage } from "../people/SignInPage.tsx";
import { FailedPage } from "./FailedPage.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { queryClient } from "./queries.ts";
import { BareShell, DeskShell, OpenShell, Shell, Waiting } from "./Shell.tsx";
import { Start } from "./Start.tsx";

/**
 * Every address of the client. A feature adds its pages here; its code is fetched on first visit:
 * `{ path: "…", lazy: async () => ({ Component: (await import("../x/XPage.tsx")).XPage }) }`.
 */
export const routes: readonly RouteObject[] = [
  {
    errorElement: <FailedPage />,
    hydrateFallbackElement: <Waiting />,
    children: [
      { index: true, element: <Start /> },
      { path: "as/:person", loader: playPerson(queryClient), element: null },
      {
        element: <Shell />,
        children: [...signedInPages(), ...organisationPages(), ...signoffPages()],
      },
      { element: <BareShell />, children: barePages() },
      { element: <DeskShell />, children: deskPages() },
      { element: <OpenShell />, children: openPages() },
    ],
  },
];

/** Pages that fill the window, for people who are signed in. */
function barePages(): RouteObject[] {
  return [
    {
      path: "agreements/:id/sign",
      lazy: async () => ({ Component: (await import("../signoff/SignPage.tsx")).SignPage }),
    },
  ];
}

/** The drafting page. */
function deskPages(): RouteObject[] {
  return [
    {
      path: "agreements/:id/draft",
      lazy: async () => ({ Component: (await import("./DraftPage.tsx")).DraftPage }),
    },
  ];
}

/** Pages for people who are signed in. */
function signedInPages(): RouteObject[] {
  return [
    {
      path: "agreements/new",
      lazy: async () => ({
        Component: (await import("../agreements/NewPartnershipPage.tsx")).NewPartnershipPage,
      }),
    },
    {
      path: "agreements/:id",
      lazy: async () => ({
        Component: (await import("../agreements/AgreementPage.tsx")).AgreementPage,
      }),
    },
    {
      path: "agreements/:id/left",
      lazy: async () => ({ Component: (await import("../agreements/KeptPage.tsx")).KeptPage }),
    },
    {
      path: "agreements/:id/people",
      lazy: async () => ({ Component: (await import("../agreements/PeoplePage.tsx")).PeoplePage }),
    },
    {
      path: "agreements/:id/assessment",
      lazy: async () => ({
        Component: (await import("../assessment/AssessmentPage.tsx")).AssessmentPage,
      }),
    },
    {
      path: "agreements/:id/assessment/check",
      lazy: async () => ({ Component: (await import("../assessment/CheckPage.tsx")).CheckPage }),
    },
    {
      path: "agreements/:id/assessment/questions/:question",
      lazy: async () => ({
        Component: (await import("../assessment/QuestionPage.tsx")).QuestionPage,
      }),
    },
    {
      path: "agreements/:id/result",
      lazy: async () => ({
        Component: (await import("../assessment/ResultPage.tsx")).ResultPage,
      }),
    },
    {
      path: "agreements/:id/review",
      lazy: async () => ({
        Component: (await import("../assessment/ReviewPage.tsx")).ReviewPage,
      }),
    },
    {
      path: "account",
      lazy: async () => ({ Component: (await import("../people/AccountPage.tsx")).AccountPage }),
    },
  ];
}

/** One's organisation and what it keeps, for people who are signed in. */
function organisationPages(): RouteObject[] {
  return [
    {
      path: "organisation",
      lazy: async () => ({
        Component: (await import("../people/OrganisationPage.tsx")).OrganisationPage,
      }),
    },
    {
      path: "organisation/wordings",
      lazy: async () => ({
        Component: (await import("../templates/HouseWordingsPage.tsx")).HouseWordingsPage,
      }),
    },
    {
      path: "organisation/wordings/:clause",
      lazy: async () => ({
        Component: (await import("../templates/HouseWordingPage.tsx")).HouseWordingPage,
      }),
    },
  ];
}

/** From "Ready to sign?" to the history, for people who are signed in. */
function signoffPages(): RouteObject[] {
  return [
    {
      path: "agreements/:id/ready",
      lazy: async () => ({ Component: (await import("../signoff/ReadyPage.tsx")).ReadyPage }),
    },
    {
      path: "agreements/:id/signed",
      lazy: async () => ({
        Component: (await import("../signoff/CertificatePage.tsx")).CertificatePage,
      }),
    },
    {
      path: "agreements/:id/paper",
      lazy: async () => ({
        Component: (await import("../signoff/PaperSheetPage.tsx")).PaperSheetPage,
      }),
    },
    {
      path: "agreements/:id/audit",
      lazy: async () => ({ Component: (await import("../audit/AuditPage.tsx")).AuditPage }),
    },
  ];
}

/** Pages for anybody. */
function openPages(): RouteObject[] {
  return [
    { path: "example", element: <FirstRunPage /> },
    { path: "sign-in", element: <SignInPage /> },
    {
      path: "invitation",
      lazy: async () => ({ Component: (await import("../people/InvitePage.tsx")).InvitePage }),
    },
    {
      path: "outbox",
      lazy: async () => ({ Component: (await import("../people/OutboxPage.tsx")).OutboxPage }),
    },
    {
      path: "verify",
      lazy: async () => ({ Component: (await import("../verify/VerifyPage.tsx")).VerifyPage }),
    },
    { path: "*", element: <NotFoundPage /> },
  ];
}
