import { createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import { en as agreements } from "../agreements/messages.en.ts";
import { en as api } from "../api/messages.en.ts";
import { en as assessment } from "../assessment/messages.en.ts";
import { en as drafting } from "../drafting/messages.en.ts";
import { en as audit } from "../audit/messages.en.ts";
import { en as people } from "../people/messages.en.ts";
import { en as review } from "../review/messages.en.ts";
import { en as signoff } from "../signoff/messages.en.ts";
import { en as templates } from "../templates/messages.en.ts";
import { en as ui } from "../ui/messages.en.ts";
import { en as verify } from "../verify/messages.en.ts";
import { en as app } from "./messages.en.ts";

/** Every sentence a person reads, by feature folder: `useTranslation("people")` speaks for people. */
const english = {
  agreements,
  api,
  app,
  assessment,
  drafting,
  audit,
  people,
  review,
  signoff,
  templates,
  ui,
  verify,
} as const;

const i18n = createInstance();

declare module "i18next" {
  interface CustomTypeOptions {
    readonly defaultNS: "app";
    readonly resources: typeof english;
  }
}

void i18n.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  defaultNS: "app",
  resources: { en: english },
  interpolation: { escapeValue: false },
  initAsync: false,
});
