import { useState } from "react";
import { type Look, lookAt } from "./look.ts";
import { browserChecks } from "./signature-checks.ts";

export type Checking =
  | { readonly at: "start" }
  | { readonly at: "busy"; readonly fileName: string }
  | { readonly at: "failed"; readonly fileName: string }
  | { readonly at: "done"; readonly look: Look };

/** Checks one file at a time; the newest one chosen is the one shown. */
export function useLook(): {
  readonly checking: Checking;
  readonly check: (file: File) => void;
  /** Checks the same file again, sealed by this key. */
  readonly compare: (key: string) => void;
} {
  const [checking, setChecking] = useState<Checking>({ at: "start" });
  const [file, setFile] = useState<File | null>(null);
  const run = (chosen: File, key: string | null) => {
    setFile(chosen);
    setChecking({ at: "busy", fileName: chosen.name });
    lookAt(chosen, browserChecks, key === null ? {} : { key }).then(
      (look) => {
        setChecking({ at: "done", look });
      },
      () => {
        setChecking({ at: "failed", fileName: chosen.name });
      },
    );
  };
  return {
    checking,
    check: (chosen) => {
      run(chosen, null);
    },
    compare: (key) => {
      if (file !== null) run(file, key);
    },
  };
}
