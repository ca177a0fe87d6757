export const en = {
  role: {
    lead: "Partner lead",
    legal: "Legal reviewer",
    director: "Director",
    viewer: "Viewer",
  },
} as const;
