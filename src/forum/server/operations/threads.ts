// threads: what is done to discussions: asking, closing, naming, following.

import * as z from 'zod';

import type { Outcome } from '../../outcome.ts';
import { done } from '../../outcome.ts';
import {
  askAddress,
  changeThreadPage,
  noticesAddress,
  sectionTalkAddress,
  talkAddress,
  threadAddress,
  wholeSection,
} from '../../pages/index.ts';
import type { ThreadChange } from '../../threads/change-thread.ts';
import { newAnchor } from '../anchors.ts';
import { cookText } from '../cook-text.ts';
import { frameOf } from '../frame-of.ts';
import type { Fields } from '../input.ts';
import { newKey } from '../keys.ts';
import type { Operation } from '../operation.ts';
import { operation } from '../operation.ts';
import type { ForumRequest } from '../request.ts';
import { manifestOf } from '../request.ts';
import type { AskForm } from '../routes/ask.ts';
import { askForm } from '../routes/ask.ts';
import { fullThread } from '../routes/threads.ts';
import { foldTags } from '../../threads/index.ts';
import {
  block,
  body,
  count,
  label,
  orEmpty,
  requestKey,
  tags,
  threadKind,
  title,
  variant,
  yesNo,
} from '../schemas.ts';
import { atPost, formAgain, keepAndSignIn, previewed, signedIn, thread } from './posts.ts';

const threadPlace = z.object({ thread: z.number(), slug: z.string() });
const atThread = ({ thread: id, slug }: { thread: number; slug: string }): string =>
  threadAddress({ id, slug });

const askInput = z.object({
  label,
  block: orEmpty(block),
  quoteStart: orEmpty(count),
  quoteLength: orEmpty(count),
  kind: threadKind.default('question'),
  title,
  body,
  variant: orEmpty(variant),
  tags: tags.default([]),
  from: orEmpty(count),
  key: requestKey.default(newKey),
  typed: orEmpty(count),
});
type AskInput = z.infer<typeof askInput>;

const create = operation({
  name: 'thread.create',
  summary: 'Asks about a place of the book.',
  scope: 'post',
  input: askInput,
  output: z.object({
    thread: z.number(),
    slug: z.string(),
    number: z.number(),
    post: z.number(),
    held: z.boolean(),
  }),
  api: { method: 'post', path: '/threads' },
  run: async (request, input) => {
    const by = signedIn(request);
    if (!by.ok) return by;
    const anchor = newAnchor(request, placeOf(input));
    if (!anchor.ok) return anchor;
    const { text } = await cookText(request, input.body);
    const { edition, variants } = manifestOf(request);
    const isVariant = variants.some(({ name }) => name === input.variant);
    return request.forum.store.write('thread.create', {
      now: request.now,
      by: by.value,
      requestKey: input.key,
      kind: input.kind,
      title: input.title,
      text,
      anchor: anchor.value,
      tags: input.tags,
      ...(isVariant && input.variant !== undefined && { variant: input.variant }),
      ...(edition !== undefined && { edition }),
      ...(input.typed !== undefined && { typedMs: input.typed }),
    });
  },
  next: atPost,
  again: (request, fields, refusal) => {
    const form = formOf(fields);
    const back = askAddress({
      ...(form.label !== undefined && { on: form.label }),
      block: form.block ?? wholeSection,
      ...(form.quoteAt && { quote: form.quoteAt }),
      ...(form.variant !== undefined && { variant: form.variant }),
    });
    if (refusal.code === 'sign-in') return keepAndSignIn(request, fields, back);
    return askForm(request, { ...form, text: formAgain(fields, refusal) });
  },
});

function placeOf(input: AskInput): Parameters<typeof newAnchor>[1] {
  const { quoteStart: start, quoteLength: length } = input;
  return {
    label: input.label,
    ...(input.block !== undefined && input.block !== wholeSection && { block: input.block }),
    ...(start !== undefined && length !== undefined && { quote: { start, length } }),
  };
}

/** What stood in the form, whatever it is worth. */
function formOf(fields: Fields): Omit<AskForm, 'text'> {
  const words = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' ? value : '';
  };
  const kinds = threadKind.options;
  const [start, length] = [Number(words('quoteStart')), Number(words('quoteLength'))];
  return {
    ...(words('label') !== '' && { label: words('label') }),
    ...(words('block') !== '' && words('block') !== wholeSection && { block: words('block') }),
    ...(words('quoteLength') !== '' && {
      quoteAt: {
        start,
        length,
      },
    }),
    ...(words('variant') !== '' && { variant: words('variant') }),
    ...(words('from') !== '' && { from: Number(words('from')) }),
    kind: kinds.find((kind) => kind === words('kind')) ?? 'question',
    title: words('title'),
    tags: words('tags'),
  };
}

const preview = operation({
  name: 'thread.preview',
  summary: 'Shows a question as it will stand.',
  input: z.looseObject({ body, key: requestKey.default(newKey) }),
  isPreview: true,
  run: async (request, fields) => done(await previewed(request, fields)),
  next: ({ text }, fields, request) => askForm(request, { ...formOf(fields), text }),
});

const change = <Input extends { thread: number }>(
  name: string,
  summary: string,
  input: z.ZodType<Input>,
  changeOf: (input: Input) => ThreadChange,
  api: NonNullable<Operation['api']>,
  scope: Operation['scope'] & {} = 'moderate',
): Operation =>
  operation({
    name,
    summary,
    scope,
    input,
    output: threadPlace,
    api,
    run: (request, given: Input) => writeChange(request, given.thread, changeOf(given)),
    next: atThread,
  });

async function writeChange(request: ForumRequest, id: number, change: ThreadChange) {
  const by = signedIn(request);
  if (!by.ok) return by;
  return request.forum.store.write('thread.change', { now: request.now, by: by.value, thread: id, change });
}

const one = z.object({ thread });
const closeReason = z.enum(['solved', 'off-topic', 'duplicate', 'other']);

const follow = operation({
  name: 'thread.follow',
  summary: 'Follows a discussion, or stops following it.',
  scope: 'post',
  input: one.extend({ follow: yesNo }),
  output: z.null(),
  api: { method: 'put', path: '/threads/:thread/follow' },
  run: async (request, input) => {
    const by = signedIn(request);
    if (!by.ok) return by;
    const level = input.follow ? ('watching' as const) : ('muted' as const);
    return request.forum.store.write('thread.follow', {
      now: request.now,
      by: by.value,
      scope: 'thread',
      target: String(input.thread),
      level,
    });
  },
  next: (_value, input) => threadAddress({ id: input.thread, slug: '' }),
});

const followPlace = operation({
  name: 'follow',
  summary: 'Follows a section or the whole book, or stops following.',
  scope: 'post',
  input: z.object({
    scope: z.enum(['section', 'book', 'thread']),
    target: z.string().max(300).default(''),
    follow: orEmpty(yesNo),
    /** Follows no more what this notice came for. */
    notice: orEmpty(count),
  }),
  output: z.null(),
  api: { method: 'put', path: '/follow' },
  run: async (request, input) => {
    const by = signedIn(request);
    if (!by.ok) return by;
    const level =
      input.follow === true
        ? ('watching' as const)
        : input.scope === 'thread'
          ? ('muted' as const)
          : ('none' as const);
    return request.forum.store.write('thread.follow', {
      now: request.now,
      by: by.value,
      scope: input.scope,
      target: input.target,
      level,
    });
  },
  next: (_value, { scope, target, notice }) => {
    if (notice !== undefined) return noticesAddress();
    return scope === 'book' ? talkAddress() : sectionTalkAddress(target);
  },
});

/** The form has everything in one; what is as it was is left alone. */
const changeAll = operation({
  name: 'thread.change',
  summary: 'Changes title, tags, kind, variant and place of a discussion.',
  scope: 'post',
  input: one.extend({
    title: orEmpty(title),
    tags: tags.optional(),
    kind: threadKind.optional(),
    variant: variant.optional(),
    /** A label of the book, or "label block". */
    place: orEmpty(z.string().max(600)),
  }),
  output: threadPlace,
  api: { method: 'patch', path: '/threads/:thread' },
  run: async (request, input): Promise<Outcome<{ thread: number; slug: string }>> => {
    const view = await fullThread(request, input.thread);
    if (!view.ok) return view;
    const now = view.value;
    const changes: ThreadChange[] = [];
    if (input.title !== undefined && input.title.trim() !== now.title)
      changes.push({ what: 'rename', title: input.title });
    if (input.kind !== undefined && input.kind !== now.kind) changes.push({ what: 'kind', kind: input.kind });
    if (input.tags && foldTags(input.tags).toSorted().join() !== now.tags.join())
      changes.push({ what: 'tag', tags: input.tags });
    if (input.variant !== undefined && input.variant !== (now.variant ?? '')) {
      changes.push({ what: 'variant', variant: input.variant === '' ? null : input.variant });
    }
    if (input.place !== undefined) {
      const [on = '', id] = input.place.trim().replace(/^#/, '').split(' ');
      const anchor = newAnchor(request, { label: on, ...(id !== undefined && id !== '' && { block: id }) });
      if (!anchor.ok) return anchor;
      changes.push({ what: 'move', anchor: anchor.value });
    }
    let changed: Outcome<{ thread: number; slug: string }> = done({ thread: now.id, slug: now.slug });
    for (const change of changes) {
      changed = await writeChange(request, now.id, change);
      if (!changed.ok) return changed;
    }
    return changed;
  },
  next: atThread,
  again: async (request, fields, refusal) => {
    const view = await fullThread(request, Number(fields['thread']));
    if (!view.ok || !request.visitor) return { kind: 'refused', refusal };
    const given = formOf(fields);
    const html = changeThreadPage(
      {
        ...view.value,
        title: given.title,
        kind: given.kind,
        tags: given.tags.split(','),
        ...(given.variant !== undefined && { variant: given.variant }),
        ...(typeof fields['place'] === 'string' && { place: fields['place'] }),
        refusal,
      },
      await frameOf(request),
    );
    return { kind: 'page', html, status: 422 };
  },
});

export const threadOperations: readonly Operation[] = [
  changeAll,
  create,
  preview,
  change(
    'thread.close',
    'Closes a discussion.',
    one.extend({ reason: closeReason.default('other'), words: z.string().max(500).optional() }),
    ({ reason, words }) => ({ what: 'close', reason, ...(words !== undefined && { words }) }),
    { method: 'put', path: '/threads/:thread/closed' },
  ),
  change('thread.open', 'Opens a closed discussion.', one, () => ({ what: 'open' }), {
    method: 'delete',
    path: '/threads/:thread/closed',
  }),
  change(
    'thread.pin',
    'Pins a discussion to the top of lists, or takes it down.',
    one.extend({ pinned: yesNo }),
    ({ pinned }) => ({ what: 'pin', pinned }),
    {
      method: 'put',
      path: '/threads/:thread/pinned',
    },
  ),
  change(
    'thread.rename',
    'Gives a discussion another title.',
    one.extend({ title }),
    (given) => ({ what: 'rename', title: given.title }),
    {
      method: 'put',
      path: '/threads/:thread/title',
    },
    'post',
  ),
  change(
    'thread.tag',
    'Gives a discussion other tags.',
    one.extend({ tags }),
    (given) => ({ what: 'tag', tags: given.tags }),
    {
      method: 'put',
      path: '/threads/:thread/tags',
    },
    'post',
  ),
  follow,
  followPlace,
];
