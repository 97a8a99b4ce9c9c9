// people fixture: everybody of the table of who may do what, signed in at one server.

import assert from 'node:assert/strict';

import type { Scope } from '../../src/forum/actor.ts';
import type { TestServer, Visitor } from './server.fixture.ts';
import { nobody } from './server.fixture.ts';

/** `own`: who wrote what is asked about. */
export interface Cast {
  visitors: Readonly<Record<string, Visitor>>;
  ids: Readonly<Record<string, number>>;
}

const far = Date.parse('2100-01-01');

const rows = {
  own: {},
  newcomer: { trust: 0 },
  trusted: { trust: 2 },
  author: { role: 'author' },
  moderator: { role: 'moderator' },
  administrator: { role: 'administrator' },
  silenced: { silenced_until: far },
  suspended: { suspended_until: far },
} as const;

const keys: Readonly<Record<string, { of: keyof typeof rows; scopes: readonly Scope[] }>> = {
  ownKeyRead: { of: 'own', scopes: ['read'] },
  ownKeyPost: { of: 'own', scopes: ['read', 'post'] },
  moderatorKeyModerate: { of: 'moderator', scopes: ['moderate'] },
  administratorKeyRead: { of: 'administrator', scopes: ['read'] },
  administratorKeyAdminister: { of: 'administrator', scopes: ['administer'] },
};

/** @param names what to call them, by who they are: handles are few letters long */
export async function castOf(server: TestServer): Promise<Cast> {
  const visitors: Record<string, Visitor> = {
    nobody: nobody(),
    unnamed: await server.enter('unnamed@mail.example'),
  };
  const ids: Record<string, number> = {};
  for (const [name, row] of Object.entries(rows)) {
    // Some names are kept back.
    const one = await server.person(`the-${name}`, row);
    visitors[name] = one;
    ids[name] = one.id;
  }
  for (const [name, { of, scopes }] of Object.entries(keys)) {
    const made = await server.does(visitors[of] as Visitor, 'key.create', { name, scopes });
    const { key } = made.json['value'] as { key: string };
    assert.match(key, /^octavo_/, made.text);
    visitors[name] = { ...nobody(name), key };
  }
  return { visitors, ids };
}

/** "  answer: who who": who gets which answer, on one line each. */
export function told(answers: ReadonlyMap<string, readonly string[]>, everybody: number): string[] {
  return [...answers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([answer, who]) => `    ${answer}: ${who.length === everybody ? 'everybody' : who.join(' ')}`);
}
