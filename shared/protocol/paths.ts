/** Pages of the client that mails and links from the server open; the client's router has the same. */
export const PATHS = {
  /** The token follows in the fragment, which never reaches a server or a log: `/invitation#token`. */
  invitation: "/invitation",
  account: "/account",
  agreement: (id: string) => `/agreements/${id}`,
  people: (id: string) => `/agreements/${id}/people`,
  assessment: (id: string) => `/agreements/${id}/assessment`,
  question: (id: string, question: string) => `/agreements/${id}/assessment/questions/${question}`,
  result: (id: string) => `/agreements/${id}/result`,
  review: (id: string) => `/agreements/${id}/review`,
  ready: (id: string) => `/agreements/${id}/ready`,
  sign: (id: string) => `/agreements/${id}/sign`,
} as const;
