import type { ExampleThread } from "./example.ts";

/** What the partners said to each other, and what each said only at home. */
export const riverThreads: readonly ExampleThread[] = [
  {
    id: "river-pay-in-advance",
    clause: "MO-02",
    audience: "shared",
    comments: [
      {
        at: [25, "19:12"],
        by: "marcus",
        body: "If we are paid after each quarter, we pay the ranger for three months before any money comes. We hold about two months of running costs. Could the ranger’s share come at the start of each quarter?",
      },
      {
        at: [24, "16:09"],
        by: "amina",
        body: "Yes. The Foundation pays us in advance, so it is fair that we pass it on in advance. I changed the trigger to the date in the table, and the ranger’s row to the first day of each quarter.",
      },
      { at: [23, "08:40"], by: "marcus", body: "That works for us. Thank you." },
    ],
    resolved: { at: [23, "08:41"], by: "marcus" },
  },
  {
    id: "river-report-hours",
    clause: "SA-02",
    audience: "shared",
    comments: [
      {
        at: [23, "11:20"],
        by: "sian",
        body: "48 hours to write a concern down is too long for us. Our own rule is one day. Two rules for the same session would confuse people.",
      },
      {
        at: [22, "09:33"],
        by: "amina",
        body: "Agreed, and 24 hours is our rule too. Changed.",
      },
    ],
    resolved: { at: [22, "10:15"], by: "sian" },
  },
  {
    id: "river-notice",
    clause: "CH-04",
    audience: "shared",
    comments: [
      {
        at: [14, "16:55"],
        by: "sian",
        body: "Three months is short if it falls over the summer. Schools plan a year ahead. Could we say six months?",
      },
      {
        at: [13, "09:58"],
        by: "marcus",
        body: "Six months is all right with us, as long as a partner can still go sooner when its trustees have no choice. I see that the second line already says so.",
      },
      { at: [13, "10:27"], by: "sian", body: "It does. I have put in six." },
    ],
    resolved: { at: [13, "11:02"], by: "amina" },
  },
  {
    id: "river-cap",
    clause: "RI-03",
    audience: "shared",
    comments: [
      {
        at: [10, "10:30"],
        by: "gwen",
        body: "There is no figure yet for the most that a partner pays. The Council usually asks for £250,000 a year. Injury, fraud and money held for others are outside the limit anyway. What can you both insure?",
      },
      {
        at: [9, "20:15"],
        by: "marcus",
        body: "Our whole income is about £190,000 a year. A limit above that could end us. Could it be £100,000?",
      },
      {
        at: [8, "09:05"],
        by: "amina",
        body: "£100,000 would be fine for Harrowfell. It is more than a year of this grant, so it covers what could realistically go wrong between us.",
      },
      {
        at: [7, "15:42"],
        by: "gwen",
        body: "I can recommend £100,000. Siân, would you fill it in when your director has seen it?",
      },
    ],
  },
  {
    id: "river-summary",
    clause: "IN-04",
    audience: "shared",
    comments: [
      {
        at: [8, "11:48"],
        by: "sian",
        body: "Where will people find the summary of who does what with their information? It needs a page that stays put.",
      },
      {
        at: [7, "17:26"],
        by: "amina",
        body: "I have asked for the page harrowfell.example/river/privacy. It goes up this week. I will fill in the address once I have seen it.",
      },
    ],
  },
  {
    id: "river-high-water",
    clause: "high-water",
    audience: "shared",
    comments: [
      {
        at: [4, "19:11"],
        by: "marcus",
        body: "New clause after the wet autumn. The last line still needs a level. Our leaders stop at 0.6 metres on the gauge board, or if it has risen by 0.2 metres in an hour.",
      },
      {
        at: [3, "10:02"],
        by: "amina",
        body: "Good. On those days we can walk the bank and do the woodland tasks instead, so nobody is sent home. Would you write both into the last line?",
      },
    ],
  },
  {
    id: "river-health-condition",
    clause: "IN-03",
    audience: "shared",
    comments: [
      {
        at: [5, "14:20"],
        by: "gwen",
        body: "For health needs the table says safeguarding of children as the extra condition. That holds where we cannot ask for consent. For everyday needs, such as an inhaler, I would also ask the young person and a parent. Could the joining form do that?",
      },
    ],
  },
  {
    id: "river-home-harrowfell",
    clause: "WO-05",
    audience: "organisation",
    comments: [
      {
        at: [12, "15:03"],
        by: "ruth",
        body: "The budget shows no fee for leading. Are we sure that we can carry that for three years?",
      },
      {
        at: [12, "16:20"],
        by: "amina",
        body: "The half day of my time is paid from core costs until 2028. After that we need another grant. I suggest that we say nothing now and look again at the first review.",
      },
    ],
  },
  {
    id: "river-home-alderbeck",
    clause: "RI-03",
    audience: "organisation",
    comments: [
      {
        at: [9, "20:22"],
        by: "marcus",
        body: "Helen, I offered £100,000. Our insurer confirmed cover up to £5 million for injury, but nothing for breaking an agreement.",
      },
      {
        at: [8, "21:10"],
        by: "helen",
        body: "I can live with £100,000. Not more. I will tell the trustees at our next meeting.",
      },
    ],
  },
  {
    id: "river-home-northmere",
    clause: "SI-03",
    audience: "organisation",
    comments: [
      {
        at: [6, "09:12"],
        by: "gwen",
        body: "Over three years the Council receives £27,000 and pays nothing, so one officer may sign under the scheme of delegation. No seal is needed. Siân, you can confirm Rhodri’s authority and close our signing check with item 14.",
      },
      { at: [5, "16:31"], by: "sian", body: "Thank you. I will do both before we freeze." },
    ],
  },
];
