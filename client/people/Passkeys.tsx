import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type * as z from "zod";
import type { PasskeyList } from "#shared/protocol/people.ts";
import { Loaded } from "../api/Loaded.tsx";
import { ProblemNote } from "../api/ProblemNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useMoments } from "../ui/moments.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorSummary, type FieldProblem } from "../ui/ErrorSummary.tsx";
import { Form, FormActions } from "../ui/Form.tsx";
import { Hidden } from "../ui/Hidden.tsx";
import { Note } from "../ui/Note.tsx";
import { tell } from "../ui/status.ts";
import { TextField } from "../ui/TextField.tsx";
import styles from "./Account.module.css";
import { addPasskey, PasskeyRefused, passkeysQuery, removePasskey } from "./passkeys.ts";

type Passkey = z.infer<typeof PasskeyList>["passkeys"][number];

/** One's own passkeys: which there are, a new one, and taking one away. */
export function Passkeys() {
  const { t } = useTranslation("people");
  const passkeys = useQuery(passkeysQuery);
  const [leaving, setLeaving] = useState<Passkey>();
  return (
    <Card as="section" className={styles["section"]}>
      <div>
        <h2>{t("account.passkeys")}</h2>
        <p className={styles["text"]}>{t("account.passkeysText")}</p>
      </div>
      <Loaded query={passkeys} lines={2}>
        {(loaded) =>
          loaded.passkeys.length === 0 ? (
            <p>{t("account.noPasskeys")}</p>
          ) : (
            <ul className={styles["list"]}>
              {loaded.passkeys.map((passkey) => (
                <PasskeyRow key={passkey.id} passkey={passkey} onRemove={setLeaving} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <AddPasskey />
      {leaving === undefined ? null : (
        <RemovePasskey
          passkey={leaving}
          onClose={() => {
            setLeaving(undefined);
          }}
        />
      )}
    </Card>
  );
}

function PasskeyRow({
  passkey,
  onRemove,
}: {
  readonly passkey: Passkey;
  readonly onRemove: (passkey: Passkey) => void;
}) {
  const { t } = useTranslation("people");
  const moments = useMoments();
  const { name, createdAt, lastUsedAt } = passkey;
  const used =
    lastUsedAt === null
      ? t("account.unused")
      : t("account.used", { date: moments.date(lastUsedAt) });
  return (
    <li>
      <div>
        <b>{name}</b>
        <p className={styles["meta"]}>
          {t("account.created", { date: moments.date(createdAt) })}, {used}
        </p>
      </div>
      <Button
        size="sm"
        onClick={() => {
          onRemove(passkey);
        }}
      >
        {t("account.removeYes")}
        <Hidden> {name}</Hidden>
      </Button>
    </li>
  );
}

function AddPasskey() {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const [name, setName] = useState<string>(t("account.passkeyDefault"));
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const adding = useMutation({
    mutationFn: addPasskey,
    onSuccess: async () => {
      tell(t("account.added"));
      await queries.invalidateQueries({ queryKey: ["me"] });
    },
  });
  const add = () => {
    const whole = name.trim() !== "" && name.trim().length <= 200;
    setProblems(whole ? [] : [{ fieldId: "passkey-name", text: t("account.passkeyNameError") }]);
    if (whole) adding.mutate(name.trim());
  };
  return (
    <Form onSend={add}>
      <ErrorSummary problems={problems} />
      <TextField
        id="passkey-name"
        label={t("account.passkeyName")}
        hint={t("account.passkeyNameHint")}
        error={problems[0]?.text}
        value={name}
        onChange={setName}
      />
      {adding.error instanceof PasskeyRefused ? (
        <div role="alert">
          <Note tone="wait" icon={KeyRound}>
            {t("account.addFailed")}
          </Note>
        </div>
      ) : (
        <ProblemNote thrown={adding.error} />
      )}
      <FormActions>
        <Button type="submit" icon={KeyRound} busy={adding.isPending && t("account.adding")}>
          {t("account.add")}
        </Button>
      </FormActions>
    </Form>
  );
}

function RemovePasskey({
  passkey,
  onClose,
}: {
  readonly passkey: Passkey;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const removing = useMutation({
    mutationFn: async () => removePasskey(passkey.id),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ["me"] });
    },
  });
  return (
    <Dialog
      title={t("account.removePasskeyTitle", { name: passkey.name })}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="danger"
            busy={removing.isPending && t("account.removing")}
            onClick={() => {
              removing.mutate();
            }}
          >
            {t("account.removeYes")}
          </Button>
          <Button onClick={onClose}>{t("account.keep")}</Button>
        </>
      }
    >
      <p>{t("account.removePasskeyText")}</p>
      <ProblemNote thrown={removing.error} />
    </Dialog>
  );
}
