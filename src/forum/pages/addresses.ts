// addresses: every address of the forum's pages. Ids decide, words are for people.

import type { ReviewKind, ThreadKind } from '../store/schema.ts';
import type { ListFilter } from './views/list.ts';

/** A discussion as its address needs it. */
export interface Named {
  id: number;
  slug: string;
}

type Query = Readonly<Record<string, string | number | undefined>>;

function path(...parts: readonly (string | number)[]): string {
  let all = '/-';
  for (const part of parts) all += `/${encodeURIComponent(part)}`;
  return all;
}

/** An address with a query; what is undefined or empty is left out. */
export function withQuery(address: string, query: Query): string {
  let all = address;
  let mark = '?';
  for (const name in query) {
    const value = query[name];
    if (value === undefined || value === '') continue;
    all += `${mark}${name}=${encodeURIComponent(value)}`;
    mark = '&';
  }
  return all;
}

/** What a filter puts into the query: only what is not as it is without one. */
const filterQuery = ({ show, sort, ...rest }: Partial<ListFilter>): Query => ({
  ...(show !== undefined && show !== 'all' && { show }),
  ...rest,
  ...(sort !== undefined && sort !== 'activity' && { sort }),
});

export const talkAddress = (filter: Partial<ListFilter> = {}): string =>
  withQuery(path('talk'), filterQuery(filter));
export const sectionTalkAddress = (label: string, filter: Partial<ListFilter> = {}): string =>
  withQuery(path('talk', 'on', label), filterQuery(filter));
export const blockTalkAddress = (label: string, block: string, filter: Partial<ListFilter> = {}): string =>
  withQuery(path('talk', 'on', label, block), filterQuery(filter));
/** The same as a fragment, for the panel beside the text. */
export const panelAddress = (label: string, block: string): string =>
  withQuery(path('talk', 'on', label, block), { part: 'panel' });

export const threadAddress = ({ id, slug }: Named): string =>
  path('talk', slug === '' ? String(id) : `${id}-${slug}`);
export const postAddress = (thread: Named, number: number): string => `${threadAddress(thread)}#p${number}`;
/** Of pages about a discussion its number is enough: they stand in every post, and nobody hands them on. */
const numbered = ({ id }: Named): string => path('talk', String(id));
export const editsAddress = (thread: Named, number: number): string => `${numbered(thread)}/edits/${number}`;
/** The page on which an answer is written; `to` is the post that it stands under, `quote` one whose words it begins with. */
export const replyAddress = (thread: Named, about: { to?: number; quote?: number } = {}): string =>
  withQuery(`${numbered(thread)}/reply`, about);

export type PostPage = 'edit' | 'report' | 'delete' | 'remove';
/** A page about one post that asks before something is done. */
export const postPageAddress = (thread: Named, number: number, page: PostPage): string =>
  `${numbered(thread)}/${page}/${number}`;
/** The page on which title, tags and place of a discussion are changed. */
export const threadEditAddress = (thread: Named): string => `${threadAddress(thread)}/change`;

/** The pages on which posts are moved to another discussion, and on which it is joined with another one. */
export const splitAddress = (thread: Named): string => `${threadAddress(thread)}/split`;
export const mergeAddress = (thread: Named, into?: number): string =>
  withQuery(`${threadAddress(thread)}/merge`, { into });

export interface AskAbout {
  on?: string;
  block?: string;
  quote?: { start: number; length: number };
  variant?: string;
  kind?: ThreadKind;
  /** A discussion that the question refers to. */
  from?: number;
}
export const askAddress = ({ quote, ...about }: AskAbout = {}): string =>
  withQuery(path('ask'), { ...about, ...(quote && { quote: `${quote.start}-${quote.length}` }) });
export const suggestAddress = (about: { on: string; block?: string; from?: number }): string =>
  withQuery(path('suggest'), about);
export const suggestionAddress = (id: number): string => path('suggestions', id);

export const personAddress = (handle: string, query: { show?: 'questions'; before?: string } = {}): string =>
  withQuery(path('people', handle), query);
/** The page on which a moderator decides something about a person. */
export const personActionAddress = (handle: string, action: string): string => path('people', handle, action);

export const noticesAddress = (before?: string): string => withQuery(path('me', 'notifications'), { before });
export const draftsAddress = (): string => path('me', 'drafts');
export const preferencesAddress = (): string => path('me', 'preferences');
export const keysAddress = (): string => path('me', 'keys');
export const myDataAddress = (): string => path('me', 'data');
export const deleteAccountAddress = (): string => path('me', 'delete');
export const signInAddress = (back?: string): string => withQuery(path('sign-in'), { back });
export const codeAddress = (back?: string): string => withQuery(path('sign-in', 'code'), { back });
export const providerAddress = (id: string, back?: string): string =>
  withQuery(path('sign-in', 'with', id), { back });
export const handleAddress = (back?: string): string => withQuery(path('me', 'name'), { back });

export const waitingAddress = (kind?: ReviewKind, before?: string, open?: number): string =>
  withQuery(path('waiting'), { kind, before, open }) + (open === undefined ? '' : `#c${open}`);
/** Where a decision leads: to the next case, and what was done is told. */
export const decidedAddress = (only?: ReviewKind): string =>
  withQuery(path('waiting'), { kind: only, told: 'done' });
export const caseAddress = (id: number): string => path('waiting', id);
export const logAddress = (before?: string): string => withQuery(path('log'), { before });
export const searchAddress = (query: Query = {}): string => withQuery(path('search'), query);

/** The address of a label that stays when the book moves. */
export const stableAddress = (label: string): string => path('l', label);

/** The feed of a list or discussion, by its address. */
export function feedAddress(address: string): string {
  const [place = '', query] = address.split('?');
  return query === undefined ? `${place}.atom` : `${place}.atom?${query}`;
}

/** Where the form of an operation is sent. */
export const doAddress = (operation: string): string => `/-/do/${operation}`;

/** The forum's own files, whose names carry a hash of what they hold. */
export const fileAddress = (name: string): string => path('files', name);
