import type { ClauseId } from "./library.ts";

interface AlternativeText {
  readonly label: string;
  readonly suits: string;
  /** The opening words of the paragraph in whose place it stands. */
  readonly replaces: string;
  /** A template, as in `Part`. */
  readonly text: string;
}

/** Other wordings where people differ about more than a field can say. */
export const ALTERNATIVES: Readonly<Partial<Record<ClauseId, readonly AlternativeText[]>>> = {
  "WO-02": [
    {
      label: "A date moves only if all agree",
      suits: "Suits partners whose funders hold them to these dates.",
      replaces: "The steering group may change a date",
      text: "A date, or the partner that leads a task, changes only if every partner agrees in writing. No partner gets a new task unless it says yes.",
    },
  ],
  "WO-03": [
    {
      label: "One set of policies at shared activities",
      suits: "Suits partners whose people work side by side every week.",
      replaces: "A partner follows its own policies",
      text: "At activities that we run together, everyone follows the policies of the partner that is the host. Elsewhere each partner follows its own.",
    },
  ],
  "WO-04": [
    {
      label: "The partner that can help tells the person",
      suits: "Suits services that see a person within a few days.",
      replaces: "The partner that made the referral",
      text: "The partner that receives the referral tells the person what happens next. The one that made it stays in touch until then.",
    },
  ],
  "WO-05": [
    {
      label: "A share for leading",
      suits: "Suits a lead that reports to the funder for many small partners.",
      replaces: "It is paid for leading",
      text: "It keeps 5% of the money it receives, to pay for leading. It shows what it spent that money on once a year.",
    },
  ],
  "GO-01": [
    {
      label: "Notice by post as well",
      suits: "Suits partners that want a paper trail for formal messages.",
      replaces: "A formal message",
      text: "A formal message (a notice) goes by post to the address in {{@FM-01}}, with a copy by email. It counts as received on the second working day after it was posted.",
    },
  ],
  "GO-02": [
    {
      label: "The chair has a second vote",
      suits: "Suits a group of an even number that must decide quickly.",
      replaces: "It tries to agree",
      text: "It tries to agree. If it cannot, it votes: {{voting}}, and more than half of the votes given decide. If the votes are equal, the chair has a second vote.",
    },
    {
      label: "Everyone must agree",
      suits: "Suits two or three partners that trust each other.",
      replaces: "It tries to agree",
      text: "It decides only what every partner agrees to. A question on which it cannot agree at two meetings goes through the steps in {{@DI-01}}.",
    },
  ],
  "GO-05": [
    {
      label: "Lighter reports for small partners",
      suits: "Suits partnerships in which some partners get little money.",
      replaces: "We keep reports short",
      text: "We keep reports short. A partner that receives less than £10,000 in a year writes one page at the end of that year, and nothing else.",
    },
  ],
  "GO-06": [
    {
      label: "A yes from whoever must do more",
      suits: "Suits small members that fear being outvoted.",
      replaces: "It can decide if at least",
      text: "It can decide if at least {{members.quorum}} of the partners are there. Each partner has {{members.vote}}. More than half of the votes given decide. A decision that gives one partner more to do also needs that partner’s yes.",
    },
  ],
  "MO-01": [
    {
      label: "A contribution may end with notice",
      suits: "Suits small partners that plan from year to year.",
      replaces: "A partner that cannot put in what",
      text: "A partner may stop putting something in by telling the others in writing 3 months before. If it cannot wait that long, it tells them as soon as it knows.",
    },
  ],
  "MO-02": [
    {
      label: "Payment in advance",
      suits: "Suits small partners that cannot wait for their money.",
      replaces: "{{pay.party}} pays within",
      text: "{{pay.party}} pays each amount before the period that it is for begins. A partner that still holds money from the last payment says so, and gets that much less.",
    },
    {
      label: "Payment after the work",
      suits: "Suits partners that can wait, and payers that want to see results.",
      replaces: "{{pay.party}} pays within",
      text: "After the end of each quarter a partner sends a claim with a list of what it spent. {{pay.party}} pays a correct claim within {{pay.days}}. If a claim is not correct, it says why within 5 working days.",
    },
  ],
  "MO-03": [
    {
      label: "Money from the United States government",
      suits: "Suits an award under 2 CFR part 200, which asks for these facts.",
      replaces: "{{funder.name}} gives money",
      text: "{{funder.name}} gives money for the shared work under {{funder.termsRef}}, which is an award of the United States government (2 CFR part 200). For each partner that receives part of it the table also shows its registered name and unique entity identifier. It shows the number, date, period and amounts of the award too. Each of us has a copy of its terms.",
    },
    {
      label: "Between us, this document comes first",
      suits: "Suits partners that have not seen the funder’s whole contract.",
      replaces: "If the funder’s terms and this",
      text: "If the funder’s terms and this {doc} say different things, this {doc} comes first between us. The partner that signed with the funder bears the difference.",
    },
  ],
  "MO-04": [
    {
      label: "What is left goes to a like purpose",
      suits: "Suits a fund made of gifts for one purpose.",
      replaces: "At the end, what is left",
      text: "At the end, what is left goes to a charity with a like purpose that we choose together, unless a funder’s terms say otherwise.",
    },
  ],
  "MO-05": [
    {
      label: "One independent check for all",
      suits: "Suits partners that do not want to open their books to each other.",
      replaces: "A partner that paid the money",
      text: "Once a year an independent person whom we all accept checks these records and reports to all of us. The funder may see them too, with notice of {{audit.noticeDays}}.",
    },
  ],
  "MO-06": [
    {
      label: "Nobody repays what it spent properly",
      suits: "Suits small partners without reserves.",
      replaces: "If a funder asks for money back",
      text: "If a funder asks for money back, a partner that did not spend its money as it was meant to be spent repays that money. No partner repays money that it spent properly.",
    },
  ],
  "PE-02": [
    {
      label: "A post that exists only for this work",
      suits: "Suits a post that a funder pays for and nobody needs afterwards.",
      replaces: "When it ends, the person goes back",
      text: "When it ends, the employer looks for other work for the person, as the law asks. If the post is made redundant, {{posts.redundancy}}.",
    },
  ],
  "SA-01": [
    {
      label: "The policy of whoever booked the place",
      suits: "Suits partners that hold many small events together.",
      replaces: "Before an event that we run together",
      text: "At an event that we run together, the policy of the partner that booked the place applies. Its safeguarding lead takes all concerns there.",
    },
  ],
  "SA-02": [
    {
      label: "In writing by the next working day",
      suits: "Suits groups of volunteers without an office.",
      replaces: "Any other concern goes to the activity’s",
      text: "Any other concern goes to the activity’s safeguarding lead the same day, and in writing by the end of the next working day. That lead decides whether to pass it to the local authority or the police, and writes down why.",
    },
  ],
  "IN-05": [
    {
      label: "Helpers may change with notice",
      suits: "Suits a partner that uses large suppliers of computer services.",
      replaces: "It may use the help of",
      text: "It may use the help of these organisations: {{dp.subprocessors}}. It tells the other 20 working days before it adds or changes one, and does not do so if the other says no. It makes the same rules count for each of them by a written contract, and answers for what they do.",
    },
  ],
  "KN-01": [
    {
      label: "One partner speaks first",
      suits: "Suits work in which the press rings at night.",
      replaces: "If something goes wrong in public",
      text: "If something goes wrong in public, {{media.leadParty}} may speak first for the shared work, with facts only. It tells the others within 2 hours. No partner says anything about another.",
    },
  ],
  "KN-02": [
    {
      label: "Who leaves keeps what there is",
      suits: "Suits partners that do not want to build something for a leaver.",
      replaces: "Where this clause lets the others",
      text: "Where this clause lets the others use materials, they may copy and change them for their own charitable or public work, without paying. A partner that leaves may go on using what was made before its last day, and nothing later.",
    },
    {
      label: "Learning systems that keep it to themselves",
      suits: "Suits partners that use such systems every day.",
      replaces: "No one feeds another partner’s materials",
      text: "A partner may use another’s materials in a computer system only if that system does not learn from them or show them to others. No one puts information about people into such a system[[, unless {{@IN-03|IN-04|IN-05}} allows it]].",
    },
  ],
  "RI-02": [
    {
      label: "The host insures its guests",
      suits: "Suits small groups that work only at another partner’s place.",
      replaces: "A partner that cannot afford this cover",
      text: "A partner that works only at another partner’s place may rely on that partner’s insurance, if its insurer has agreed in writing. It then needs no cover of its own for that work.",
    },
  ],
  "RI-03": [
    {
      label: "A limit in step with the budget",
      suits: "Suits partners of very different size.",
      replaces: "No partner pays the others more than",
      text: "No partner pays the others more in one year than {{@MO-02}} gives it for that year.",
    },
    {
      label: "No more than insurance pays",
      suits: "Suits trustees who may not risk their charity’s own money.",
      replaces: "No partner pays the others more than",
      text: "No partner pays the others more than its insurance pays for the claim, or £10,000 if it has none for it.",
    },
  ],
  "RI-04": [
    {
      label: "The largest share carries the loss",
      suits: "Suits small partners beside one large one.",
      replaces: "If a partner cannot pay its share",
      text: "If a partner cannot pay its share, the partner with the largest share pays it. It may claim it back from the one that could not pay.",
    },
  ],
  "CH-01": [
    {
      label: "No end date, and a yes every year",
      suits: "Suits work that is meant to last.",
      replaces: "This {doc} starts on",
      text: "This {doc} starts on {{start}} and goes on until we end it. Once a year each board says in writing whether it wants to go on. If a board says no, its organisation leaves as {{@CH-04}} says.",
    },
  ],
  "CH-02": [
    {
      label: "The steering group may change schedules",
      suits: "Suits partners whose boards meet seldom.",
      replaces: "Where another part of this",
      text: "Where another part of this {doc} says how something in it may be changed, that way is enough. The steering group set up in {{@GO-02}} may change the other schedules if this adds no duty, cost or risk. It may not change those about safety, staff, or information about people.",
    },
  ],
  "CH-04": [
    {
      label: "Leave at the end of a year",
      suits: "Suits work that a funder pays for year by year.",
      replaces: "A partner may leave by telling",
      text: "A partner may leave on 31 March of any year. It tells all the others in writing at least {{notice.months}} before.",
    },
  ],
  "CH-05": [
    {
      label: "Someone independent hears both sides",
      suits: "Suits small partners that fear a vote among the large.",
      replaces: "First the partner is told",
      text: "First the partner is told the reasons in writing. An independent person whom both sides choose hears them within 20 working days and writes down what they found. The others decide after they have read it.",
    },
  ],
  "DI-01": [
    {
      label: "An independent person decides",
      suits: "Suits partners that want an answer without a court.",
      replaces: "If the partners cannot choose a mediator",
      text: "If these steps do not help, the partners choose an independent person who decides. If they cannot choose one within 10 working days, an independent mediation body names one. They keep to what that person decides, and pay {{mediation.cost}}.",
    },
  ],
  "DI-02": [
    {
      label: "The courts of whoever is claimed against",
      suits: "Suits partners in different parts of the United Kingdom.",
      replaces: "If a case goes to court",
      text: "A case goes to the courts of the place where the partner that is claimed against has its address in {{@FM-01}}.",
    },
  ],
  "SI-01": [
    {
      label: "The funder may claim too",
      suits: "Suits a funder that insists on it.",
      replaces: "Only the partners may claim",
      text: "Only the partners may claim under this {doc}, and the funder named in {{@MO-03}} for the terms in that clause. We may change this {doc} without asking the funder, unless its terms say otherwise.",
    },
  ],
};
