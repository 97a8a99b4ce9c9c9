// forum-settings: what the forum is told by the command line, the environment and the built site.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import type { ForumSettings, StorePlace } from '../../forum/index.ts';
import type { Given } from '../command.ts';
import { UsageError } from '../command.ts';
import { valueOf } from '../words.ts';

export interface SettingsInput {
  folder: string;
  output: string;
  data: string;
  given: Given;
  secret: string;
  host: string;
  port: number;
}

/** The names of the environment: what is secret does not stand in a book's folder, nor in a list of processes. */
const environment = {
  smtp: 'OCTAVO_SMTP',
  from: 'OCTAVO_MAIL_FROM',
  githubId: 'OCTAVO_GITHUB_ID',
  githubSecret: 'OCTAVO_GITHUB_SECRET',
  oidcName: 'OCTAVO_OIDC_NAME',
  oidcIssuer: 'OCTAVO_OIDC_ISSUER',
  oidcId: 'OCTAVO_OIDC_ID',
  oidcSecret: 'OCTAVO_OIDC_SECRET',
  discourseUrl: 'OCTAVO_DISCOURSE_URL',
  discourseSecret: 'OCTAVO_DISCOURSE_SECRET',
  connects: 'OCTAVO_CONNECT_SITES',
  closeAfter: 'OCTAVO_CLOSE_SOLVED_AFTER_DAYS',
} as const;

const of = (name: keyof typeof environment): string | undefined =>
  process.env[environment[name]] || undefined;

export function settingsOf({ output, data, given, secret, host, port }: SettingsInput): ForumSettings {
  const { title, language } = JSON.parse(readFileSync(join(output, 'html', 'anchors.json'), 'utf8')) as {
    title: string;
    language: string;
  };
  const [smtp, closeAfter] = [smtpOf(of('smtp')), of('closeAfter')];
  const github = together('githubId', 'githubSecret');
  const oidc = together('oidcIssuer', 'oidcId', 'oidcSecret');
  const discourse = together('discourseUrl', 'discourseSecret');
  const origin = originOf(given, host, port);
  return {
    title,
    language,
    origin,
    data,
    secret,
    behindProxy: given.flags.has('behind-proxy'),
    ...(smtp !== undefined && {
      mail: {
        smtp,
        from: of('from') ?? `discussions@${new URL(origin).hostname}`,
      },
    }),
    signIn: {
      passkeys: true,
      ...(github && {
        github: {
          id: github[0],
          secret: github[1],
        },
      }),
      ...(oidc && {
        oidc: {
          name: of('oidcName') ?? 'OpenID',
          issuer: oidc[0],
          id: oidc[1],
          secret: oidc[2],
        },
      }),
      ...(discourse && {
        discourse: {
          url: discourse[0],
          secret: discourse[1],
        },
      }),
    },
    connects: connectsOf(of('connects')),
    ...(closeAfter !== undefined && { closeSolvedAfterDays: daysOf(closeAfter) }),
    ...(given.flags.has('read-only') && { readOnly: 0 }),
  };
}

/** All of them, or none; some of them are a mistake that would otherwise only show when somebody wants to sign in. */
function together<Names extends readonly (keyof typeof environment)[]>(
  ...names: Names
): { [Index in keyof Names]: string } | undefined {
  const values = names.map(of);
  const given = values.filter((value) => value !== undefined).length;
  if (given === 0) return undefined;
  if (given === values.length) return values as unknown as { [Index in keyof Names]: string };
  throw new UsageError(`of ${names.map((name) => environment[name]).join(', ')} all are needed, or none`);
}

/** What it holds is not repeated: there is a password in it. */
function smtpOf(url: string | undefined): string | undefined {
  if (url === undefined || (URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol))) return url;
  throw new UsageError(`${environment.smtp} takes smtps://user:password@host:465 or smtp://…:587`);
}

function daysOf(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days > 0) return days;
  throw new UsageError(`${environment.closeAfter} takes a number of days, not "${text}"`);
}

function originOf(given: Given, host: string, port: number): string {
  const url = valueOf(given, 'url');
  if (url !== undefined) {
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      throw new UsageError(`--url takes an address like https://book.example, not "${url}"`);
    }
    if (new URL(url).pathname !== '/')
      throw new UsageError('--url takes no path: a site is served from its root');
    return new URL(url).origin;
  }
  if (port === 0)
    throw new UsageError('--port 0 goes with --url only: links and cookies need to know where they lead');
  const name = ['127.0.0.1', '::1', 'localhost', '0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  return `http://${name}:${port}`;
}

/** "https://site/return secret, …": a blank between an address and its secret. */
const connectsOf = (text: string | undefined): ForumSettings['connects'] =>
  (text ?? '')
    .split(',')
    .map((pair) => pair.trim().split(/\s+/))
    .flatMap(([returnTo, secret]) =>
      returnTo !== undefined && returnTo !== '' && secret !== undefined ? [{ returnTo, secret }] : [],
    );

export function databaseOf(given: Given, data: string): StorePlace {
  const url = valueOf(given, 'database');
  if (url === undefined) return { kind: 'sqlite', file: join(data, 'octavo.db') };
  if (!/^postgres(?:ql)?:\/\//.test(url)) throw new UsageError(`--database takes postgres://…, not "${url}"`);
  return { kind: 'postgres', url };
}
