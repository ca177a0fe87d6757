import type { ClauseId } from "./library.ts";

/**
 * What people argue about in each clause: what each side tends to want, and a fair middle. Two to four
 * sentences for the people who negotiate. They are never part of an agreement.
 */
export const NOTES: Readonly<Record<ClauseId, string>> = {
  "FM-01":
    "People often sign for a project that is not a body in law. A funder wants the registered charity, and a local group wants its own name. Put the registered name in the list and the name that people know as the short name.",
  "FM-02":
    "Each partner likes to tell the story from its own side. A larger partner may also put a promise in here, where nobody looks for one. Keep it to three or four facts that all of you would say in public.",
  "FM-03":
    "Most people want the others to be bound and to stay free themselves. The fair way is that a part binds everybody or nobody. Let a part bind where money, safety or information about people is at stake, and nowhere else.",
  "FM-04":
    "Lawyers add words, and readers get lost in them. Define a word only if two partners could read it in two ways. This list holds only words that the draft uses.",
  "PU-01":
    "A funder wants numbers, and a small partner fears being blamed for them. Choose results that you can see and that your own work can move. Say beside each what no partner controls.",
  "PU-02":
    "Values are easy to write and hard to test. One side wants warm words, the other wants consequences. Keep the list short, and name one real way in which people take part.",
  "PU-03":
    "A council or a lead may want you to work with nobody else. A small organisation needs other work to live. A fair middle is freedom with early notice. Ask for advice before you agree not to compete.",
  "WO-01":
    "Vague verbs such as support and promote cause most later quarrels. One side fears tasks without money, the other fears gaps. Write what each partner does, how often, and what it does not do.",
  "WO-02":
    "Those who lead the work want to move dates freely, and boards want to know. Let the steering group move dates. A new task needs a yes from the partner that would do it.",
  "WO-03":
    "Large partners may ask small ones to adopt all their policies. That costs time and brings little. Ask for the few policies that this work needs, and accept a policy of equal effect.",
  "WO-04":
    "The partner that refers wants a quick answer, and the one that receives has a waiting list. Agree a number of days for an answer, not for the help itself. Say who tells the person.",
  "WO-05":
    "The lead carries the risk towards the funder and wants room to act. The others fear that it speaks for them or takes their work. Give it a spending limit, a fair fee in the budget, and a list of things it must ask about.",
  "GO-01":
    "Public bodies are used to post, and small groups read only email. Email is quick, but an address must be read every working day. Use email for notices and post for papers of a court case.",
  "GO-02":
    "Small partners want one vote each. Those who put in more want more say, or a second vote for the chair. One vote each, with a two thirds majority and a list of things that stay with each board, suits most.",
  "GO-03":
    "A low limit sends every small thing to four boards. A high one takes boards by surprise. Choose the sum at which each partner’s own rules would ask its board anyway, and take the lowest.",
  "GO-04":
    "A partner that funds or sells to another sits on both sides. Nobody needs to leave the partnership for that. It is enough to say so early, to stay out of the decision and to write it down.",
  "GO-05":
    "Each report takes a small partner a day that it does not have. Funders want more, and people fear that failures are published. Agree one set of figures for all, and let partners correct facts before anything is published.",
  "GO-06":
    "Those who do most of the work want votes to match. Others fear being outvoted each time. One vote each with a strong majority for a few large questions keeps both inside.",
  "MO-01":
    "Money is easy to count and time is not. Small partners feel that their hours are not seen. Write hours as hours, show their worth only to tell the story, and never turn it into a debt.",
  "MO-02":
    "The one that pays prefers to pay after the work, or when the funder has paid. Small partners cannot wait that long. Quarterly payments in advance for small partners, and on a claim for large ones, are often fair.",
  "MO-03":
    "Leads pass the whole funding contract down without looking. The others then promise things they cannot do. List the few terms that each partner can keep, and leave the rest with the lead.",
  "MO-04":
    "Everybody asks what happens if the holder runs into debt. A separate account, held in trust, with two partners approving each payment answers most of it. Say at the start who gets what is left.",
  "MO-05":
    "Funders ask for long periods and open books. Partners fear that a check reaches their other work. Six years and the records of this money only is the usual middle.",
  "MO-06":
    "The lead fears repaying the funder out of its own reserves. The others fear repaying money that they spent properly. Who caused it repays it, and nobody repays more than it received. Say where the rest falls.",
  "MO-07":
    "A grant and a price for a service look alike and are taxed in different ways. The one that pays wants a fixed sum, the other fears a later bill. Ask an adviser once, and share the risk of being wrong.",
  "MO-08":
    "Small groups are named in bids and then left out of the budget. Leads fear that a partner joins a rival bid. See the final words before your name is used, and stay out of rival bids once you have said yes.",
  "MO-09":
    "Who keeps the van is simple at the start and bitter at the end. The one that insures and repairs it usually has the best claim. Check the funder’s terms before you write a name.",
  "PE-01":
    "Hosts want to direct whoever is in the room. Employers want to keep discipline to themselves. The host directs the day, the own organisation deals with everything else.",
  "PE-02":
    "The employer carries the risk of a redundancy, though the host had the work. A person also wants to know that they can come back. Share that cost in step with the time each had, and ask about VAT on lent staff.",
  "PE-03":
    "The new employer fears old claims and pensions. The old employer wants to be done with it. Each pays for its own time, and pensions are costed by someone who knows before anybody signs.",
  "SA-01":
    "At a shared event two policies may apply at once, and then nobody acts. Large partners want theirs. Choose the policy of the partner whose activity it is, and name its lead beforehand.",
  "SA-02":
    "Some want a written report in an hour, others by the next working day. Danger now is always 999 first. For all else the same day by word and 24 hours in writing works, with only the detail that keeps a person safe.",
  "IN-01":
    "Whoever gives figures does not want to be blamed for mistakes. Whoever gets them wants to rely on them. Take care, say how old they are, and ask before passing them on.",
  "IN-02":
    "Some mark everything confidential. That must never keep a person from reporting wrongdoing, or a public body from its duty to answer. Three years after the end is usual.",
  "IN-03":
    "People argue about the lawful basis and about who answers a request. Let each flow have one line and one reason. The person may ask any of you, and you tell each other.",
  "IN-04":
    "Nobody likes to be the one contact, or to pay for another’s mistake. Give each duty to the partner that can do it best. Who caused the harm bears the cost between you.",
  "IN-05":
    "The one that decides wants to inspect at any time. The one that follows wants to choose its own suppliers. Notice of ten working days, and a list of helpers that is agreed before it grows, suits both.",
  "IN-06":
    "Charities mark papers confidential and are surprised when a council must show them. The council cannot promise silence. It can promise to ask first and to listen.",
  "KN-01":
    "Some want silence to mean yes, so that a leaflet is not late. Others fear for their name. A short time to answer, and silence means no, is safer for a small partner.",
  "KN-02":
    "Joint ownership sounds fair and is hard to live with, since each needs the others for every step. Owners fear what happens after somebody leaves. Let the maker own it and the others use it for good.",
  "RI-01":
    "This seems to clash with a lead that signs for the others. It does not, if the lead’s powers are listed. Everything outside that list stays with each partner.",
  "RI-02":
    "Large partners ask for the cover they have themselves. Small ones cannot pay for it. Ask what this work could cost at worst, and let the host’s policy cover guests if its insurer agrees.",
  "RI-03":
    "The stronger side wants to be paid for every loss without a limit. Trustees may not risk their charity for that. A limit in step with the budget or the insurance is fair, with none for injury or fraud.",
  "RI-04":
    "The hard question is who pays for a partner that has no money left. The strongest partner fears that it will be asked first. Insurance before shares, and shares in step with the budget, are fair. Check that the limit between you leaves room for them.",
  "CH-01":
    "Many want it to go on by itself, and forget it. Boards want a date on which they say yes again. A fixed end with a few months to decide serves both.",
  "CH-02":
    "Leads want to change a table by email, and boards want to sign. Let tables change in the way that their own clause says, or let the steering group change the light ones. Duties and money change only by signature.",
  "CH-03":
    "A new partner fears paying for the past. The old ones fear a stranger. Agree who must say yes, and let it answer only for what comes after it joined.",
  "CH-04":
    "Those who stay want long notice, and those who leave want to be free. Three months, and longer where a funder pays for staff, is usual. Nobody should pay a penalty just for leaving.",
  "CH-05":
    "Removal is a hard word, and small partners fear it most. A list of reasons, a chance to put things right and a vote by all the others make it fair. Keep the quick way for danger alone.",
  "CH-06":
    "At the end everyone wants the website and nobody the old records. Agree it while you are still friends. People who use the work are told first.",
  "DI-01":
    "Some want to go to court at once, and others want to talk for ever. Steps with dates give both an answer. Urgent harm may always go to court at once.",
  "DI-02":
    "Partners on two sides of a border each want their own law. Choose the law of the place where most of the work is done. One law and its own courts save money for all.",
  "DI-03":
    "People are sent from one partner to the next. Give them one route and one answer. The partner that the complaint is about helps, and does not judge it.",
  "SI-01":
    "A funder may want rights of its own under your agreement. The partners want to be able to change it without asking. Let it read and check, and give it no right to claim.",
  "SI-02":
    "One board wants paper while the others sign online. Both are fine if they show the same fingerprint. Nobody is bound until all have signed.",
  "SI-03":
    "A chief executive often signs before the board has decided. Ask for the minute or the rule early, when it is easy to get. It protects the signer most of all.",
  "SI-04":
    "A deed gives twelve years to claim, which suits a funder and few others. It needs witnesses or seals. Use one only where land, a promise without payment or a funder asks for it. In Scotland a deed gives no longer time.",
  "SI-05":
    "Equal force is a matter of respect, and it needs two careful readers. One text that counts is simpler. If both count, agree now that you put both right together.",
  "SI-06":
    "Some want to sign last, to see that the others have. It changes nothing, since nobody is bound before all have signed. Sign in any order.",
  "JB-01":
    "The largest partner wants control, and the others fear being passengers. One vote for each member, and a list of things that need all, keeps the balance. Agree now what happens when you cannot agree.",
};
