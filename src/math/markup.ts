// markup: text and attributes safe to stand in HTML and XML.

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Escapes text for element content and for attribute values in double quotes. */
export const escapeMarkup = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => references[char] ?? char);

/** A length in em, at most four decimals. */
export const em = (length: number): string => `${Number(length.toFixed(4))}em`;
