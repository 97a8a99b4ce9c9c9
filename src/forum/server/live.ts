// live: tells an open page what happens in its discussion, as server-sent events (HTML Standard, section 9.2).

import { may, threadTarget } from '../policy/index.ts';
import type { NumberedEvent } from './changes.ts';
import type { Reply } from './reply.ts';
import type { ForumRequest } from './request.ts';

/** Milliseconds between lines that keep the connection from being taken for dead. */
const beat = 25_000;
/** Open at once, in all and from one address. */
const most = 5_000;
const mostEach = 20;

let open = 0;
const openFrom = new Map<string, number>();

export const openStreams = (): number => open;

export async function liveAnswer(request: ForumRequest, thread: number): Promise<Reply> {
  const { forum, visitor, now, from } = request;
  const row = await forum.store.read
    .selectFrom('threads')
    .selectAll()
    .where('id', '=', thread)
    .executeTakeFirst();
  if (!row || may(visitor, 'thread.read', now, threadTarget(row)) !== true) {
    return { kind: 'refused', refusal: { code: 'not-found' } };
  }
  if (open >= most || (openFrom.get(from) ?? 0) >= mostEach) {
    return { kind: 'refused', refusal: { code: 'too-fast', details: { seconds: 30 } } };
  }
  const headers = {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  };
  return { kind: 'response', response: new Response(streamOf(request, thread), { headers }) };
}

function streamOf({ forum, from }: ForumRequest, thread: number): ReadableStream {
  let end = (): void => undefined;
  return new ReadableStream({
    start(controller) {
      const encoder = new TextEncoder();
      const write = (text: string): void => {
        try {
          controller.enqueue(encoder.encode(text));
        } catch {
          end();
        }
      };
      const stop = forum.changes.listen((event) => {
        void told(forum, event, thread).then((text) => text !== undefined && write(text));
      });
      const timer = setInterval(() => write(': \n\n'), beat);
      open += 1;
      openFrom.set(from, (openFrom.get(from) ?? 0) + 1);
      end = () => {
        end = () => undefined;
        stop();
        clearInterval(timer);
        open -= 1;
        const left = (openFrom.get(from) ?? 1) - 1;
        if (left === 0) openFrom.delete(from);
        else openFrom.set(from, left);
      };
      write('retry: 5000\n\n');
    },
    cancel: () => end(),
  });
}

/** A post that all may see; undefined for everything else. */
async function told(
  forum: ForumRequest['forum'],
  event: NumberedEvent,
  thread: number,
): Promise<string | undefined> {
  const isPost = event.type === 'post.created' || (event.type === 'post.state' && event.to === 'shown');
  if (!isPost || event.thread !== thread) return undefined;
  const post = await forum.store.read
    .selectFrom('posts')
    .select(['number', 'state'])
    .where('id', '=', event.post)
    .executeTakeFirst();
  if (post?.state !== 'shown') return undefined;
  return `id: ${event.id}\nevent: post\ndata: ${JSON.stringify({ thread, number: post.number })}\n\n`;
}
