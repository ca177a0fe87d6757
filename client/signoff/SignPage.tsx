import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import { useAgreement } from "../agreements/agreement.ts";
import { useAgreementId } from "../agreements/useAgreementId.ts";
import { Loaded } from "../api/Loaded.tsx";
import { useSignedIn } from "../people/me.ts";
import { DeclineForm } from "./DeclineForm.tsx";
import { DesktopSigning } from "./DesktopSigning.tsx";
import { Ended } from "./Ended.tsx";
import { PhoneSigning } from "./PhoneSigning.tsx";
import { type FrozenVersion, type Signing, signingFor } from "./round.ts";
import { SignedEnd } from "./SignedEnd.tsx";
import { versionQuery } from "./signing.ts";
import { SigningHeader } from "./SigningHeader.tsx";
import styles from "./SignPage.module.css";
import { useWide } from "./use-wide.ts";

/** The director's page: the frozen words, and signing or declining them. */
export function SignPage() {
  const id = useAgreementId();
  const agreement = useAgreement(id);
  const version = useQuery(versionQuery(id));
  return (
    <div className={styles["page"]}>
      <Loaded query={agreement}>
        {(loaded) => (
          <Loaded query={version}>
            {(newest) => <Room agreement={loaded} version={newest} />}
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}

function Room({
  agreement,
  version,
}: {
  readonly agreement: AgreementView;
  readonly version: FrozenVersion | null;
}) {
  const { person } = useSignedIn();
  const signing = signingFor(version, person.id);
  const [first] = useState(signing.at);
  return (
    <>
      <SigningHeader
        agreement={agreement}
        frozenAt={version?.state === "open" ? version.frozenAt : null}
      />
      <Signed agreement={agreement} signing={signing} moved={signing.at !== first} />
    </>
  );
}

function Signed({
  agreement,
  signing,
  moved,
}: {
  readonly agreement: AgreementView;
  readonly signing: Signing;
  /** Something happened since the page was opened. */
  readonly moved: boolean;
}) {
  const wide = useWide();
  const [declining, setDeclining] = useState(false);
  const [returned, setReturned] = useState(false);
  const at = { agreement, step: moved || returned };
  if (signing.at === "signed") return <SignedEnd {...at} signing={signing} />;
  if (signing.at !== "ready") return <Ended {...at} signing={signing} />;
  if (declining) {
    return (
      <DeclineForm
        agreement={agreement}
        signing={signing}
        onBack={() => {
          setDeclining(false);
          setReturned(true);
        }}
      />
    );
  }
  const props = {
    ...at,
    signing,
    onDecline: () => {
      setDeclining(true);
    },
  };
  return wide ? <DesktopSigning {...props} /> : <PhoneSigning {...props} />;
}
