// words: the words of the forum that stand in a post's HTML.

export interface CookWords {
  /** Names of things that scroll, for those who do not see them. */
  code: string;
  formula: string;
  table: string;
  /** On a folded text that has no title of its own. */
  spoiler: string;
  /** Where a post shows a picture without words. */
  picture: string;
  done: string;
  open: string;
}
