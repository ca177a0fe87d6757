import { Lock, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Audience } from "#shared/protocol/review.ts";
import { Segmented } from "../ui/Segmented.tsx";
import type { AudienceWords } from "./use-audience.ts";

/** Who can see this: the own organisation, or every party. */
export function AudienceChoice({
  audience,
  value,
  onChange,
}: {
  readonly audience: AudienceWords;
  readonly value: Audience;
  readonly onChange: (audience: Audience) => void;
}) {
  const { t } = useTranslation("review");
  return (
    <Segmented
      label={t("audience.label")}
      value={value}
      onChange={onChange}
      segments={[
        {
          value: "organisation",
          label: t("audience.own", { organisation: audience.short }),
          icon: Lock,
          tone: "private",
        },
        { value: "shared", label: audience.who("shared"), icon: Users },
      ]}
    />
  );
}
