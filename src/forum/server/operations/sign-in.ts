// sign-in: every way in and out.

import * as z from 'zod';

import { done, refused } from '../../outcome.ts';
import type { Outcome } from '../../outcome.ts';
import {
  codeAddress,
  handleAddress,
  handlePage,
  linkPage,
  setupPage,
  signInPage,
} from '../../pages/index.ts';
import type { SignInView } from '../../pages/index.ts';
import { frameOf } from '../frame-of.ts';
import type { Account } from '../../people/index.ts';
import type { Operation } from '../operation.ts';
import { operation } from '../operation.ts';
import type { Reply } from '../reply.ts';
import type { ForumRequest } from '../request.ts';
import { back, orEmpty } from '../schemas.ts';

/** Where somebody goes after signing in: on to where they were, or first to choosing a handle. */
export interface WayIn {
  cookies: readonly string[];
  to: string;
}

export const coming = ({
  headers,
  from,
  now,
}: ForumRequest): { headers: Headers; from: string; now: number } => ({
  headers,
  from,
  now,
});

/** Whether an account has a person already decides where it goes first. */
export async function wayIn(
  request: ForumRequest,
  account: Account,
  to: string,
  cookies: readonly string[],
): Promise<WayIn> {
  const person = await request.forum.store.read
    .selectFrom('people')
    .select('id')
    .where('account', '=', account.id)
    .executeTakeFirst();
  const { email } = account;
  const isKnown =
    person !== undefined ||
    (email !== undefined &&
      (await request.forum.store.write('person.reclaim', { account: account.id, email })));
  return { cookies, to: isKnown ? to : handleAddress(to) };
}

export async function signInForm(
  request: ForumRequest,
  view: Partial<SignInView> & { back: string },
): Promise<Reply> {
  const { forum } = request;
  const full: SignInView = {
    keeps: view.back.includes('kept='),
    providers: forum.people.providers,
    sent: false,
    passkeys: forum.people.passkeys !== undefined,
    ...view,
  };
  return {
    kind: 'page',
    html: signInPage(full, await frameOf(request)),
    ...(view.refusal && { status: 422 }),
  };
}

const email = z.string().trim().min(3).max(254);
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

const send = operation({
  name: 'sign-in.send',
  summary: 'Sends a link and a code for signing in.',
  input: z.object({ email, back }),
  run: (request, input) => request.forum.people.askForMail(input.email, input.back, coming(request)),
  next: (_value, input) => `${codeAddress(input.back)}&email=${encodeURIComponent(input.email)}`,
  again: (request, fields, refusal) =>
    signInForm(request, { back: back.parse(words(fields['back'])), email: words(fields['email']), refusal }),
});

const code = operation({
  name: 'sign-in.code',
  summary: 'Signs in with the code or the link of a mail.',
  input: z.object({
    code: orEmpty(z.string().max(40)),
    token: orEmpty(z.string().max(200)),
    email: orEmpty(email),
    back,
  }),
  run: async (request, input): Promise<Outcome<WayIn>> => {
    const given = {
      ...(input.code !== undefined && { code: input.code }),
      ...(input.token !== undefined && { token: input.token }),
    };
    const entered = await request.forum.people.confirmMail(given, coming(request));
    if (!entered.ok) return entered;
    const { signedIn, back: to, cookies } = entered.value;
    return done(await wayIn(request, signedIn.account, to, cookies));
  },
  next: ({ to }) => to,
  again: async (request, fields, refusal) => {
    const to = back.parse(words(fields['back']));
    const token = words(fields['token']);
    if (token === '')
      return signInForm(request, { back: to, email: words(fields['email']), sent: true, refusal });
    // A link that was opened in another browser: the code can still be typed.
    const html = linkPage({ token, here: false, back: to, refusal }, await frameOf(request));
    return { kind: 'page', html, status: 422 };
  },
});

const out = operation({
  name: 'sign-out',
  summary: 'Signs out.',
  input: z.object({ back }),
  run: async (request) => done({ cookies: await request.forum.people.accounts.signOut(request.headers) }),
  next: (_value, input) => input.back,
});

const name = operation({
  name: 'me.name',
  summary: 'Chooses the handle of a new account.',
  input: z.object({ handle: z.string().trim().max(100), back }),
  run: async (request, input) => {
    if (!request.account) return refused('sign-in');
    const made = await request.forum.people.chooseHandle(request.account, input.handle, coming(request));
    return made.ok ? done({ handle: input.handle }) : made;
  },
  next: (_value, input) => input.back,
  again: async (request, fields, refusal) => {
    const view = { back: back.parse(words(fields['back'])), handle: words(fields['handle']), refusal };
    return { kind: 'page', html: handlePage(view, await frameOf(request)), status: 422 };
  },
});

const first = operation({
  name: 'administrator.first',
  summary: 'Makes the first administrator, with the link that the server printed.',
  input: z.object({ token: z.string().max(200), handle: z.string().trim().max(100), email: orEmpty(email) }),
  run: (request, { token, handle, email: address }) =>
    request.forum.people.claimAdministrator(
      { token, handle, ...(address !== undefined && { email: address }) },
      coming(request),
    ),
  next: () => '/-/talk',
  again: async (request, fields, refusal) => {
    const view = {
      token: words(fields['token']),
      handle: words(fields['handle']),
      email: words(fields['email']),
      refusal,
    };
    return { kind: 'page', html: setupPage(view, await frameOf(request)), status: 422 };
  },
});

const options = (kind: 'enter' | 'add'): Operation =>
  operation({
    name: `passkey.${kind}-options`,
    summary: 'What a browser asks a device for.',
    input: z.object({}),
    run: async (request): Promise<Outcome<{ options: unknown; cookies: readonly string[] }>> => {
      const { passkeys } = request.forum.people;
      if (!passkeys) return refused('not-found');
      if (kind === 'enter') return done(await passkeys.enterOptions());
      if (!request.visitor) return refused('sign-in');
      return done(await passkeys.addOptions(request.visitor));
    },
    next: (value) => ({ kind: 'json', value: value.options }),
  });

const response = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'json' });
      return z.NEVER;
    }
  });

const enter = operation({
  name: 'passkey.enter',
  summary: 'Signs in with a passkey.',
  input: z.object({ response, back }),
  run: async (request, input): Promise<Outcome<WayIn>> => {
    const seen = await request.forum.people.enterByPasskey(input.response, coming(request));
    if (!seen.ok) return seen;
    return done({ cookies: seen.value.cookies, to: input.back });
  },
  next: ({ to }) => to,
});

const add = operation({
  name: 'passkey.add',
  summary: 'Adds a passkey to the account.',
  input: z.object({ response, name: z.string().max(100).default('') }),
  run: async (request, input) => {
    if (!request.visitor) return refused('sign-in');
    return request.forum.people.addPasskey(request.visitor, input.name, input.response, coming(request));
  },
  next: () => '/-/me/preferences',
});

export const signInOperations: readonly Operation[] = [
  send,
  code,
  out,
  name,
  first,
  options('enter'),
  options('add'),
  enter,
  add,
];
