// forum: where readers discuss the book.

import type { ForumProvider, ForumSettings, GiscusSettings } from '../../document/index.ts';
import { diagnostic } from '../../document/index.ts';
import { forumKeys } from './keys.ts';
import type { Report } from './values.ts';
import { checkKeys, flagOf, textOf, wrong } from './values.ts';
import type { Setting } from './yaml-source.ts';
import { fieldOf } from './yaml-source.ts';

/**
 * `forum: builtin`, or a map with `provider` and what that one needs; undefined where the book says nothing. A provider
 * elsewhere that lacks something is none: nothing else takes its place.
 */
export function forumOf(setting: Setting | undefined, report: Report): ForumSettings | undefined {
  if (setting === undefined) return undefined;
  const isMap = setting.fields.length > 0;
  const said = isMap ? fieldOf(setting, 'provider') : setting;
  const provider = typeof said?.value === 'string' ? said.value : undefined;
  if (provider === undefined || !isProvider(provider))
    return wrong(said ?? setting, `one of ${Object.keys(forumKeys).join(', ')}`, report);
  if (isMap) checkKeys(setting, forumKeys[provider], report);
  const reading: Reading = { setting, provider, report };
  switch (provider) {
    case 'builtin':
    case 'none':
      return { provider };
    case 'discourse':
      return discourse(reading);
    case 'giscus':
      return giscus(reading);
  }
}

const isProvider = (word: string): word is ForumProvider => Object.hasOwn(forumKeys, word);

interface Reading {
  setting: Setting;
  provider: ForumProvider;
  report: Report;
}

const none: ForumSettings = { provider: 'none' };

function discourse(reading: Reading): ForumSettings {
  const url = needed(reading, 'url');
  const address = url && addressOf(url, reading);
  return address === undefined ? none : { provider: 'discourse', url: address };
}

/** Where giscus runs for everybody. */
const publicGiscus = 'https://giscus.app';

function giscus(reading: Reading): ForumSettings {
  const { setting, report } = reading;
  const own = fieldOf(setting, 'url');
  const url = own ? addressOf(own, reading) : publicGiscus;
  const text = (key: string): string | undefined => textOf(needed(reading, key), report);
  const repo = needed(reading, 'repo');
  const isRepo = typeof repo?.value === 'string' && /^[\w.-]+\/[\w.-]+$/.test(repo.value);
  if (repo && !isRepo) wrong(repo, 'a repository at GitHub, "owner/name"', report);
  const [repoId, category, categoryId] = ['repo-id', 'category', 'category-id'].map(text);
  const mapping = mappingOf(fieldOf(setting, 'mapping'), report);
  const strict = yesOrNo(fieldOf(setting, 'strict'), report) ?? true;
  const known = repoId !== undefined && category !== undefined && categoryId !== undefined;
  if (!isRepo || !known || url === undefined) return none;
  return {
    provider: 'giscus',
    url,
    repo: repo.value as string,
    repoId,
    category,
    categoryId,
    mapping,
    strict,
  };
}

/** A setting that the provider cannot do without. */
function needed({ setting, provider, report }: Reading, key: string): Setting | undefined {
  const field = fieldOf(setting, key);
  if (field === undefined) report(diagnostic('incomplete-forum', setting.place, provider, key));
  return field;
}

/** A whole web address without a slash at its end. */
function addressOf(setting: Setting, { report }: Reading): string | undefined {
  const text = typeof setting.value === 'string' ? setting.value : '';
  const url = /^https?:\/\/[^/]/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.username !== '' || url.search !== '' || url.hash !== '')
    return wrong(setting, 'the address of a site, "https://…"', report);
  return url.href.replace(/\/+$/, '');
}

function mappingOf(setting: Setting | undefined, report: Report): GiscusSettings['mapping'] {
  const value = setting?.value ?? 'label';
  if (value === 'label' || value === 'pathname') return value;
  if (setting) wrong(setting, 'label or pathname', report);
  return 'label';
}

/** In an INI file values are texts. */
function yesOrNo(setting: Setting | undefined, report: Report): boolean | undefined {
  const word = typeof setting?.value === 'string' ? setting.value.toLowerCase() : undefined;
  return word === 'true' || word === 'false' ? word === 'true' : flagOf(setting, report);
}

/**
 * A Discourse keeps the topic of a page that names none under the page's address, which is known only where the site's is.
 */
export function checkPageAddresses(parts: {
  forum: ForumSettings | undefined;
  setting: Setting | undefined;
  url: string | undefined;
  report: Report;
}): void {
  const { forum, setting, url, report } = parts;
  if (forum?.provider === 'discourse' && setting && (url === undefined || !/^https?:\/\//i.test(url)))
    report(diagnostic('no-site-address', setting.place));
}
