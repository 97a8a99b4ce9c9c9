// people fixture: the people of a test's forum, a Discourse that it may know, and rows of people who are there already.

import type { Actor } from '../actor.ts';
import { personRow } from '../seed.fixture.ts';
import { createRequestLimiter } from '../policy/request-limiter.ts';
import type { NewRow } from '../store/schema.ts';
import type { TestStore } from '../store/every-store.fixture.ts';
import { origin, secret, testAccounts, type TestAccounts } from './accounts/accounts.fixture.ts';
import { createPeople } from './create-people.ts';
import type { People, PeopleSetup } from './people.ts';
import { actorOf } from './visitor.ts';

export const discourseSecret = 'between the two of us';
export const siteSecret = 'of the other site';
export const returnTo = 'https://other.example/session/sso_login?x=1';

export function testPeople(
  store: TestStore,
  more: Partial<PeopleSetup> = {},
): TestAccounts & { people: People } {
  const own = testAccounts(store);
  const people = createPeople({
    store,
    accounts: own.accounts,
    limiter: createRequestLimiter(),
    origin,
    secret,
    title: 'The book',
    signIn: { passkeys: true, discourse: { url: 'https://discuss.example', secret: discourseSecret } },
    connects: [{ returnTo, secret: siteSecret }],
    ...more,
  });
  return { ...own, people };
}

/** A person who is there, as an actor. */
export async function someone(
  store: TestStore,
  handle: string,
  more: Partial<NewRow<'people'>> = {},
): Promise<Actor> {
  return store.change(async (db) => {
    const row = await db
      .insertInto('people')
      .values(personRow(handle, more))
      .returningAll()
      .executeTakeFirstOrThrow();
    return actorOf(row);
  });
}
