// character-references: the references to characters in HTML of our own and of Discourse, and what they stand for.

/** One of them, for `matchAll` and `replaceAll`; a browser would read others, and old ones without a semicolon, too. */
export const characterReference = /&(?:amp|lt|gt|quot|#x27|#39|nbsp);/g;

const characters: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
  '&nbsp;': '\u00a0',
};

/** What one of them stands for; undefined for others. */
export const characterOf = (reference: string): string | undefined => characters[reference];

/** A text of HTML, without elements, as it is read. */
export const withCharacters = (html: string): string =>
  html.replaceAll(characterReference, (reference) => characterOf(reference) ?? reference);
