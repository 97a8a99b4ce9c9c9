// sign-in: the pages on the way in, and what other sites send back.

import * as z from 'zod';

import { linkPage, setupPage } from '../../pages/index.ts';
import { frameOf } from '../frame-of.ts';
import { coming, signInForm, wayIn } from '../operations/sign-in.ts';
import type { Reply } from '../reply.ts';
import type { ForumRequest } from '../request.ts';
import type { ReadRoute } from '../routes.ts';
import { readRoute } from '../routes.ts';
import { back } from '../schemas.ts';

const page = readRoute({
  name: 'sign-in',
  path: '/sign-in',
  input: z.object({ back }),
  show: (request, input) =>
    request.visitor
      ? Promise.resolve({ kind: 'go', to: input.back })
      : signInForm(request, { back: input.back }),
});

const code = readRoute({
  name: 'sign-in.code',
  path: '/sign-in/code',
  input: z.object({ back, email: z.string().max(254).default('') }),
  show: (request, { back: to, email }) => signInForm(request, { back: to, email, sent: true }),
});

/** A link of a mail: programs that look at links before people do must not use it up, so it shows a button. */
const link = readRoute({
  name: 'sign-in.link',
  path: '/sign-in/link',
  input: z.object({ token: z.string().max(200), back }),
  show: async (request, { token, back: to }) => {
    const here = request.forum.people.accounts.linkIsHere(token, request.headers);
    return { kind: 'page', html: linkPage({ token, here, back: to }, await frameOf(request)) };
  },
});

const entered = async (
  request: ForumRequest,
  finish: () => ReturnType<ForumRequest['forum']['people']['confirmMail']>,
): Promise<Reply> => {
  const result = await finish();
  if (!result.ok) return { kind: 'refused', refusal: result.refusal };
  const { signedIn, back: to, cookies } = result.value;
  const way = await wayIn(request, signedIn.account, to, cookies);
  return { kind: 'go', to: way.to, cookies: way.cookies };
};

/** Off to another site that says who somebody is. */
const provider = readRoute({
  name: 'sign-in.provider',
  path: '/sign-in/with/:id',
  input: z.object({ id: z.string().max(60), back }),
  show: async (request, { id, back: to }) => {
    const started = await request.forum.people.startProvider(id, to, request.headers);
    if (!started.ok) return { kind: 'refused', refusal: started.refusal };
    return { kind: 'go', to: started.value.url, cookies: started.value.cookies };
  },
});

const callback = readRoute({
  name: 'sign-in.callback',
  path: '/auth/callback/:provider',
  input: z.looseObject({ provider: z.string() }),
  show: (request) =>
    entered(request, () => request.forum.people.accounts.finishProvider(request.url, request.headers)),
});

const query = z.object({ sso: z.string().max(4_000).optional(), sig: z.string().max(200).optional() });
type Query = { sso?: string; sig?: string };
const given = ({ sso, sig }: z.infer<typeof query>): Query => ({
  ...(sso !== undefined && { sso }),
  ...(sig !== undefined && { sig }),
});

const discourse = readRoute({
  name: 'sign-in.discourse',
  path: '/sign-in/discourse',
  input: query,
  show: (request, input) => {
    const way = request.forum.people.discourse;
    if (!way) return Promise.resolve({ kind: 'refused', refusal: { code: 'not-found' } });
    return entered(request, () => way.finish(given(input), coming(request)));
  },
});

/** Another site asks who its reader is here (DiscourseConnect). */
const connect = readRoute({
  name: 'connect',
  path: '/connect',
  input: query,
  show: async (request, input): Promise<Reply> => {
    if (!request.visitor) return signInForm(request, { back: request.url.pathname + request.url.search });
    const told = request.forum.people.tellSite(given(input), request.visitor, request.account);
    return told.ok ? { kind: 'go', to: told.value.url } : { kind: 'refused', refusal: told.refusal };
  },
});

const setup = readRoute({
  name: 'setup',
  path: '/setup',
  input: z.object({ token: z.string().max(200) }),
  show: async (request, { token }) => ({
    kind: 'page',
    html: setupPage({ token, email: '', handle: '' }, await frameOf(request)),
  }),
});

export const signInRoutes: readonly ReadRoute[] = [
  page,
  code,
  link,
  provider,
  callback,
  discourse,
  connect,
  setup,
];
