import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { Navigate } from "react-router";
import { ComingUp } from "../agreements/ComingUp.tsx";
import { HomePage } from "../agreements/HomePage.tsx";
import { Lately } from "../audit/Lately.tsx";
import { FirstRunPage } from "../people/FirstRunPage.tsx";
import { meQuery } from "../people/me.ts";
import { OpenShell, Shell, Waiting } from "./Shell.tsx";

/** The address `/`: one's agreements, or the example for a newcomer, or signing in. */
export function Start() {
  return (
    <Suspense fallback={<Waiting />}>
      <Begin />
    </Suspense>
  );
}

function Begin() {
  const { data: me } = useSuspenseQuery(meQuery);
  if (me.person !== null) {
    return (
      <Shell>
        <HomePage
          aside={
            <div>
              <Lately />
              <ComingUp />
            </div>
          }
        />
      </Shell>
    );
  }
  if (!me.demo) return <Navigate replace to="/sign-in" />;
  return (
    <OpenShell>
      <FirstRunPage />
    </OpenShell>
  );
}
