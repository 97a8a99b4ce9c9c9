// create-forum: everything that the server works with, put together from its settings.

import { createCook, referencesOf } from '../cook/index.ts';
import type { Mailer } from '../notices/index.ts';
import { logMailer, smtpMailer } from '../notices/index.ts';
import { keySettings, scriptSettings, signInMail, wordsOf } from '../pages/index.ts';
import type { Words } from '../pages/index.ts';
import { createAccounts, createPeople } from '../people/index.ts';
import type { People } from '../people/index.ts';
import { createRequestLimiter } from '../policy/index.ts';
import type { RequestLimiter } from '../policy/index.ts';
import { readTitles } from '../search/index.ts';
import type { Store } from '../store/index.ts';
import { keepCounts, keepFacets } from '../threads/index.ts';
import { followChanges } from './changes.ts';
import type { Scripts } from './forum-files.ts';
import { forumFiles } from './forum-files.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import type { PublishedSite } from './published-site.ts';
import type { Forum } from './request.ts';
import type { ForumSettings } from './settings.ts';

export interface ForumNeeds {
  settings: ForumSettings;
  log: Log;
  scripts?: Scripts;
  store: Store;
  mailer: Mailer;
  now: () => number;
  site: () => PublishedSite;
}

export async function createForum(needs: ForumNeeds): Promise<Forum> {
  const { settings, log, scripts, store, now, site } = needs;
  const words = wordsOf(settings.language);
  const changes = await followChanges(store.read);
  const titles = await readTitles(store.read, site().manifest.language);
  changes.listen((event) => 'thread' in event && titles.changed(event.thread));
  const limiter = createRequestLimiter();
  const people = peopleOf(needs, limiter, words);
  const files = forumFiles(scripts, {
    main: scriptSettings(words, settings.language, { suggest: false }),
    keys: keySettings(words),
  });
  return {
    settings,
    store,
    changes,
    people,
    limiter,
    files,
    words,
    site,
    publishing: { trouble: undefined },
    now,
    log,
    metrics: createMetrics(),
    titles,
    counts: keepCounts(store.read, changes.all, now),
    facets: keepFacets(store.read, changes.all, now),
    cook: createCook(referencesOf(site().manifest, words.cook)),
  };
}

function peopleOf(
  { settings, log, store, mailer }: ForumNeeds,
  limiter: RequestLimiter,
  words: Words,
): People {
  const { origin, secret, title, signIn, connects } = settings;
  const accounts = createAccounts({
    store,
    origin,
    secret,
    signIn: {
      ...(signIn.github && { github: signIn.github }),
      ...(signIn.oidc && { oidc: signIn.oidc }),
    },
    mail: async ({ to, path, code, minutes }) => {
      const sent = await mailer.send(
        signInMail(
          {
            to,
            code,
            link: origin + path,
            minutes,
            title,
          },
          words,
        ),
      );
      if (!sent.ok) log('warning', 'mail', { problem: sent.error });
    },
  });
  return createPeople({
    store,
    accounts,
    limiter,
    origin,
    secret,
    title,
    connects,
    signIn: {
      passkeys: signIn.passkeys,
      ...(signIn.discourse && { discourse: signIn.discourse }),
    },
  });
}

/** Over SMTP; where no server is named, into the log. */
export const mailerOf = ({ mail, origin }: ForumSettings, log: Log): Mailer =>
  mail ? smtpMailer({ ...mail, domain: new URL(origin).hostname }) : logMailer(log);
