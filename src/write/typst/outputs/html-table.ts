// html-table: the table in an output's HTML, when it is a simple one such as a data frame, else its words.

export interface SimpleTable {
  head: string[];
  rows: string[][];
}

/** A table of one row of heads and rows of equally many cells; undefined when the HTML holds anything else that counts. */
export function simpleTable(html: string): SimpleTable | undefined {
  const tables = [...html.matchAll(/<table\b[^>]*>([\s\S]*?)<\/table\s*>/gi)];
  if (
    tables.length !== 1 ||
    /<(?:img|svg|iframe|video|canvas|math)\b|(?:col|row)span\s*=\s*["']?(?!1\b)\d/i.test(html)
  )
    return undefined;
  const inside = (tables[0] as RegExpMatchArray)[1] as string;
  const around = htmlText(html.replace(tables[0]?.[0] ?? '', ''));
  const rows = [...inside.matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<\/tr\s*>|<tr\b|$)/gi)].map((row) =>
    [...(row[1] as string).matchAll(/<(t[hd])\b[^>]*>([\s\S]*?)(?=<\/t[hd]\s*>|<t[hd]\b|$)/gi)].map(
      (cell) => ({
        isHead: (cell[1] as string).toLowerCase() === 'th',
        text: htmlText(cell[2] as string).trim(),
      }),
    ),
  );
  const isHead = (row: (typeof rows)[number] | undefined): boolean =>
    row !== undefined && row.length > 0 && row.every((cell) => cell.isHead);
  const head = isHead(rows[0]) ? rows.shift() : undefined;
  const width = head?.length ?? rows[0]?.length ?? 0;
  // A data frame says its size below the table ("5 rows × 3 columns"): words that may go.
  const onlySize = /^\s*(?:\d+ rows? × \d+ columns?)?\s*$/.test(around);
  if (width === 0 || !onlySize || rows.some((row) => row.length !== width || isHead(row))) return undefined;
  return {
    head: (head ?? []).map((cell) => cell.text),
    rows: rows.map((row) => row.map((cell) => cell.text)),
  };
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  times: '×',
  minus: '−',
  hellip: '…',
  ndash: '–',
  mdash: '—',
};

/** The words of a piece of HTML. */
export function htmlText(html: string): string {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi, '')
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      const code =
        hex !== undefined ? parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : undefined;
      if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
      return entities[name ?? ''] ?? whole;
    });
}
