// site: everything outside `/-`: the book's pages and files, and addresses of an earlier forum.

import { join, normalize, sep } from 'node:path';

import { searchAddress } from '../pages/addresses.ts';
import type { BookPages } from './book-pages.ts';
import { fileAnswer } from './file-answer.ts';
import type { ForumRequest } from './request.ts';
import type { PublishedSite } from './published-site.ts';

export interface SiteParts {
  pages: BookPages;
  /** Where an address of an earlier forum leads now. */
  redirect(path: string): Promise<string | undefined>;
}

/** Answers for one path as the browser sent it. */
export async function siteAnswer(parts: SiteParts, request: ForumRequest, path: string): Promise<Response> {
  const site = request.forum.site();
  const file = fileOf(site, path);
  if (file !== undefined) {
    const page = site.pageOf(file);
    // Beside discussions the book's own page of search gives way to the one that finds both.
    if (!page && /^_?search\.html$/.test(file)) return both(request.url.search);
    if (page) return parts.pages.answer(file, page, site, request);
    const answer = await fileAnswer(
      { full: join(site.folder, file), path: file, version: site.id },
      request.headers,
    );
    if (answer) return answer;
  }
  const other = file === undefined ? undefined : otherAddress(site, file);
  if (other !== undefined) return go(other + request.url.search);
  const moved = await parts.redirect(path);
  if (moved !== undefined) return go(moved);
  return notFound(site, request.headers);
}

const go = (to: string): Response => new Response(null, { status: 301, headers: { Location: to } });

const both = (query: string): Response =>
  new Response(null, { status: 302, headers: { Location: searchAddress() + query } });

/** Path of a file in the site, `index.html` for a folder; undefined for what is no path in it. */
export function fileOf(site: Pick<PublishedSite, 'folder'>, path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0')) return undefined;
  const inside = decoded.replace(/^\/+/, '');
  const full = normalize(join(site.folder, inside));
  if (full !== site.folder && !full.startsWith(site.folder + sep)) return undefined;
  return inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
}

/** The page at "lines" is "lines.html", or the one of the folder. */
function otherAddress(site: PublishedSite, file: string): string | undefined {
  if (site.pageOf(`${file}.html`)) return `/${encodeURI(file)}.html`;
  return site.pageOf(`${file}/index.html`) ? `/${encodeURI(file)}/` : undefined;
}

async function notFound(site: PublishedSite, request: Headers): Promise<Response> {
  const page = await fileAnswer(
    { full: join(site.folder, '404.html'), path: '404.html', version: site.id },
    request,
  );
  return page && page.status === 200
    ? new Response(page.body, { status: 404, headers: page.headers })
    : new Response('There is no such page.', {
        status: 404,
        headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      });
}
