// cut-block: the HTML of a block out of its page, so that it can be shown on another one: addresses from the root, ids of its own.

import type { Block } from '../../compare/index.ts';

/** Larger blocks are told by their place and words only. */
const largest = 60_000;

const tag = /<[a-z](?:"[^"]*"|[^">])*>/giu;
const attribute = /\s([a-z][\w:-]*)="([^"]*)"/giu;

/** The block's element as the build wrote it into the page at `address`; undefined when it is not there, or too large. */
export function cutBlock(html: string, { start, end }: Block, address: string): string | undefined {
  if (start >= end || end > html.length || end - start > largest || html[start] !== '<') return undefined;
  const cut = html.slice(start, end);
  const ids = new Set([...cut.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1] as string));
  return cut.replaceAll(tag, (element) =>
    element.replaceAll(attribute, (whole, name: string, value: string) => {
      const next = attributeNow(name.toLowerCase(), value, { ids, address });
      return next === undefined ? '' : next === value ? whole : ` ${name}="${next}"`;
    }),
  );
}

interface Around {
  ids: ReadonlySet<string>;
  address: string;
}

const own = (id: string): string => `asked-${id}`;
const naming = new Set([
  'for',
  'list',
  'headers',
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'aria-owns',
]);

function attributeNow(name: string, value: string, { ids, address }: Around): string | undefined {
  if (name === 'data-block') return undefined;
  if (name === 'id') return own(value);
  if (naming.has(name))
    return value
      .split(' ')
      .map((id) => (ids.has(id) ? own(id) : id))
      .join(' ');
  if (name === 'href' || name === 'src' || name === 'poster' || name === 'xlink:href')
    return fromRoot(value, { ids, address });
  if (name === 'srcset')
    return value
      .split(', ')
      .map((one) => fromRoot(one, { ids, address }))
      .join(', ');
  // Clips and gradients of a drawing: url(#id).
  return value.replace(/url\(#([^)]*)\)/g, (whole, id: string) => (ids.has(id) ? `url(#${own(id)})` : whole));
}

/** An address from the page's folder as one from the site's root. */
function fromRoot(value: string, { ids, address }: Around): string {
  if (value.startsWith('#')) {
    const id = value.slice(1);
    return ids.has(id) ? `#${own(id)}` : `/${encoded(address)}.html${value}`;
  }
  if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(value)) return value;
  const folder = address.split('/').slice(0, -1).map(encodeURIComponent);
  for (const part of value.split('/')) {
    if (part === '..') folder.pop();
    else if (part !== '.') folder.push(part);
  }
  return `/${folder.join('/')}`;
}

const encoded = (address: string): string => address.split('/').map(encodeURIComponent).join('/');
