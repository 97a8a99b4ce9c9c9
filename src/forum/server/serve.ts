// serve: the server as a whole: opens the database, takes the site, answers requests, and ends in order.

import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { getRequestListener } from '@hono/node-server';

import type { Mailer } from '../notices/index.ts';
import { openStore } from '../store/index.ts';
import type { Store, StorePlace } from '../store/index.ts';
import { answersOf } from './answers.ts';
import { createForum, mailerOf } from './create-forum.ts';
import type { Scripts } from './forum-files.ts';
import type { Log } from './log.ts';
import { takeSite } from './published-site.ts';
import { publisher } from './publisher.ts';
import type { Forum } from './request.ts';
import type { ForumSettings } from './settings.ts';
import { startWork } from './work.ts';

export interface ServeInput {
  /** The folder of the built site. */
  html: string;
  settings: ForumSettings;
  place: StorePlace;
  port: number;
  host: string;
  log: Log;
  /** The browser's script of discussions, bundled; absent: pages do without. */
  scripts?: Scripts;
  now?: () => number;
  /** In place of the one that the settings name. */
  mailer?: Mailer;
  /** One that is open already, in place of `place`; it is closed with the server. */
  store?: Store;
}

export interface Serving {
  /** Where it listens: "http://127.0.0.1:8000". */
  url: string;
  forum: Forum;
  /** Path of the link that makes its reader administrator, while there is none. */
  administrator?: string;
  /** Looks whether there is a new version of the site, and takes it. */
  look(): Promise<void>;
  /** Ends after what is under way. */
  close(): Promise<void>;
}

/** Milliseconds between looks at the built site. */
const lookPause = 1_000;

/** @throws NoSiteError, StoreError, or the system's error of a port that is taken */
export async function serve(input: ServeInput): Promise<Serving> {
  const { settings, log } = input;
  const now = input.now ?? Date.now;
  const site = { current: takeSite(input.html, settings.data) };
  const store = input.store ?? (await openStore(input.place, now));
  const mailer = input.mailer ?? mailerOf(settings, log);
  const ends: (() => Promise<void> | void)[] = [() => store.close(), () => mailer.close()];
  try {
    const forum = await createForum({
      settings,
      log,
      store,
      mailer,
      now,
      site: () => site.current,
      ...(input.scripts && { scripts: input.scripts }),
    });
    ends.push(() => forum.cook.close());
    const publish = publisher(input.html, forum, site);
    await publish.take(site.current, true);
    const jobs = startWork(forum, mailer);
    ends.push(() => jobs.stop());
    const administrator = await forum.people.offerAdministrator();
    const server = await listen(answersOf(forum).fetch, input);
    ends.push(() => closeServer(server));
    const timer = setInterval(() => void publish.look(), lookPause);
    ends.push(() => clearInterval(timer));
    return {
      url: urlOf(server, input.host),
      forum,
      ...(administrator !== undefined && { administrator }),
      look: publish.look,
      close: () => endAll(ends),
    };
  } catch (error) {
    await endAll(ends);
    throw error;
  }
}

/** The last begun ends first. */
async function endAll(ends: (() => Promise<void> | void)[]): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}

/** Also for a site without a forum. */
export async function listen(
  answer: Parameters<typeof getRequestListener>[0],
  input: Pick<ServeInput, 'port' | 'host'>,
): Promise<Server> {
  const server = createServer(getRequestListener(answer));
  // Slow senders hold a connection, not the server.
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  await new Promise<void>((ready, fail) => {
    server.once('error', fail);
    server.listen(input.port, input.host, ready);
  });
  return server;
}

export const urlOf = (server: Server, host: string): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;

/** Connections that wait for news are cut; the rest get a moment to finish. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => void server.close(() => done()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), 2_000);
  await closed;
  clearTimeout(timer);
}
