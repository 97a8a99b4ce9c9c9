// ask: the page on which something is asked about a place of the book, and the list of places to choose from.

import * as z from 'zod';

import type { AskView } from '../../pages/index.ts';
import { askPage, choosePlacePage, placesOf, wholeSection } from '../../pages/index.ts';
import { placeOfAnchor } from '../anchors.ts';
import { frameOf } from '../frame-of.ts';
import type { Reply } from '../reply.ts';
import type { ForumRequest } from '../request.ts';
import { manifestOf } from '../request.ts';
import type { ReadRoute } from '../routes.ts';
import { readRoute } from '../routes.ts';
import { block, count, label, orEmpty, threadKind, variant } from '../schemas.ts';
import { emptyForm, keptFields } from './threads.ts';

/** "12-30": where words begin in their block, and how many letters they have. */
const quote = z
  .string()
  .regex(/^\d{1,6}-\d{1,6}$/)
  .transform((text) => {
    const [start = 0, length = 0] = text.split('-').map(Number);
    return { start, length };
  });

const ask = readRoute({
  name: 'ask',
  path: '/ask',
  input: z.object({
    on: orEmpty(label),
    block: orEmpty(block),
    quote: orEmpty(quote),
    variant: orEmpty(variant),
    kind: threadKind.catch('question'),
    from: orEmpty(count),
    /** Of the list of blocks: label and block in one. */
    place: orEmpty(z.string().max(600)),
    kept: z.string().max(100).optional(),
  }),
  show: async (request, given) => {
    const [placed, id] = given.place?.split(' ') ?? [];
    const on = placed ?? given.on;
    const at = id ?? given.block;
    const kept = await keptFields(request.forum, request.now, given.kept);
    if (on !== undefined && placesOf(manifestOf(request)).section(on) === undefined) {
      return { kind: 'refused', refusal: { code: 'no-such-place' } };
    }
    if (on !== undefined && at === undefined && !kept) {
      return { kind: 'page', html: choosePlacePage(on, given.variant, await frameOf(request)) };
    }
    return askForm(request, {
      ...(on !== undefined && { label: on }),
      ...(at !== undefined && at !== wholeSection && { block: at }),
      ...(given.quote && { quoteAt: given.quote }),
      ...(given.variant !== undefined && { variant: given.variant }),
      ...(given.from !== undefined && { from: given.from }),
      kind: kindOf(kept?.['kind']) ?? given.kind,
      title: wordsOf(kept?.['title']),
      tags: wordsOf(kept?.['tags']),
      text: emptyForm(wordsOf(kept?.['body'])),
    });
  },
});

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const kindOf = (value: unknown): AskView['kind'] | undefined =>
  threadKind.options.find((kind) => kind === value);

export interface AskForm extends Omit<AskView, 'quote' | 'blockHtml' | 'similar'> {
  quoteAt?: { start: number; length: number };
}

/** The form with what stands in it; what is similar to its title is looked up. */
export async function askForm(request: ForumRequest, { quoteAt, ...form }: AskForm): Promise<Reply> {
  const near = form.label === undefined ? {} : { label: form.label };
  const similar = await request.forum.titles.similar(form.title, near);
  const place =
    form.label === undefined
      ? {}
      : placeOfAnchor(request, {
          label: form.label,
          ...(form.block !== undefined && { block: form.block }),
          ...(quoteAt && { quote: quoteAt }),
        });
  const view: AskView = { ...form, ...place, similar };
  return {
    kind: 'page',
    html: askPage(view, await frameOf(request)),
    ...(form.text.refusal && { status: 422 }),
  };
}

export const askRoutes: readonly ReadRoute[] = [ask];
