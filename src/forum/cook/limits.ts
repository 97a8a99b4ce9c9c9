// limits: how much of everything a post may hold.

export const limits = {
  /** Signs of a post. */
  shortest: 10,
  longest: 32_000,
  /** Of TeX: one formula, and a whole post. */
  formula: 2_000,
  formulas: 20_000,
  /** Signs of HTML that formulas of a post may take, and the whole of it. */
  formulaHtml: 240_000,
  html: 300_000,
  /** Signs of code that are coloured: in what is no code of its language, grammars look for a way on at every sign. */
  colouredCode: 12_000,
  /** Blocks and marks within each other. */
  nesting: 24,
  /** Milliseconds until a post that is not done is shown as its source. */
  deadline: 2_000,
} as const;
