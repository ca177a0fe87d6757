import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { PeopleView } from "#shared/protocol/agreements.ts";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { tell } from "../ui/status.ts";
import { TextField } from "../ui/TextField.tsx";
import { agreementKey, forgetAgreement } from "./agreement.ts";
import { agreementsQuery } from "./agreements.ts";
import styles from "./People.module.css";
import { leaveAgreement } from "./people.ts";

interface Going {
  readonly id: string;
  readonly people: PeopleView;
  /** The own one, by its short name. */
  readonly organisation: string;
}

/** The words of leaving, and those of ending it for both. */
const LEAVES = {
  text: "leave.text",
  open: "leave.open",
  dialog: "leave.dialog",
  means: ["leave.out", "leave.counts", "leave.stays"],
  reason: "leave.reason",
  error: "leave.error",
  yes: "leave.yes",
  busy: "leave.leaving",
  no: "leave.stay",
  done: "leave.done",
} as const;
const ENDS = {
  text: "leave.textEnds",
  open: "leave.openEnds",
  dialog: "leave.dialogEnds",
  means: ["leave.over", "leave.readable", "leave.privately"],
  reason: "leave.reasonEnds",
  error: "leave.errorEnds",
  yes: "leave.yesEnds",
  busy: "leave.ending",
  no: "leave.keep",
  done: "leave.doneEnds",
} as const;
const WORDS = { leaves: LEAVES, ends: ENDS };

/** The way out for a lead's own organisation: the others go on, or between two it is over. */
export function LeaveAgreement({ id, people, organisation }: Going) {
  const { t } = useTranslation("agreements");
  const [asking, setAsking] = useState(false);
  const words = WORDS[people.leaving];
  return (
    <section className={styles["leave"]}>
      <h2>{t("leave.title", { organisation })}</h2>
      <p>{t(words.text)}</p>
      <Button
        onClick={() => {
          setAsking(true);
        }}
      >
        {t(words.open)}
      </Button>
      {asking ? (
        <LeaveDialog
          id={id}
          people={people}
          organisation={organisation}
          onClose={() => {
            setAsking(false);
          }}
        />
      ) : null}
    </section>
  );
}

function LeaveDialog({
  id,
  people,
  organisation,
  onClose,
}: Going & { readonly onClose: () => void }) {
  const { t } = useTranslation("agreements");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const leaving = useLeaving({ id, people, organisation });
  const words = WORDS[people.leaving];
  const names = { organisation, title: people.title };
  const given = reason.trim();
  const leave = () => {
    setTried(true);
    if (given !== "") leaving.mutate(given);
  };
  return (
    <Dialog
      title={t(words.dialog, names)}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={leaving.isPending && t(words.busy)} onClick={leave}>
            {t(words.yes, names)}
          </Button>
          <Button onClick={onClose}>{t(words.no)}</Button>
        </>
      }
    >
      <ul className={styles["means"]}>
        {people.stage === "signing" ? <li>{t("leave.signing")}</li> : null}
        {words.means.map((line) => (
          <li key={line}>{t(line)}</li>
        ))}
      </ul>
      <TextField
        rows={3}
        maxLength={1000}
        label={t(words.reason)}
        hint={t("leave.hint")}
        error={tried && given === "" ? t(words.error) : undefined}
        value={reason}
        onChange={setReason}
      />
      <ProblemNote thrown={leaving.error} again={leave} />
    </Dialog>
  );
}

/** Goes and says so: home, where nothing of this agreement is left, or to what has ended. */
function useLeaving({ id, people, organisation }: Going) {
  const { t } = useTranslation("agreements");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { leaving, title } = people;
  return useMutation({
    mutationFn: async (reason: string) => leaveAgreement(id, { reason, means: leaving }),
    onSuccess: async () => {
      tell(t(WORDS[leaving].done, { organisation, title }));
      if (leaving === "ends") {
        await navigate(`/agreements/${id}`);
        await forgetAgreement(queries, id);
        return;
      }
      await navigate("/");
      queries.removeQueries({ queryKey: agreementKey(id) });
      await queries.invalidateQueries(agreementsQuery);
    },
  });
}
