// live: new posts are told while a discussion is read, and shown when the reader wants them: nothing moves by itself.

import { focusOn, renew } from './renew.ts';
import { counted, part } from './settings.ts';

/** Numbers of posts that have come and are not shown. */
const waiting = new Set<number>();

export function live(page: Document): void {
  const thread = /^\/-\/talk\/(\d+)(-[^/]*)?$/.exec(location.pathname)?.[1];
  if (thread === undefined) return;
  let source: EventSource | undefined;
  const listen = (): void => {
    source?.close();
    source = undefined;
    if (page.hidden) return;
    source = new EventSource(`/-/live?thread=${thread}`);
    source.addEventListener('post', ({ data }: MessageEvent<string>) => {
      const { number } = JSON.parse(data) as { number?: number };
      if (number !== undefined) came(page, number);
    });
  };
  page.addEventListener('visibilitychange', listen);
  listen();
}

function came(page: Document, number: number): void {
  // One's own comes with the answer to its form; it may be told first.
  setTimeout(() => {
    if (page.getElementById(`p${number}`) !== null) return;
    waiting.add(number);
    say(page);
  }, 1000);
}

function say(page: Document): void {
  for (const number of waiting) if (page.getElementById(`p${number}`) !== null) waiting.delete(number);
  let line = page.querySelector<HTMLElement>('[data-new-posts]');
  if (waiting.size === 0) return line?.remove();
  if (line === null) {
    line = part('newAnswers');
    line.dataset['newPosts'] = '';
    line.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('button') !== null) void show(page);
    });
    const end = [...page.querySelectorAll('main .posts')].at(-1);
    end?.after(line);
  }
  const button = line.querySelector('button');
  if (button !== null) button.textContent = counted('newAnswers', waiting.size);
}

async function show(page: Document): Promise<void> {
  const first = Math.min(...waiting);
  if (!(await renew(location.href))) return location.reload();
  waiting.clear();
  const post = page.getElementById(`p${first}`);
  if (post !== null) focusOn(post);
}
