/** Words about who signs for each organisation, and how. */
export const slotWords = {
  slot: {
    fewest: {
      authorised_one: "One person who has authority signs",
      authorised_other: "{{count}} people who have authority sign",
      director_one: "One director signs",
      director_other: "{{count}} directors sign, or a director and the secretary",
      trustee_one: "One trustee signs",
      trustee_other: "{{count}} trustees sign",
      committeeMember_one: "One committee member signs",
      committeeMember_other: "{{count}} committee members sign",
      officer_one: "One officer signs",
      officer_other: "{{count}} officers sign",
      ownRule_one: "One person signs, as its own rule asks",
      ownRule_other: "{{count}} people sign, as its own rule asks",
    },
    forAll: "They sign for all of them, and all are bound in person.",
    ownRule: "Its own rule: “{{rule}}”",
    empty: {
      authorised_one: "One more person to ask",
      authorised_other: "{{count}} more people to ask",
      director_one: "One more director to ask, or the secretary",
      director_other: "{{count}} more directors to ask",
      trustee_one: "One more trustee to ask",
      trustee_other: "{{count}} more trustees to ask",
      committeeMember_one: "One more committee member to ask",
      committeeMember_other: "{{count}} more committee members to ask",
      officer_one: "One more officer to ask",
      officer_other: "{{count}} more officers to ask",
      ownRule_one: "One more person to ask, as its own rule says",
      ownRule_other: "{{count}} more people to ask, as its own rule says",
    },
    missing: "{{party}}: {{what}}",
    spare: "A second officer may be asked",
    warning: {
      delegation:
        "Look at the governing document. Many do not let the board leave this to one employee.",
      secondOfficer:
        "Above the council’s own value two officers sign, or the council uses its seal. Its own lead checks that.",
      ownRules: "Its own rule decides who signs. Its lead answers for that.",
      ownRulesMissing:
        "We do not know the rule for this kind of organisation. Its administrator can write it on the organisation page.",
      ownRulesDeed:
        "A deed may need a seal or a second person by its own rules. Check before anyone signs.",
      leadSignsAlone:
        "{{person}} leads for this organisation and signs for it alone. It is good to have a second person look.",
      notNamed:
        "{{person}} is not among the people whom the agreement names for this organisation.",
    },
  },
} as const;
