// visitor: who sends a request: a person by cookies, a program by its person's key, or nobody. One prepared query, none for nobody.

import type { CompiledQuery } from 'kysely';

import type { Actor, Scope, Visitor } from '../actor.ts';
import type { Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';
import type { Account, Accounts, SetCookies } from './accounts/accounts.ts';
import { isKey, keyDigest, readScopes } from './keys.ts';

export interface Visiting {
  visitor: Visitor;
  /** Signed in, perhaps without a handle yet. */
  account?: Account;
  /** Id of the session. */
  session?: string;
  /** Id of the key of a program. */
  key?: number;
  /** Lines that the answer must carry. */
  cookies: SetCookies;
  /** Preferences as stored; see notices/preferences.ts. */
  preferences?: string;
}

export interface Visitors {
  of(headers: Headers, now: number): Promise<Visiting>;
}

const columns = [
  'id',
  'handle',
  'role',
  'trust',
  'created',
  'silenced_until',
  'suspended_until',
  'preferences',
] as const;
type PersonColumns = Pick<Row<'people'>, (typeof columns)[number]>;

export function createVisitors(read: Reader, accounts: Pick<Accounts, 'seen'>): Visitors {
  // Made once: putting a statement together takes longer than running it.
  const byAccount = read
    .selectFrom('people')
    .select(columns)
    .where('account', '=', '')
    .where('state', '=', 'active')
    .compile();
  const byKey = read
    .selectFrom('api_keys')
    .innerJoin('people', 'people.id', 'api_keys.person_id')
    .select(columns.map((column) => `people.${column}` as const))
    .select(['api_keys.id as key', 'api_keys.scopes', 'api_keys.expires'])
    .where('api_keys.hash', '=', '')
    .where('people.state', '=', 'active')
    .compile();

  async function program(key: string, now: number): Promise<Visiting> {
    const { rows } = await read.executeQuery(asking(byKey, [keyDigest(key), 'active']));
    const [row] = rows;
    if (row === undefined || (row.expires !== null && row.expires <= now))
      return { visitor: undefined, cookies: [] };
    return { visitor: actorOf(row, readScopes(row.scopes)), key: row.key, cookies: [] };
  }

  return {
    async of(headers, now) {
      const [, key] = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
      // A request with a key is a program's, whatever cookies come with it.
      if (key !== undefined) return isKey(key) ? program(key, now) : { visitor: undefined, cookies: [] };
      const { signedIn, cookies } = await accounts.seen(headers);
      if (signedIn === undefined) return { visitor: undefined, cookies };
      const { account, session } = signedIn;
      const { rows } = await read.executeQuery(asking(byAccount, [account.id, 'active']));
      const [row] = rows;
      return {
        visitor: row && actorOf(row),
        account,
        session: session.id,
        cookies,
        ...(row !== undefined && { preferences: row.preferences }),
      };
    },
  };
}

const asking = <Output>(
  query: CompiledQuery<Output>,
  parameters: readonly unknown[],
): CompiledQuery<Output> => ({
  ...query,
  parameters,
});

export function actorOf(row: PersonColumns, scopes?: readonly Scope[]): Actor {
  return {
    id: row.id,
    handle: row.handle,
    role: row.role,
    trust: row.trust,
    created: row.created,
    ...(row.silenced_until !== null && { silencedUntil: row.silenced_until }),
    ...(row.suspended_until !== null && { suspendedUntil: row.suspended_until }),
    ...(scopes !== undefined && { scopes }),
  };
}
