// app: requests in, answers out: the site's files, the forum's pages, people's forms, the interface for programs.

import { Hono } from 'hono';
import type { Context } from 'hono';

import type { Outcome, Refusal } from '../outcome.ts';
import type { AppParts } from './asking.ts';
import { limited, renewedCookies, requestOf } from './asking.ts';
import type { Fields } from './input.ts';
import { bodyOf, checked, fieldsOf, writable } from './input.ts';
import { openApi } from './open-api.ts';
import type { Operation } from './operation.ts';
import type { Reply } from './reply.ts';
import type { ForumRequest } from './request.ts';
import { failed, toResponse, wantsJson } from './respond.ts';
import type { ReadRoute } from './routes.ts';
import { isFromHere, otherPolicy, policyHeader, securityHeaders } from './security.ts';
import { unsubscribeAnswer, unsubscribeRoute } from './unsubscribe.ts';
import { uploadAnswer } from './upload.ts';

export function createApp(parts: AppParts): Hono {
  const app = new Hono();
  const { tables, forum } = parts;
  app.use(async (context, next) => {
    const begun = performance.now();
    await next();
    const { headers } = context.res;
    for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value);
    // What a browser has already keeps the policy that it came with.
    if (!headers.has(policyHeader) && context.res.status !== 304)
      headers.set(policyHeader, otherPolicy(headers));
    // What the answer itself says of a session, such as that it begins or ends here, is newer.
    const said = new Set(headers.getSetCookie().map(cookieName));
    for (const cookie of renewedCookies(context))
      if (!said.has(cookieName(cookie))) headers.append('Set-Cookie', cookie);
    const milliseconds = performance.now() - begun;
    forum.metrics.request(kindOf(context), context.res.status, milliseconds / 1000);
    // Without its query: links that sign somebody in stand there.
    forum.log('info', 'request', {
      method: context.req.method,
      path: context.req.path,
      status: context.res.status,
      ms: Math.round(milliseconds * 10) / 10,
    });
  });
  app.get('/-/api/openapi.json', (context) =>
    context.json(openApi(tables, forum.settings.origin, forum.settings.title)),
  );
  app.post('/-/do/upload.add', (context) => uploadAnswer(parts, context));
  app.post('/-/unsubscribe', (context) => unsubscribeAnswer(parts, context));
  app.post('/-/do/unsubscribe', (context) => unsubscribeAnswer(parts, context));
  for (const route of [...tables.reads, unsubscribeRoute])
    app.get(`/-${route.path}`, (context) => answerRead(parts, route, context));
  for (const one of tables.operations) {
    app.post(`/-/do/${one.name}`, (context) => answerForm(parts, one, context));
    const { api } = one;
    if (api)
      app.on(api.method.toUpperCase(), `/-/api${api.path}`, (context) => answerProgram(parts, one, context));
  }
  app.all('/-/*', async (context) => {
    const request = await requestOf(parts, context);
    return toResponse(request, { kind: 'refused', refusal: { code: 'not-found' } }, wantsJson(context));
  });
  app.get('*', async (context) => parts.site(await requestOf(parts, context), context.req.path));
  app.onError((error, context) => failed(forum, error, context));
  return app;
}

const cookieName = (line: string): string | undefined => line.split('=')[0];

const kindOf = (context: Context): string => {
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD') return 'change';
  return context.req.path.startsWith('/-/') ? 'forum' : 'site';
};

const inputOf = (context: Context, body: Fields): Fields =>
  writable({ ...fieldsOf(new URL(context.req.raw.url).searchParams), ...body, ...context.req.param() });

/** What answers from memory or a file alone, and is asked for once a page. */
const free = new Set(['file', 'upload', 'health', 'metrics', 'live']);
const searches = new Set(['search', 'api.search']);

async function answerRead(parts: AppParts, route: ReadRoute, context: Context): Promise<Response> {
  const request = await requestOf(parts, context);
  const asJson = wantsJson(context);
  const refusal = free.has(route.name)
    ? undefined
    : limited(parts, request, searches.has(route.name) ? 'search' : 'read');
  const scopes = request.visitor?.scopes;
  const isAllowed = scopes === undefined || !route.api || scopes.includes(route.api.scope);
  const wrong = refusal ?? (isAllowed ? undefined : ({ code: 'not-allowed' } as const));
  if (wrong) return toResponse(request, { kind: 'refused', refusal: wrong }, asJson);
  const input = checked(route.input, inputOf(context, {}));
  // An address that says something impossible is none; a program is told what is wrong with it.
  const problem: Refusal = !input.ok && route.api ? input.refusal : { code: 'not-found' };
  if (!input.ok) return toResponse(request, { kind: 'refused', refusal: problem }, asJson);
  return toResponse(request, await route.show(request, input.value as never), asJson);
}

interface Ran {
  outcome: Outcome<unknown>;
  input: unknown;
  fields: Fields;
}

async function run(parts: AppParts, one: Operation, request: ForumRequest, context: Context): Promise<Ran> {
  const body = await bodyOf(context.req.raw);
  if (!body.ok) return { outcome: body, input: undefined, fields: {} };
  const fields = inputOf(context, body.value);
  const input = checked(one.input, fields);
  if (!input.ok) return { outcome: input, input: undefined, fields };
  const outcome = await one.run(request, input.value as never);
  await parts.forum.changes.catchUp();
  return { outcome, input: input.value, fields };
}

async function answerForm(parts: AppParts, one: Operation, context: Context): Promise<Response> {
  const request = await requestOf(parts, context);
  const asJson = wantsJson(context);
  // Forms are for people: what a key allows is asked for at `/-/api` only.
  const isForm =
    request.key === undefined && isFromHere('POST', request.headers, parts.forum.settings.origin);
  const wrong = isForm
    ? limited(parts, request, one.isPreview === true ? 'read' : 'change')
    : ({ code: 'not-allowed' } as const);
  if (wrong) return toResponse(request, { kind: 'refused', refusal: wrong }, asJson);
  const { outcome, input, fields } = await run(parts, one, request, context);
  if (!outcome.ok) return refusedForm(one, request, fields, outcome.refusal, asJson);
  if (asJson && one.isPreview === true)
    return toResponse(request, { kind: 'json', value: { value: outcome.value } }, true);
  const next = await one.next(outcome.value as never, input as never, request);
  const reply: Reply = typeof next === 'string' ? { kind: 'go', to: next } : next;
  const response = await toResponse(request, asJson ? jsonOf(outcome.value, reply) : reply, asJson);
  for (const cookie of cookiesIn(outcome.value)) response.headers.append('Set-Cookie', cookie);
  return response;
}

const cookiesIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null && 'cookies' in value
    ? (value.cookies as readonly string[])
    : [];

/** What a script gets: the value without cookies, and where the form would have led. */
function jsonOf(value: unknown, reply: Reply): Reply {
  if (reply.kind === 'json') return { kind: 'json', value: { value: reply.value } };
  const plain = typeof value === 'object' && value !== null ? { ...value, cookies: undefined } : value;
  return { kind: 'json', value: { value: plain, ...(reply.kind === 'go' && { next: reply.to }) } };
}

async function refusedForm(
  one: Operation,
  request: ForumRequest,
  fields: Fields,
  refusal: Refusal,
  asJson: boolean,
): Promise<Response> {
  if (asJson || !one.again) return toResponse(request, { kind: 'refused', refusal }, asJson);
  return toResponse(request, await one.again(request, fields, refusal), false);
}

async function answerProgram(parts: AppParts, one: Operation, context: Context): Promise<Response> {
  const request = await requestOf(parts, context);
  const scopes = request.visitor?.scopes;
  const isAllowed =
    isFromHere(context.req.method, request.headers, parts.forum.settings.origin) &&
    (scopes === undefined || (one.scope !== undefined && scopes.includes(one.scope)));
  const wrong = isAllowed ? limited(parts, request, 'change') : ({ code: 'not-allowed' } as const);
  if (wrong) return toResponse(request, { kind: 'refused', refusal: wrong }, true);
  const { outcome } = await run(parts, one, request, context);
  const reply: Reply = outcome.ok
    ? { kind: 'json', value: outcome.value }
    : { kind: 'refused', refusal: outcome.refusal };
  return toResponse(request, reply, true);
}
