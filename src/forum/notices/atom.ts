// atom: discussions as a feed (RFC 4287).

export interface FeedEntry {
  /** Post's id, for a stable name. */
  id: number;
  title: string;
  /** Whole address. */
  url: string;
  author: string;
  /** Milliseconds since 1970. */
  published: number;
  updated: number;
  /** Finished HTML. */
  html: string;
}

export interface Feed {
  title: string;
  /** Whole addresses of the page and of the feed itself. */
  url: string;
  self: string;
  language: string;
  entries: readonly FeedEntry[];
}

// XML 1.0 has no form for these, not even escaped.
const forbidden =
  // oxlint-disable-next-line no-control-regex
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (value: string): string =>
  value.replace(forbidden, '').replace(/[&<>"]/g, (sign) => signs[sign] ?? '');

const time = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** A feed as XML. Entries are named by tag URIs (RFC 4151), which no change of address breaks. */
export function atom({ title, url, self, language, entries }: Feed): string {
  const host = new URL(url).hostname;
  const updated = Math.max(0, ...entries.map((entry) => entry.updated));
  const lines = entries.map(
    (entry) => `<entry>
<id>tag:${xml(host)},${time(entry.published).slice(0, 10)}:post/${entry.id}</id>
<title>${xml(entry.title)}</title>
<link href="${xml(entry.url)}"/>
<author><name>${xml(entry.author)}</name></author>
<published>${time(entry.published)}</published>
<updated>${time(entry.updated)}</updated>
<content type="html">${xml(entry.html)}</content>
</entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(language)}">
<id>${xml(self)}</id>
<title>${xml(title)}</title>
<link href="${xml(url)}"/>
<link rel="self" href="${xml(self)}"/>
<updated>${time(updated)}</updated>
${lines.join('')}</feed>
`;
}
