import type { AgreementDeps } from "../agreements/deps.ts";
import type { LiveDeps } from "../drafting/live.ts";
import type { Outbox } from "../people/mail/outbox.ts";
import type { Platform } from "../http/platform.ts";
import type { Route } from "../http/route.ts";

/** What the example works with. */
export interface DemoDeps extends AgreementDeps {
  /** The example starts over: live rooms of these agreements are closed and forgotten. */
  readonly onReset: (agreementIds: readonly string[]) => void;
  /** The product's own features on another platform: its clock may stand in the past. */
  readonly wire: (platform: Platform, past: Past) => Wired;
  readonly example: Example;
}

/** Whether the example is there: whoever wants to play somebody waits for it. */
interface Example {
  made: Promise<void>;
}

/** How features that play the past differ from those that serve the present. */
export interface Past {
  /** Field values that a first draft starts with. */
  readonly values: (agreementId: string) => Readonly<Record<string, string>>;
  readonly outbox: Outbox;
  readonly timers: NonNullable<LiveDeps["timers"]>;
}

interface Wired {
  readonly routes: readonly Route[];
  /** Lets what is under way finish. */
  readonly live: { readonly close: () => Promise<void> };
}
