// found: what search finds, as programs get it.

import * as z from 'zod';

import type { Places } from '../../pages/index.ts';
import { placeAddress, postAddress } from '../../pages/index.ts';
import type { SearchView } from '../../search/index.ts';
import { time } from './parts.ts';

export const foundJson = z.strictObject({
  /** As far as results are counted. */
  total: z.number(),
  more: z.boolean(),
  page: z.number(),
  pages: z.number(),
  results: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('section'),
        label: z.string(),
        title: z.string(),
        url: z.string().optional(),
        excerpt: z.string(),
      }),
      z.strictObject({
        kind: z.literal('post'),
        thread: z.number(),
        number: z.number(),
        url: z.string(),
        title: z.string(),
        label: z.string(),
        variant: z.string().optional(),
        answers: z.number(),
        solved: z.boolean(),
        lastAt: time,
        excerpt: z.string(),
      }),
    ]),
  ),
});

export function found(view: SearchView, places: Places, origin: string): z.infer<typeof foundJson> {
  return {
    total: view.total,
    more: view.more,
    page: view.page,
    pages: view.pages,
    results: view.hits.map((hit) => {
      const excerpt = hit.excerpt.map(({ text }) => text).join('');
      if (hit.kind === 'section') {
        const address = placeAddress(places, hit.label);
        return {
          kind: 'section',
          label: hit.label,
          title: hit.title,
          ...(address !== undefined && { url: origin + address }),
          excerpt,
        };
      }
      return {
        kind: 'post',
        thread: hit.thread,
        number: hit.post,
        url: origin + postAddress({ id: hit.thread, slug: hit.slug }, hit.post),
        title: hit.title,
        label: hit.label,
        ...(hit.variant !== undefined && { variant: hit.variant }),
        answers: hit.answers,
        solved: hit.solved,
        lastAt: hit.lastAt,
        excerpt,
      };
    }),
  };
}
