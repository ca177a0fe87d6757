import type { Role } from "#shared/agreements/stage.ts";
import type { Profile } from "#shared/protocol/people.ts";

/** An invented organisation of the example. */
export interface CastOrganisation {
  readonly id: string;
  readonly profile: Profile;
}

/** An invented person of the example. The address can't exist (`.example`, RFC 2606). */
export interface CastPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly title: string;
  readonly administrator: boolean;
  readonly roles: readonly Role[];
}

export interface CastAgreement {
  readonly id: string;
  readonly title: string;
  readonly organisations: readonly CastOrganisation[];
  readonly people: readonly CastPerson[];
}

const england = { nation: "england", publicAuthority: false, languages: ["en"] } as const;

const RIVER: CastAgreement = {
  id: "river-and-roots",
  title: "River and Roots",
  organisations: [
    {
      id: "harrowfell-youth-action",
      profile: {
        ...england,
        legalName: "Harrowfell Youth Action",
        shortName: "Harrowfell",
        number: "1099001",
        address: "The Old Mill, Mill Lane, Harrowfell HF1 2AB",
        legalForm: "charitableCompany",
        languages: ["en"],
      },
    },
    {
      id: "alderbeck-wildlife-group",
      profile: {
        ...england,
        legalName: "Alderbeck Wildlife Group",
        shortName: "Alderbeck",
        number: "1199002",
        address: "2 Weir Cottages, Alderbeck AB3 4CD",
        legalForm: "cio",
        languages: ["en"],
      },
    },
    {
      id: "northmere-borough-council",
      profile: {
        ...england,
        legalName: "Northmere Borough Council",
        shortName: "Northmere",
        number: "",
        address: "Town Hall, Market Place, Northmere NM1 1AA",
        legalForm: "council",
        publicAuthority: true,
        languages: ["en"],
      },
    },
  ],
  people: [
    person("amina", "Amina Yusuf", "harrowfell-youth-action", ["lead"], "Programme manager"),
    person("ruth", "Ruth Adeyemi", "harrowfell-youth-action", ["director"], "Chair of trustees"),
    person("marcus", "Marcus Bell", "alderbeck-wildlife-group", ["lead"], "Secretary"),
    person("helen", "Helen Ashworth", "alderbeck-wildlife-group", ["director"], "Trustee"),
    person("sian", "Siân Morgan", "northmere-borough-council", ["lead"], "Head of communities"),
    person("gwen", "Gwen Pritchard", "northmere-borough-council", ["legal"], "Solicitor"),
    person("rhodri", "Rhodri Llŷr", "northmere-borough-council", ["director"], "Director of place"),
  ],
};

const CARERS: CastAgreement = {
  id: "carers-voices",
  title: "Carers’ Voices across the Border",
  organisations: [
    {
      id: "gofalwyr-dyffryn-teg",
      profile: {
        legalName: "Gofalwyr Dyffryn Teg",
        shortName: "Dyffryn Teg",
        number: "1188003",
        address: "Yr Hen Ysgol, Dyffryn Teg DT5 6EF",
        legalForm: "cio",
        nation: "wales",
        publicAuthority: false,
        languages: ["cy", "en"],
      },
    },
    {
      id: "brightwater-carers-link",
      profile: {
        ...england,
        legalName: "Brightwater Carers Link CIC",
        shortName: "Brightwater",
        number: "09990004",
        address: "14 Canal Street, Brightwater BW2 7GH",
        legalForm: "cic",
        languages: ["en"],
      },
    },
  ],
  people: [
    person("nia", "Nia Rowlands", "gofalwyr-dyffryn-teg", ["lead", "director"], "Coordinator"),
    person("daniel", "Daniel Price", "brightwater-carers-link", ["lead", "director"], "Director"),
  ],
};

const WARM: CastAgreement = {
  id: "warm-wednesdays",
  title: "Warm Wednesdays",
  organisations: [
    {
      id: "harbour-lane-hub",
      profile: {
        ...england,
        legalName: "Harbour Lane Community Hub",
        shortName: "Harbour Lane",
        number: "1177005",
        address: "1 Harbour Lane, Fernmouth FM1 8JK",
        legalForm: "cio",
        languages: ["en"],
      },
    },
    {
      id: "saltmarsh-foodshare",
      profile: {
        ...england,
        legalName: "Saltmarsh Foodshare",
        shortName: "Saltmarsh",
        number: "",
        address: "Unit 3, Saltmarsh Road, Fernmouth FM2 9LM",
        legalForm: "unincorporated",
        languages: ["en"],
      },
    },
    {
      id: "st-wulfmars-church-hall",
      profile: {
        ...england,
        legalName: "St Wulfmar’s Church Hall",
        shortName: "St Wulfmar’s",
        number: "1166006",
        address: "Church Walk, Fernmouth FM1 3NP",
        legalForm: "trust",
        languages: ["en"],
      },
    },
  ],
  people: [
    person("joy", "Joy Okafor", "harbour-lane-hub", ["lead", "director"], "Chair"),
    person("tom", "Tom Whelan", "saltmarsh-foodshare", ["lead", "director"], "Organiser"),
    person("edith", "Edith Marsh", "st-wulfmars-church-hall", ["lead", "director"], "Trustee"),
  ],
};

/** The three partnerships of the example. */
export const CAST: readonly CastAgreement[] = [RIVER, CARERS, WARM];

/** Leads are the administrators of their organisations. */
function person(
  id: string,
  name: string,
  organisation: string,
  ...rest: readonly [readonly Role[], string]
): CastPerson {
  const [roles, title] = rest;
  const email = `${id}@${organisation}.example`;
  return { id, name, email, organisation, title, roles, administrator: roles.includes("lead") };
}
