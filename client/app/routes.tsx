import type { RouteObject } from "react-router";
import { SignInPage } from "../people/SignInPage.tsx";
import { FailedPage } from "./FailedPage.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { OpenShell, Shell } from "./Shell.tsx";

/**
 * Every address of the client. A feature adds its pages here; its code is fetched on first visit:
 * `{ path: "…", lazy: async () => ({ Component: (await import("../x/XPage.tsx")).XPage }) }`.
 */
export const routes: readonly RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <FailedPage />,
    children: [],
  },
  {
    element: <OpenShell />,
    errorElement: <FailedPage />,
    children: [
      { path: "sign-in", element: <SignInPage /> },
      {
        path: "verify",
        lazy: async () => ({ Component: (await import("../verify/VerifyPage.tsx")).VerifyPage }),
      },
      { path: "*", element: <NotFoundPage /> },
    ],
  },
];
