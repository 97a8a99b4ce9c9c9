// holders: which account an address or an identity belongs to, once it is proven; made where there is none.

import type { Account, Identity } from './accounts.ts';
import { unproven } from './lasting.ts';
import type { LibraryContext } from './library.ts';

type Internal = LibraryContext['internalAdapter'];
type User = NonNullable<Awaited<ReturnType<Internal['findUserById']>>>;

export interface Holders {
  /** The account of an address that was proven just now. */
  ofAddress(email: string): Promise<{ user: User; isNew: boolean }>;
  /** An address that was proven just now becomes that of an account without one; false: it is another's. */
  giveAddress(account: string, email: string): Promise<boolean>;
  /** A new account, with nothing proven. */
  open(): Promise<Account>;
  ofIdentity(identity: Identity): Promise<Account & { isNew: boolean }>;
}

export function createHolders(internal: () => Promise<Internal>): Holders {
  /** Whoever had the address without proof loses it, and hands on nothing. */
  async function ofAddress(email: string): Promise<{ user: User; isNew: boolean }> {
    const adapter = await internal();
    const found = (await adapter.findUserByEmail(email))?.user;
    if (found?.emailVerified === true) return { user: found, isNew: false };
    if (found !== undefined) await adapter.updateUser(found.id, { email: unproven() });
    try {
      const made = { email, emailVerified: true, name: '' };
      return { user: await adapter.createUser(made, { method: 'magic-link' }), isNew: true };
    } catch (error) {
      // Proven twice at the same moment.
      const other = (await adapter.findUserByEmail(email))?.user;
      if (other?.emailVerified !== true) throw error;
      return { user: other, isNew: false };
    }
  }

  return {
    ofAddress,
    async giveAddress(account, email) {
      const adapter = await internal();
      const found = (await adapter.findUserByEmail(email))?.user;
      if (found?.emailVerified === true) return false;
      if (found !== undefined) await adapter.updateUser(found.id, { email: unproven() });
      await adapter.updateUser(account, { email, emailVerified: true });
      return true;
    },
    async open() {
      const user = await (await internal()).createUser(nobody(), { method: 'link' });
      return accountView(user);
    },
    async ofIdentity({ provider, id, email, verified }) {
      const adapter = await internal();
      const key = { providerId: provider, accountId: id };
      const owner = await adapter.findAccountOwnerByKey(key);
      if (owner?.kind === 'owned') return { ...accountView(owner.user), isNew: false };
      const { user, isNew } = verified
        ? await ofAddress(email)
        : { user: await adapter.createUser(nobody(), { method: provider }), isNew: true };
      await adapter.linkAccount({ ...key, userId: user.id });
      return { ...accountView(user), isNew };
    },
  };
}

const nobody = (): { email: string; emailVerified: boolean; name: string } => ({
  email: unproven(),
  emailVerified: false,
  name: '',
});

const accountView = (user: User): Account => ({
  id: user.id,
  ...(user.emailVerified && { email: user.email }),
});
