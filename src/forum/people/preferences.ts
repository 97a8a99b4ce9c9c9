// preferences: setting how each kind of notice reaches a person, and how pages behave for them.

import type { Actor } from '../actor.ts';
import { readPreferences, type Preferences } from '../notices/preferences.ts';
import { done, refused, type Outcome } from '../outcome.ts';
import { may } from '../policy/may.ts';
import type { Transaction } from '../store/store.ts';
import type { PreferencesChange } from './preferences-schema.ts';

export async function setPreferences(
  db: Transaction,
  { by, change, now }: { by: Actor; change: PreferencesChange; now: number },
): Promise<Outcome<Preferences>> {
  const allowed = may(by, 'preferences.change', now);
  if (allowed !== true) return { ok: false, refusal: allowed };
  const row = await db.selectFrom('people').select('preferences').where('id', '=', by.id).executeTakeFirst();
  if (row === undefined) return refused('not-found');
  const before = readPreferences(row.preferences);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const notices = Object.fromEntries(
    Object.entries(change.notices ?? {}).filter(([, value]) => value !== undefined),
  );
  const after = { ...before, ...given, notices: { ...before.notices, ...notices } } as Preferences;
  await db
    .updateTable('people')
    .set({ preferences: JSON.stringify(after) })
    .where('id', '=', by.id)
    .execute();
  return done(after);
}
