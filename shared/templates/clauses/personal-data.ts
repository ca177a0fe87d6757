import { choices, type ClauseText, field, partyRows, rows } from "../clause-text.ts";

/** Article 6(1) of the UK GDPR, in the order of its points. */
const BASES = choices({
  consent: "consent",
  contract: "contract",
  legalDuty: "legal duty",
  vital: "vital interests",
  publicTask: "public task",
  legitimate: "legitimate interests",
});

/**
 * IN-03 to IN-05: sharing information about people, deciding about it together, and following
 * another partner’s instructions (UK GDPR, Articles 26 and 28).
 */
export const personalDataTexts: readonly ClauseText[] = [
  {
    id: "IN-03",
    fields: [
      field("text", "dp.purpose", [
        "Purpose",
        "Finish the sentence: We share information about people only to …",
      ]),
      rows(
        "flows",
        ["What is shared", "One row for each kind of information and each way it travels."],
        [
          field("text", "item", ["What", "As in: name, age and emergency contact."]),
          field("text", "fromTo", ["From whom to whom", "Short names of the partners."]),
          field("text", "purpose", ["Why it is needed", "A few words."]),
          field("choice", "basis", ["Lawful basis", "The reason in law that fits best."], BASES),
          field(
            "text",
            "special",
            ["Extra condition if sensitive", "Needed for health, faith, ethnicity and the like."],
            {
              requiredAt: "never",
            },
          ),
          field("text", "how", ["How it is sent", "As in: shared case system."]),
          field("text", "retention", [
            "When it is deleted",
            "As in: 1 year after the last session.",
          ]),
        ],
      ),
      partyRows(
        "dp",
        ["Data protection contacts", "The role at each partner that answers questions about data."],
        [
          field("role", "contact", ["Data protection contact (role)", "As in: office manager."]),
          field("text", "email", ["Email", "An address that someone reads every working day."]),
        ],
      ),
      field(
        "text",
        "security.ref",
        ["Security measures", "The name of the policy or standard, as in: Cyber Essentials."],
        {
          initial: "its own information security policy",
        },
      ),
      field("duration", "retention.days", ["Time to delete at the end", "In days."], {
        unit: "days",
        initial: "30",
      }),
    ],
    parts: [
      {
        when: ({ has }) => !has("IN-04"),
        text: "We share information about people only to {{dp.purpose}}. Each of us is responsible in law for its own use of it (each is a separate controller).",
      },
      {
        when: ({ has }) => has("IN-04"),
        text: "We share information about people only to {{dp.purpose}}. We decide together why and how it is used, so we are responsible for it together (we are joint controllers). {{@IN-04}} says who does what.",
      },
      "Where one of us only follows another’s instructions, {{@IN-05}} applies instead.",
      {
        text: "The table lists every kind of information that we share (a flow). It says who sends it to whom, and why. It gives the lawful basis, and the extra condition if the information is sensitive. It says how the information is sent and when it is deleted.",
        table: "flows",
      },
      {
        text: "We share nothing that is not in the table. A new flow needs the data protection contact of each partner concerned to approve a new row first.",
        table: "dp",
      },
      "Before sharing, the partner that collected the information makes sure that the person knows who will receive it and why. It tells them in words they can follow.",
      {
        when: ({ has }) => !has("IN-04"),
        text: "Before sharing starts we check together what could go wrong for people, and write down what we found. No one sends this information abroad unless we agreed in writing and the law allows it.",
      },
      {
        when: ({ has }) => !has("IN-04"),
        text: "A person may use their data rights with any of us. Whoever receives a request tells the others concerned within 2 working days and answers for its own records.",
      },
      {
        when: ({ has }) => has("IN-04"),
        text: "A person may use their data rights with any of us. Whoever receives a request tells the others concerned within 2 working days. It is answered as {{@IN-04}} says.",
      },
      "Each of us keeps the information safe with the measures in {{security.ref}}, and lets in only people who need it and are trained.",
      {
        when: ({ has }) => !has("IN-04"),
        text: "A partner that finds a breach affecting shared information tells the others within 24 hours of finding it, and each decides what it must report.",
      },
      {
        when: ({ has }) => has("IN-04"),
        text: "A partner that finds a breach affecting shared information tells the others within 24 hours of finding it. It is reported as {{@IN-04}} says.",
      },
      "Any of us may pause sharing at once if it thinks continuing would be unlawful or unsafe, and says why in writing.",
      "When a flow ends, the receiver deletes or returns the information within {{retention.days}} unless the law says to keep it.",
      "We look at this schedule[[ at each review under {{@CH-01}}, and]] whenever the purpose, the law or the people involved change.",
    ],
  },
  {
    id: "IN-04",
    fields: [
      rows(
        "duties",
        ["Who does which duty", "One partner for each duty."],
        [
          field("text", "duty", ["Duty", "A few words."]),
          field("party", "party", ["Who does it", "One partner."]),
        ],
        {
          rows: [
            { duty: "Tells people how their information is used" },
            { duty: "Answers people who use their data rights" },
            { duty: "Keeps the shared systems secure" },
            { duty: "Reports breaches to the regulator and to people" },
            { duty: "Checks the risks before we start, and writes them down" },
            { duty: "Sees that information is deleted on time" },
          ],
        },
      ),
      field("party", "jc.contact", [
        "Contact point for the public",
        "The partner that people can write to.",
      ]),
      field("text", "jc.summaryUrl", [
        "Where the public can read the summary",
        "A web address or a place.",
      ]),
    ],
    parts: [
      "We are joint controllers of the information in {{@IN-03}}. The law asks joint controllers to agree openly who does what. This schedule is that agreement.",
      { text: "The table shows which of us does each duty for all of us.", table: "duties" },
      "The others give the partner that does a duty what it needs for it, within 2 working days of being asked.",
      "{{jc.contact}} is the contact point for the public. People may still use their rights with any of us, whatever the table says.",
      "A person who uses their rights gets an answer within one month, unless the law allows longer.",
      "The partner that reports breaches decides about each one after hearing the others. It keeps to the 72 hours that the law allows for telling the regulator.",
      "We publish a short summary of this schedule at {{jc.summaryUrl}}.",
      "No one gives this information to an organisation outside, or sends it abroad, unless all of us agreed in writing first. The law must allow it too.",
      "If one of us pays a person for harm, each of the others pays back the part that it caused.",
    ],
  },
  {
    id: "IN-05",
    fields: [
      rows(
        "processing",
        [
          "Work done on instructions",
          "One row for each kind of work with information about people.",
        ],
        [
          field("party", "decides", ["Who decides", "The partner that gives the instructions."]),
          field("party", "follows", ["Who follows", "The partner that does the work."]),
          field("text", "work", ["What is done with it, and why", "As in: sends the newsletter."]),
          field("text", "about", [
            "Whose information, and what",
            "As in: members, names and emails.",
          ]),
          field("text", "until", ["Until", "A date, or how long."]),
        ],
      ),
      field(
        "text",
        "dp.instructions",
        ["Where the instructions are", "The name of the paper or folder that holds them."],
        { initial: "an email from the contact of the partner that decides" },
      ),
      field("text", "dp.subprocessors", ["Organisations that may help", "Names, or: no one."], {
        initial: "no one",
      }),
    ],
    parts: [
      {
        text: "For the work in the table one of us decides why and how information about people is used. The other follows its instructions (it is a processor).",
        table: "processing",
      },
      "The partner that follows uses the information only as the written instructions say. They are in {{dp.instructions}}. It says so at once if it thinks that an instruction is against the law.",
      "It lets in only people who need the information and have promised to keep it private.",
      "It keeps the information safe, in step with the harm that a loss could do.",
      "It may use the help of these organisations: {{dp.subprocessors}}. It asks before it adds one. It makes the same rules count for each of them by a written contract, and answers for what they do.",
      "It keeps the information in the United Kingdom, unless the other agreed in writing that it may go abroad.",
      "It helps the other answer people who use their data rights, check risks before new work, and deal with the regulator.",
      "If it finds a breach, it tells the other within 24 hours of finding it, with everything that it knows.",
      "When the work ends, it gives the information back or deletes it, as the other chooses. It may keep only what the law makes it keep.",
      "It shows the other what it needs to see that these rules are kept. The other may come and check, with notice of 10 working days, or sooner after a breach.",
    ],
  },
];
