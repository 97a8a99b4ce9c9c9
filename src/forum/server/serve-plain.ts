// serve-plain: a built site without a forum, as any host of files would serve it: for books that are discussed elsewhere or nowhere.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { fileAnswer } from './file-answer.ts';
import { policyHeader } from './security.ts';
import { closeServer, listen, urlOf } from './serve.ts';
import type { ServeInput, Serving } from './serve.ts';
import { fileOf } from './site.ts';

/** @throws the system's error of a port that is taken */
export async function servePlain({
  html,
  port,
  host,
}: Pick<ServeInput, 'html' | 'port' | 'host'>): Promise<Pick<Serving, 'url' | 'close'>> {
  const server = await listen((request) => answerOf(html, request), { port, host });
  return { url: urlOf(server, host), close: () => closeServer(server) };
}

/** The file at an address, else the page for addresses that lead nowhere. */
async function answerOf(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
  const file = fileOf({ folder }, new URL(request.url).pathname);
  if (file !== undefined) {
    const answer = await answerWith(folder, file, request);
    if (answer) return answer;
    for (const page of [`${file}.html`, `${file}/index.html`])
      if (existsSync(join(folder, page)))
        return new Response(null, { status: 301, headers: { Location: placeOf(page) } });
  }
  const nowhere = await answerWith(folder, '404.html', request);
  return new Response(nowhere?.status === 200 ? nowhere.body : null, {
    status: 404,
    headers: nowhere?.headers ?? {},
  });
}

const placeOf = (page: string): string =>
  `/${page
    .replace(/(^|\/)index\.html$/, '$1')
    .split('/')
    .map(encodeURIComponent)
    .join('/')}`;

/** What a page may load is for a host of files its author's own business. */
async function answerWith(folder: string, path: string, request: Request): Promise<Response | undefined> {
  const asked = { full: join(folder, path), path, version: 'plain' };
  const answer = await fileAnswer(asked, request.headers);
  answer?.headers.delete(policyHeader);
  return answer;
}
