// queue-scene: a queue with something of everything: held posts, a report, a place in doubt, a new account; made by requests alone.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { octavo } from '../octavo.ts';
import { answers, asks, manifestOf } from './forum-page.ts';
import type { ForumServer, Person } from './forum-server.ts';
import { eventually } from './eventually.ts';

export interface QueueScene {
  moderator: Person;
  /** Who wrote what is held and what is reported. */
  author: Person;
  /** Whose first post waits. */
  newcomer: Person;
  thread: { thread: number; address: string };
  /** The discussion whose place is in doubt. */
  doubted: { thread: number; address: string };
}

const passage =
  'Steps that are too long climb the other side of the valley; steps that are too short never arrive. A good step is found by trying, and by looking at the loss.';

/** In the order in which they wait: a first post, a post with a watched word, a reported one, a place in doubt, a new account. */
export async function queueScene(server: ForumServer): Promise<QueueScene> {
  const { administrator } = server;
  const [author, newcomer] = [await server.reader('papercup'), await server.reader('reader-31')];
  const [seller, reader] = [await server.reader('gannet'), await server.reader('wren')];
  await server.reader('quokka');
  await does(administrator, 'person.role', { handle: 'quokka', role: 'moderator' });
  const moderator = await server.again('quokka');
  for (const handle of ['papercup', 'gannet', 'wren'])
    await does(administrator, 'person.trust', { handle, level: 2 });
  await does(moderator, 'word.watch', { word: 'casino', effect: 'hold' });
  const { blocks } = await manifestOf(server);
  const about = (words: string): { section: string; id: string } => {
    const block = blocks.find(({ text }) => text.startsWith(words));
    assert.ok(block, words);
    return block;
  };
  const thread = await asks(
    administrator,
    about('Both give the same number'),
    'Why do the two numbers differ in the last digit?',
    'NumPy says $0.25$ and PyTorch says 0.25000003. Is one of them wrong?',
  );
  const doubted = await asks(
    author,
    about('Steps that are too long'),
    'How long may a step be?',
    'Is there a rule, such as $\\eta < 1$, or does one only try?',
  );
  await answers(
    newcomer,
    thread.thread,
    'Neither: floats of 32 bits hold seven digits, those of 64 sixteen.',
  );
  await answers(author, thread.thread, 'It is a gamble, as in a casino: the order of the sum decides.');
  await answers(
    seller,
    thread.thread,
    'Buy a better loss function from my shop, today only, at half the price!',
  );
  await does(reader, 'post.flag', {
    thread: thread.thread,
    number: 4,
    reason: 'advertising',
    words: 'The third time today.',
  });
  await doubt(server);
  for (const handle of ['ant', 'bee', 'crab', 'dove']) await server.reader(handle, '10.99.1.1');
  return { moderator, author, newcomer, thread, doubted };
}

/** In the next version the passage has left its section and stands in two others, changed a little in each. */
async function doubt(server: ForumServer): Promise<void> {
  const book = join(server.folder, 'book');
  const change = (name: string, by: (text: string) => string): void => {
    const text = readFileSync(join(book, name), 'utf8');
    writeFileSync(join(book, name), by(text));
    assert.notEqual(by(text), text, name);
  };
  change(
    'descent.md',
    (text) => `${text.replace(`${passage}\n\n`, '')}\n${passage.replace('climb', 'go up')}\n`,
  );
  change('regression.md', (text) => `${text}\n${passage.replace('found', 'made')}\n`);
  const built = await octavo(['build', book]);
  assert.equal(built.status, 0, built.stderr);
  await eventually(async () =>
    assert.match(await server.administrator.reads('/-/waiting?kind=place'), /Place in doubt/),
  );
}

async function does(
  who: Person,
  operation: string,
  fields: Readonly<Record<string, string | number>>,
): Promise<void> {
  const answer = await who.does(operation, fields);
  assert.equal(answer.status, 200, JSON.stringify(answer));
}
