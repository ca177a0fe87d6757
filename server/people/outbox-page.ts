import type { Route } from "../http/route.ts";
import { ProblemError } from "../http/problem.ts";
import { publicRoute } from "../http/route.ts";
import type { PeopleDeps } from "./deps.ts";
import { isInvented } from "./mail/mail.ts";

const SHOWN = 200;

/**
 * `GET /api/outbox`: what would have been mailed. It shows codes and links, so it has everything
 * only on a loopback origin without SMTP, where everybody who can ask owns the machine; elsewhere
 * it exists in the example alone and has the mails to its invented people (`.example`, RFC 2606).
 */
export function outboxRoutes(deps: PeopleDeps): Route[] {
  return [
    publicRoute({
      method: "get",
      path: "/api/outbox",
      handle: async () => {
        if (!outboxShown(deps)) throw new ProblemError("notFound");
        const own = ownMachine(deps);
        const newest = await deps.outbox.newest(deps.storage.read, SHOWN);
        const mails = own ? newest : newest.filter((mail) => isInvented(mail.recipient));
        return {
          json: {
            mails: mails.map((mail) => ({
              id: mail.id,
              kind: mail.kind,
              to: mail.recipient,
              subject: mail.subject,
              body: deps.outbox.open(mail) ?? "",
              at: mail.at,
              sent: mail.sent,
            })),
          },
        };
      },
    }),
  ];
}

/** Is there an outbox to look at here? */
export function outboxShown(deps: PeopleDeps): boolean {
  return deps.config.demo || ownMachine(deps);
}

function ownMachine(deps: PeopleDeps): boolean {
  const { hostname } = new URL(deps.origin());
  return deps.config.smtpUrl === null && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
