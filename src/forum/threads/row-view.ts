// row-view: discussions as lines of a list.

import type { Visitor } from '../actor.ts';
import type { RowView } from '../pages/views/parts.ts';
import type { Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';
import { peopleOf, personIn } from './post-view.ts';

/** In the order given, with four queries whatever their number. */
export async function rowViews(
  read: Reader,
  threads: readonly Row<'threads'>[],
  visitor: Visitor,
): Promise<RowView[]> {
  if (threads.length === 0) return [];
  const ids = threads.map(({ id }) => id);
  const [people, anchors, tags, marks] = await Promise.all([
    peopleOf(
      read,
      threads.map(({ last_by }) => last_by),
    ),
    read
      .selectFrom('anchors')
      .select(['id', 'quote', 'state'])
      .where(
        'id',
        'in',
        threads.map(({ anchor_id }) => anchor_id),
      )
      .execute(),
    read.selectFrom('thread_tags').selectAll().where('thread_id', 'in', ids).orderBy('tag').execute(),
    visitor
      ? read
          .selectFrom('read_marks')
          .select(['thread_id', 'number'])
          .where('person_id', '=', visitor.id)
          .where('thread_id', 'in', ids)
          .execute()
      : [],
  ]);
  const anchorOf = new Map(anchors.map((anchor) => [anchor.id, anchor]));
  const readTo = new Map(marks.map(({ thread_id, number }) => [thread_id, number]));
  return threads.map((thread): RowView => {
    const anchor = anchorOf.get(thread.anchor_id);
    const mark = readTo.get(thread.id);
    return {
      id: thread.id,
      slug: thread.slug,
      title: thread.title,
      kind: thread.kind,
      label: thread.label,
      ...(thread.block !== null && { block: thread.block }),
      ...((anchor?.quote ?? null) !== null && { quote: anchor?.quote ?? '' }),
      ...(thread.variant !== null && { variant: thread.variant }),
      tags: tags.filter(({ thread_id }) => thread_id === thread.id).map(({ tag }) => tag),
      answers: thread.answers,
      solved: thread.solved_at !== null,
      closed: thread.closed_at !== null,
      state: thread.state,
      anchorState: anchor?.state ?? 'exact',
      created: thread.created,
      lastAt: thread.last_at,
      lastBy: personIn(people, thread.last_by),
      isNew: visitor !== undefined && thread.last_by !== visitor.id && isNews(thread, mark, visitor.created),
    };
  });
}

const isNews = (thread: Row<'threads'>, mark: number | undefined, since: number): boolean =>
  mark === undefined ? thread.last_at > since : thread.last_number > mark;
