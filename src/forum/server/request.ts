// request: one request as the forum's routes see it: who asks, when, and everything that answers are made from.

import type { Manifest } from '../../compare/index.ts';
import type { Cook } from '../cook/index.ts';
import type { Words } from '../pages/index.ts';
import type { People, Visiting } from '../people/index.ts';
import type { RequestLimiter } from '../policy/index.ts';
import type { Titles } from '../search/index.ts';
import type { Store } from '../store/index.ts';
import type { CountsKeeper, Facets, Keeper } from '../threads/index.ts';
import type { Changes } from './changes.ts';
import type { ForumFiles } from './forum-files.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { PublishedSite } from './published-site.ts';
import type { Trouble } from './publisher.ts';
import type { ForumSettings } from './settings.ts';

/** What the server works with, for as long as it runs. */
export interface Forum {
  settings: ForumSettings;
  store: Store;
  changes: Changes;
  counts: CountsKeeper;
  facets: Keeper<Facets>;
  titles: Titles;
  cook: Cook;
  people: People;
  limiter: RequestLimiter;
  files: ForumFiles;
  words: Words;
  site: () => PublishedSite;
  /** What keeps the last built version from being served. */
  publishing: { trouble: Trouble | undefined };
  /** Milliseconds since 1970. */
  now: () => number;
  log: Log;
  metrics: Metrics;
}

export interface ForumRequest extends Omit<Visiting, 'cookies'> {
  forum: Forum;
  /** Milliseconds since 1970. */
  now: number;
  /** Network address that it came from. */
  from: string;
  headers: Headers;
  url: URL;
}

export const manifestOf = ({ forum }: ForumRequest): Manifest => forum.site().manifest;
