// static-page: a page of the forum as it stands in a folder of files: what only a server can do is not there.

export interface StaticSite {
  /** Whether an address without its fragment is among the files. */
  has: (address: string) => boolean;
  /** Address of the book's own search; absent: it has none. */
  search?: string;
}

/** Our own writer puts attributes between double quotes, and no link stands in another. */
const links = /<a ([^>]*?)href="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/g;
const acts = /<form (class="acts")[^>]*>([\s\S]*?)<\/form>/g;
const forms = /<form [^>]*action="\/-\/[^>]*>[\s\S]*?<\/form>/g;
const hiddenFields = /<input type="hidden"[^>]*>/g;
const scripts = /<script src="\/-\/files\/[^>]*><\/script>/g;
const feeds = /<link rel="alternate" type="application\/atom\+xml"[^>]*>/g;
/** A list's items, then what stood around them, with its heading. */
const nothingLeft = [
  /<li><\/li>/g,
  /<p class="head">[^<]*<\/p><ol><\/ol>/g,
  /<nav class="outline"[^>]*><\/nav>/g,
];

/** Takes out what asks a server, and leaves the words of links that would lead nowhere. */
export function staticPage(html: string, site: StaticSite): string {
  const without = html
    .replace(scripts, '')
    .replace(feeds, '')
    .replace(
      acts,
      (_, name: string, content: string) => `<div ${name}>${content.replace(hiddenFields, '')}</div>`,
    )
    .replace(forms, '')
    .replace(links, (link, before: string, href: string, after: string, content: string) =>
      href.startsWith('/-/') ? linkLeft({ link, before, href, after, content }, site) : link,
    );
  return nothingLeft.reduce((page, pattern) => page.replace(pattern, ''), without);
}

interface Link {
  /** All of it; then what it is put together from. */
  link: string;
  before: string;
  href: string;
  after: string;
  content: string;
}

/** A view of a list, a feed, a form's page and the account are nothing without their server; other words stay. */
function linkLeft({ link, before, href, after, content }: Link, site: StaticSite): string {
  if (href === '/-/search')
    return site.search === undefined ? '' : `<a ${before}href="${site.search}"${after}>${content}</a>`;
  const [address = ''] = href.split('#');
  if (site.has(address)) return link;
  if (/[?]|\.atom$/.test(address) || /\bclass="(?:me|btn)\b/.test(before + after)) return '';
  return `<a ${before}${after}>${content}</a>`;
}

/** A page that leads on to another one. */
export const leadingPage = (to: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${to}</title><meta http-equiv="refresh" content="0; url=${to}"><link rel="canonical" href="${to}"></head><body><a href="${to}">${to}</a></body></html>`;
