/** Where things about one agreement are mended, read and signed. */
export const places = {
  draft: (agreement: string) => `/agreements/${agreement}/draft`,
  clause: (agreement: string, clauseId: string) => `/agreements/${agreement}/draft#${clauseId}`,
  field: (agreement: string, key: string) =>
    `/agreements/${agreement}/draft?field=${encodeURIComponent(key)}`,
  assessment: (agreement: string) => `/agreements/${agreement}/assessment`,
  question: (agreement: string, question: string) =>
    `/agreements/${agreement}/assessment/questions/${question}`,
  result: (agreement: string) => `/agreements/${agreement}/result`,
  people: (agreement: string) => `/agreements/${agreement}/people`,
  ready: (agreement: string) => `/agreements/${agreement}/ready`,
  sign: (agreement: string) => `/agreements/${agreement}/sign`,
  certificate: (agreement: string) => `/agreements/${agreement}/signed`,
  paper: (agreement: string) => `/agreements/${agreement}/paper`,
  audit: (agreement: string) => `/agreements/${agreement}/audit`,
} as const;
