/** What the leads filled in while they wrote the first draft, before the later changes. */
export const riverFields: Readonly<Record<string, string>> = {
  "background.text":
    "Young people in Harrowfell told us that they want to be outdoors and have nowhere to go. Alderbeck Wildlife Group looks after three miles of river and has more work than hands. Northmere owns the country park and the boat shed beside it. In the summer of 2026 we ran eight trial days together, and 64 young people came.",
  "aims.text":
    "young people aged 11 to 18 in Harrowfell and Northmere spend time by the river, gain skills and friends, and leave the river in better health than they found it",
  "outcomes/reach/measure": "Young people who come to at least six sessions a year",
  "outcomes/reach/target": "100 a year",
  "outcomes/reach/date": "2028-03-31",
  "outcomes/skills/measure": "Young people who earn a first award in river or woodland skills",
  "outcomes/skills/target": "60 in all",
  "outcomes/skills/date": "2029-03-31",
  "outcomes/river/measure": "River bank planted and cared for by young people",
  "outcomes/river/target": "900 metres",
  "outcomes/river/date": "2030-03-31",
  "involvement.text":
    "choose a panel of young people each spring, which meets before every second steering group and hears what was decided",

  "roles/harrowfell/does":
    "Recruits young people and looks after them. Runs two sessions a week in term time and five days in each holiday. Holds the money and reports to the funder.",
  "roles/harrowfell/doesNot": "Does not lead work on or in the water.",
  "roles/alderbeck/does":
    "Employs the youth ranger. Plans the river and woodland work. Lends tools and a trained water leader for every session on the water.",
  "roles/alderbeck/doesNot": "Does not look after young people alone.",
  "roles/northmere/does":
    "Gives the use of the boat shed and the park. Checks paths and banks before each season. Helps schools to hear about the sessions.",
  "roles/northmere/doesNot": "Does not provide staff for sessions.",

  "tasks/r1/task": "Appoint the youth ranger",
  "tasks/r1/owner": "alderbeck",
  "tasks/r1/due": "2027-04-30",
  "tasks/r1/done": "Contract signed",
  "tasks/r2/task": "Check the boat shed and put in the locked kit store",
  "tasks/r2/owner": "northmere",
  "tasks/r2/due": "2027-05-14",
  "tasks/r2/done": "Safety report sent to all",
  "tasks/r3/task": "Start weekly sessions",
  "tasks/r3/owner": "harrowfell",
  "tasks/r3/due": "2027-06-01",
  "tasks/r3/done": "First session held",
  "tasks/r4/task": "First look back with young people",
  "tasks/r4/owner": "harrowfell",
  "tasks/r4/due": "2027-12-10",
  "tasks/r4/done": "Notes shared with the panel",

  "policies/equality/policy": "Equality and inclusion",
  "policies/safety/policy": "Health and safety, with water safety",
  "policies/whistle/policy": "Whistleblowing",
  "policies/green/policy": "Care of wildlife and its habitats",
  "policies/green/who": "Alderbeck",

  "lead.party": "harrowfell",
  "lead.limit.amount": "1000",

  "contact/harrowfell/role": "Programmes manager",
  "contact/harrowfell/email": "river@harrowfell.example",
  "contact/alderbeck/role": "Conservation manager",
  "contact/alderbeck/email": "office@alderbeck.example",
  "contact/northmere/role": "Partnerships manager",
  "contact/northmere/email": "partnerships@northmere.example",

  "group/harrowfell/member": "Programmes manager",
  "group/harrowfell/standIn": "Chief executive",
  "group/alderbeck/member": "Conservation manager",
  "group/alderbeck/standIn": "A trustee",
  "group/northmere/member": "Partnerships manager",
  "group/northmere/standIn": "Head of parks",
  quorum: "2",
  "reserved.limit.amount": "5000",
  "register.url": "the shared folder “River and Roots, interests”",

  "reports/quarter/report": "Numbers, stories and spending",
  "reports/quarter/from": "harrowfell",
  "reports/quarter/to": "all of us and the funder",
  "reports/quarter/due": "15 days after each quarter",
  "reports/river/report": "Health of the river",
  "reports/river/from": "alderbeck",
  "reports/river/to": "all of us and the young people’s panel",
  "reports/river/due": "each November",

  "contributions/harrowfell/what":
    "A manager’s time, half a day a week, and a minibus on session days",
  "contributions/harrowfell/value": "£9,000 a year",
  "contributions/alderbeck/what": "Tools, seeds and plants, and six trained volunteers",
  "contributions/alderbeck/value": "600 hours a year",
  "contributions/northmere/what": "The boat shed free of charge, and parking",
  "contributions/northmere/value": "£6,500 a year",
};
