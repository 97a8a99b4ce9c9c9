// language: a table of words by language.

/** What a table holds for the language of a tag (BCP 47: `de-AT` is `de`); undefined where it has none. */
export const inLanguage = <Words>(tag: string, table: Readonly<Record<string, Words>>): Words | undefined => {
  const [primary = ''] = tag.toLowerCase().split(/[-_]/);
  return Object.hasOwn(table, primary) ? table[primary] : undefined;
};
