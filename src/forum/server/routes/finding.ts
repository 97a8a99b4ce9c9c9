// finding: search over book and discussions, what is similar to a title, labels that stay, feeds, pictures, the interface's description.

import { existsSync } from 'node:fs';

import * as z from 'zod';

import { currentLabel } from '../../../compare/index.ts';
import { readable } from '../../cook/index.ts';
import { placeAddress, placesOf, searchPage, similarPart } from '../../pages/index.ts';
import type { SearchView } from '../../search/index.ts';
import { search } from '../../search/index.ts';
import { imageFile } from '../../uploads/index.ts';
import { fileAnswer } from '../file-answer.ts';
import { feedOf } from '../feed.ts';
import { frameOf } from '../frame-of.ts';
import type { ForumRequest } from '../request.ts';
import { manifestOf } from '../request.ts';
import type { ReadRoute } from '../routes.ts';
import { readRoute } from '../routes.ts';
import { count, label, nothing, orEmpty } from '../schemas.ts';

export const searchFields = z.object({
  q: z.string().max(200).default(''),
  in: z.enum(['everything', 'book', 'talk']).catch('everything'),
  page: orEmpty(count),
});

/** What the book and its discussions have of what was asked for. */
export function searchFor(
  request: ForumRequest,
  { q, in: where, page }: z.infer<typeof searchFields>,
): Promise<SearchView> {
  const manifest = manifestOf(request);
  const { language, macros, aliases } = manifest;
  const places = placesOf(manifest);
  const below = (named: string): readonly string[] => places.below(currentLabel(named, aliases));
  const { formula } = readable(macros);
  const asked = { in: where, language, formula, below, ...(page !== undefined && { page }) };
  return search(request.forum.store.read, q, asked);
}

const find = readRoute({
  name: 'search',
  path: '/search',
  input: searchFields,
  show: async (request, asked) => {
    const view = await searchFor(request, asked);
    return { kind: 'page', html: searchPage(view, await frameOf(request)) };
  },
});

const similar = readRoute({
  name: 'similar',
  path: '/similar',
  input: z.object({ title: z.string().max(300), on: orEmpty(label) }),
  show: async (request, { title, on }) => {
    const list = await request.forum.titles.similar(title, on === undefined ? {} : { label: on });
    return { kind: 'part', html: similarPart(list, await frameOf(request)) };
  },
});

/** The address of a label that stays when the book moves. */
const stable = readRoute({
  name: 'label',
  path: '/l/:label',
  input: z.object({ label }),
  show: (request, { label: asked }) => {
    const manifest = manifestOf(request);
    const places = placesOf(manifest);
    const now = currentLabel(asked, manifest.aliases);
    const block = manifest.blocks.find((one) => one.label === now);
    const to = placeAddress(places, now) ?? (block && placeAddress(places, block.section, block.id));
    return Promise.resolve(
      to === undefined ? { kind: 'refused', refusal: { code: 'not-found' } } : { kind: 'go', to },
    );
  },
});

const feed = readRoute({
  name: 'feed',
  path: '/talk.atom',
  input: nothing,
  show: (request) => feedOf(request, {}),
});

const file = readRoute({
  name: 'file',
  path: '/files/:name',
  input: z.object({ name: z.string().max(200) }),
  show: (request, { name }) => {
    const found = request.forum.files.get(name);
    if (!found) return Promise.resolve({ kind: 'refused', refusal: { code: 'not-found' } });
    return Promise.resolve({ kind: 'text', text: found.text, type: found.type, forever: true });
  },
});

const picture = readRoute({
  name: 'upload',
  path: '/uploads/:folder/:name',
  input: z.object({
    folder: z.string().regex(/^[0-9a-f]{2}$/),
    name: z.string().regex(/^[0-9a-f]{64}\.webp$/),
  }),
  show: async (request, { folder, name }) => {
    const full = imageFile(request.forum.settings.data, folder, name);
    const answer =
      full !== undefined && existsSync(full)
        ? await fileAnswer({ full, path: name, version: 'upload' }, request.headers)
        : undefined;
    return answer
      ? { kind: 'response', response: answer }
      : { kind: 'refused', refusal: { code: 'not-found' } };
  },
});

export const findingRoutes: readonly ReadRoute[] = [find, similar, stable, feed, file, picture];
