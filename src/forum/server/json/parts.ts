// parts: people, places and discussions as programs get them: views with what is not for programs left out, each with its address.

import * as z from 'zod';

import type { AnchorView, PersonRef, RowView } from '../../pages/index.ts';
import { threadAddress } from '../../pages/index.ts';
import { role, threadKind } from '../schemas.ts';

/** Null: somebody who has left, and has no name any more. */
export const personJson = z
  .strictObject({
    handle: z.string(),
    role,
  })
  .nullable();
export const person = ({ handle, role, gone }: PersonRef): z.infer<typeof personJson> =>
  gone === true ? null : { handle, role };

export const postState = z.enum(['shown', 'held', 'hidden', 'deleted', 'removed']);
export const placeState = z.enum(['exact', 'moved', 'edited', 'section', 'doubtful', 'retired']);
/** Milliseconds since 1970. */
export const time = z.number().int();

export const threadRowJson = z.strictObject({
  id: z.number(),
  url: z.string(),
  title: z.string(),
  kind: threadKind,
  /** Where it hangs now: a section, and a block in it. */
  label: z.string(),
  block: z.string().optional(),
  place: placeState,
  quote: z.string().optional(),
  variant: z.string().optional(),
  tags: z.array(z.string()),
  answers: z.number(),
  solved: z.boolean(),
  closed: z.boolean(),
  state: postState,
  created: time,
  lastAt: time,
  lastBy: personJson,
});

export const threadRow = (view: RowView, origin: string): z.infer<typeof threadRowJson> => ({
  id: view.id,
  url: origin + threadAddress(view),
  title: view.title,
  kind: view.kind,
  label: view.label,
  ...(view.block !== undefined && { block: view.block }),
  place: view.anchorState,
  ...(view.quote !== undefined && { quote: view.quote }),
  ...(view.variant !== undefined && { variant: view.variant }),
  tags: [...view.tags],
  answers: view.answers,
  solved: view.solved,
  closed: view.closed,
  state: view.state,
  created: view.created,
  lastAt: view.lastAt,
  lastBy: person(view.lastBy),
});

export const placeJson = z.strictObject({
  state: placeState,
  /** What it was called when it was asked about. */
  asked: z.string(),
  label: z.string(),
  block: z.string().optional(),
  quote: z.string().optional(),
  edition: z.string().optional(),
  language: z.string().optional(),
});

export const place = (view: AnchorView): z.infer<typeof placeJson> => ({
  state: view.state,
  asked: view.askedPlace,
  label: view.nowLabel,
  ...(view.nowBlock !== undefined && { block: view.nowBlock }),
  ...(view.quote !== undefined && { quote: view.quote }),
  ...(view.edition !== undefined && { edition: view.edition }),
  ...(view.language !== undefined && { language: view.language }),
});
