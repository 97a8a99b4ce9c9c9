// accounts fixture: accounts over a test's store, a letter box, and browsers that keep their cookies as real ones do.

import type { Store } from '../../store/store.ts';
import type { Accounts, SetCookies, SignInMail } from './accounts.ts';
import { createAccounts } from './create-accounts.ts';
import type { ProviderSettings } from './providers.ts';

export const origin = 'https://book.example';
export const secret = 'a secret of the tests, long enough to be one';

export interface TestAccounts {
  accounts: Accounts;
  /** Mails that were sent, oldest first. */
  mails: SignInMail[];
}

export function testAccounts(store: Store, signIn: ProviderSettings = {}, at = origin): TestAccounts {
  const mails: SignInMail[] = [];
  const mail = async (message: SignInMail): Promise<void> => {
    mails.push(message);
  };
  return { accounts: createAccounts({ store, origin: at, secret, signIn, mail }), mails };
}

export interface Browser {
  headers(): Headers;
  take(cookies: SetCookies): void;
  jar: Map<string, string>;
}

export function browser(agent = 'Browser/1'): Browser {
  const jar = new Map<string, string>();
  return {
    jar,
    headers: () =>
      new Headers({
        'user-agent': agent,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      }),
    take(cookies) {
      for (const line of cookies) {
        const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
        const cut = pair.indexOf('=');
        if (attributes.some((one) => /^max-age=0$/i.test(one))) jar.delete(pair.slice(0, cut));
        else jar.set(pair.slice(0, cut), pair.slice(cut + 1));
      }
    },
  };
}

export const tokenOf = (mail: SignInMail | undefined): string =>
  new URL(mail?.path ?? '/', origin).searchParams.get('token') ?? '';

/** A browser that is signed in by a mail to an address. */
export async function signedIn(
  { accounts, mails }: TestAccounts,
  email: string,
  agent?: string,
): Promise<Browser> {
  const own = browser(agent);
  const started = await accounts.startMail(email, '/');
  if (!started.ok) throw new Error(started.refusal.code);
  own.take(started.value.cookies);
  const entered = await accounts.confirmMail({ token: tokenOf(mails.at(-1)) }, own.headers());
  if (!entered.ok) throw new Error(entered.refusal.code);
  own.take(entered.value.cookies);
  return own;
}
