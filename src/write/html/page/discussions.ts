// discussions: where a page is discussed elsewhere: links, and what shows the discussion in the page when its reader asks for it.

import type { DiscourseSettings, GiscusSettings } from '../../../document/index.ts';
import type { Page } from '../../../link/index.ts';
import type { Context } from '../context.ts';
import { freshId } from '../context.ts';
import { giscusLanguage } from '../giscus-language.ts';
import type { Html } from '../html.ts';
import { classes, element, join, nothing, text, trusted } from '../html.ts';
import { variantClasses } from '../variant-names.ts';
import { canonicalAddress } from './head.ts';

/** One place where a page is discussed. */
interface Place {
  /** The only variants that it is about; absent = all. */
  variants?: readonly string[];
  /** Those whose readers are shown it, where these are more. */
  seenIn?: readonly string[];
  /** For a reader who goes there. */
  href: string;
  /** What a frame in the page shows; absent: nothing can be shown. */
  frame?: Frame;
}

interface Frame {
  kind: 'discourse' | 'giscus';
  address: string;
}

/** Of several places the chosen variant's is seen. */
export function discussions(page: Page, context: Context): Html {
  return join(forAll(places(page, context), context).map((place) => discussion(place, context)));
}

/** Readers of a variant that has no place of its own are shown that of the book's first variant that has one. */
function forAll(all: readonly Place[], { book }: Context): readonly Place[] {
  const names = book.settings.variants.map(({ name }) => name);
  const placeFor = (name: string): Place | undefined =>
    all.find(({ variants }) => variants === undefined || variants.includes(name));
  const others = names.filter((name) => placeFor(name) === undefined);
  const shown = names.map(placeFor).find((place) => place !== undefined);
  return all.map((place) =>
    place === shown && place.variants ? { ...place, seenIn: [...place.variants, ...others] } : place,
  );
}

/** Those that the page names, and that of the book's forum where it is elsewhere. */
function places(page: Page, context: Context): Place[] {
  const { forum } = context.book.settings;
  const named = page.document.discussions ?? [];
  switch (forum?.provider) {
    case 'discourse':
      return named.length === 0 ? byAddress(forum, context) : named.map((one) => topic(one, forum));
    case 'giscus':
      return [...named.map(({ variants, url }) => placeOf(url, variants)), giscus(page, forum, context)];
    case 'builtin':
    case 'none':
    case undefined:
      return named.map(({ variants, url }) => placeOf(url, variants));
  }
}

const placeOf = (href: string, variants: readonly string[] | undefined, frame?: Frame): Place => ({
  href,
  ...(variants && { variants }),
  ...(frame && { frame }),
});

/** A topic of the book's Discourse can be shown; one of another forum is a link. */
function topic(named: { variants?: string[]; url: string }, { url }: DiscourseSettings): Place {
  const id = named.url.startsWith(`${url}/t/`) ? topicId(named.url.slice(url.length)) : undefined;
  const frame = id === undefined ? undefined : discourseFrame(url, `topic_id=${id}`);
  return placeOf(named.url, named.variants, frame);
}

/** Number of the topic at `/t/35`, `/t/words-of-its-title/35` and `/t/words/35/7`. */
function topicId(path: string): string | undefined {
  const [, , ...parts] = path.replace(/[?#].*$/s, '').split('/');
  return parts.slice(0, 2).find((part) => /^\d{1,10}$/.test(part));
}

/** A Discourse finds, or makes, the topic of a page by the page's address. */
function byAddress({ url }: DiscourseSettings, { book, file }: Context): Place[] {
  const address = canonicalAddress(file, book.settings.url);
  if (address === undefined || !/^https?:\/\//i.test(address)) return [];
  const frame = discourseFrame(url, `embed_url=${encodeURIComponent(address)}`);
  return [{ href: frame.address, frame }];
}

const discourseFrame = (url: string, query: string): Frame => ({
  kind: 'discourse',
  address: `${url}/embed/comments?${query}`,
});

/** The page's discussion in the repository. What only the browser knows (colours, where to come back to) its script adds. */
function giscus(page: Page, forum: GiscusSettings, { book }: Context): Place {
  const { url, repo, repoId, category, categoryId, mapping, strict } = forum;
  const term = mapping === 'label' ? page.label : page.address;
  const query: [name: string, value: string][] = [
    ['repo', repo],
    ['repoId', repoId],
    ['category', category],
    ['categoryId', categoryId],
    ...(mapping === 'label' ? [['term', term] satisfies [string, string]] : []),
    ['strict', strict ? '1' : '0'],
    ['reactionsEnabled', '1'],
    ['emitMetadata', '0'],
    ['inputPosition', 'bottom'],
  ];
  const search = encodeURIComponent(`"${term}" in:title`);
  return {
    href: `https://github.com/${repo}/discussions?discussions_q=${search}`,
    frame: {
      kind: 'giscus',
      address: `${url}/${giscusLanguage(book.settings.language)}/widget?${query
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
        .join('&')}`,
    },
  };
}

function discussion({ variants, seenIn = variants, href, frame }: Place, context: Context): Html {
  const { site, book } = context;
  const own = variants && site.hasVariants ? variants : undefined;
  const titles = book.settings.variants.filter(({ name }) => own?.includes(name)).map(({ title }) => title);
  const { words } = site;
  const link = element('a', { href }, text(words.discuss(titles.join(', '))));
  return element(
    'div',
    {
      class: classes('discuss', own && seenIn && variantClasses(seenIn)),
      id: frame && freshId('_discussion', context),
    },
    link,
    frame === undefined ? nothing : button(frame, titles, context),
  );
}

/** The script shows it, and asks nothing of another site before it is pressed. */
function button({ kind, address }: Frame, titles: readonly string[], { site }: Context): Html {
  const { words } = site;
  const host = /^https?:\/\/([^/]+)/i.exec(address)?.[1] ?? '';
  return join([
    trusted(' '),
    element(
      'button',
      {
        type: 'button',
        hidden: true,
        'aria-expanded': 'false',
        [`data-${kind}`]: address,
        'data-title': words.discussion(titles.join(', ')),
      },
      text(words.showDiscussion),
      text(' '),
      element('span', {}, text(words.fromSite(host))),
    ),
  ]);
}
