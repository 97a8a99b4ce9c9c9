// mail: signing in by a mail with a link and a code: both work for a quarter of an hour, and one of them once.

import * as z from 'zod';

import { done, refused, type Outcome } from '../../outcome.ts';
import type { MailConfirmation, SetCookies, SignInMail } from './accounts.ts';
import { mailAddress, pathHere } from './address.ts';
import { cookieLine, readCookies, type CookieNames } from './cookies.ts';
import { digestOf, isSame, keyedDigestOf, newCode, newSecret } from './digests.ts';
import type { LibraryContext } from './library.ts';
import { proofsFor } from './proofs.ts';

const minutes = 15;
const tries = 5;

const asked = z.object({
  email: z.string(),
  back: z.string(),
  /** Of the browser that asked, of the link, and of the code. */
  browser: z.string(),
  link: z.string(),
  code: z.string(),
  tries: z.number(),
});
type Asked = z.infer<typeof asked>;

export interface MailSetup {
  context: () => Promise<LibraryContext>;
  names: CookieNames;
  origin: string;
  secret: string;
  mail: (message: SignInMail) => Promise<void>;
}

export interface MailSignIn {
  start(email: string, back: string): Promise<Outcome<{ cookies: SetCookies }>>;
  isHere(token: string, headers: Headers): boolean;
  /** The address that was proven. */
  confirm(
    given: MailConfirmation,
    headers: Headers,
  ): Promise<Outcome<{ email: string; back: string; cookies: SetCookies }>>;
}

/** Path of the page with the button; opening a link in a mail does nothing yet, since programs that look through mails open it too. */
export const linkPath = (token: string): string => `/-/sign-in/link?token=${token}`;

export function createMailSignIn({ context, names, origin, secret, mail }: MailSetup): MailSignIn {
  const proofs = proofsFor<Asked>(context, 'mail', (value) => asked.parse(value));
  const codeDigest = (name: string, code: string): string =>
    keyedDigestOf(secret, `sign-in code ${name}`, code);
  return {
    async start(given, back) {
      const email = mailAddress(given);
      if (email === undefined) return refused('not-understood', undefined, 'email');
      const [name, browser, link, code] = [newSecret(), newSecret(), newSecret(), newCode()];
      const entry = {
        email,
        back: pathHere(back, origin),
        browser: digestOf(browser),
        link: digestOf(link),
        code: codeDigest(name, code),
        tries: 0,
      };
      await proofs.keep(name, entry, Date.now() + minutes * 60_000);
      await mail({ to: email, path: linkPath(`${name}.${link}`), code, minutes });
      return done({ cookies: [cookieLine(names, names.mail, `${name}.${browser}`, minutes * 60)] });
    },

    isHere(token, headers) {
      const [name] = split(token);
      const [here] = split(readCookies(headers).get(names.mail));
      return name !== undefined && name === here;
    },

    async confirm(given, headers) {
      const [fromLink, link] = split(given.token);
      const [fromCookie, browser] = split(readCookies(headers).get(names.mail));
      const name = fromLink ?? fromCookie;
      if (name === undefined) return refused('link-expired');
      const taken = await proofs.take(name);
      if (taken === undefined) return refused('link-expired');
      const { value, until } = taken;
      const code = given.code?.replaceAll(/[\s-]/g, '');
      const has = {
        link: link !== undefined && isSame(digestOf(link), value.link),
        browser: browser !== undefined && fromCookie === name && isSame(digestOf(browser), value.browser),
        code: code !== undefined && isSame(codeDigest(name, code), value.code),
      };
      // Two of the three: who asked for it, who got the mail, who has read it.
      if ((has.link && has.browser) || (has.code && (has.link || has.browser))) {
        return done({
          email: value.email,
          back: value.back,
          cookies: [cookieLine(names, names.mail, '', 0)],
        });
      }
      const guessed = code !== undefined || (given.token !== undefined && !has.link);
      const left = tries - value.tries - (guessed ? 1 : 0);
      if (left > 0) await proofs.keep(name, { ...value, tries: tries - left }, until);
      return refused('link-expired', { left }, 'code');
    },
  };
}

function split(pair: string | undefined): [name?: string, secret?: string] {
  const [name, secret, more] = (pair ?? '').split('.');
  return name !== undefined && secret !== undefined && more === undefined && name !== ''
    ? [name, secret]
    : [];
}
