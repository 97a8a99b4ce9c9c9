// log: what moderators did and why, for everyone to read.

import type { Html } from '../../../write/html/index.ts';
import { element, nothing, text } from '../../../write/html/index.ts';
import { logAddress, postAddress, talkAddress, threadAddress } from '../addresses.ts';
import { bookContents } from '../contents.ts';
import { timeOfDay } from '../dates.ts';
import type { Frame } from '../frame.ts';
import { page, today } from '../frame.ts';
import { dotted, empty, link, pageTitle, paragraph, person } from '../parts/pieces.ts';
import type { LogEntry, LogView } from '../views/queue.ts';
import { said } from '../said.ts';

export function logPage(view: LogView, frame: Frame): Html {
  const { log, list, frame: words } = frame.words;
  const main = element(
    'article',
    {},
    pageTitle({ crumb: link(talkAddress(), words.discussions), title: log.title }),
    paragraph(log.says, 'hint'),
    view.entries.length === 0
      ? empty(log.none, '')
      : element('ol', { class: 'rows' }, ...view.entries.map((one) => entry(one, frame))),
    view.older === undefined
      ? nothing
      : element(
          'nav',
          { class: 'pages', 'aria-label': list.more },
          link(logAddress(view.older), list.older, { rel: 'next', class: 'end' }),
        ),
  );
  return page(
    { title: log.title, main, contents: bookContents(undefined, frame), canonical: logAddress() },
    frame,
  );
}

function entry(view: LogEntry, frame: Frame): Html {
  const { log, reason: reasons } = frame.words;
  const who = view.by === undefined ? text(log.system) : person(view.by, frame.words);
  const { thread } = view;
  const about =
    thread === undefined
      ? nothing
      : link(
          thread.number === undefined ? threadAddress(thread) : postAddress(thread, thread.number),
          `“${said(thread.title, frame)}”`,
        );
  const known: Readonly<Record<string, string>> = reasons;
  const why = view.reason === undefined ? '' : (known[view.reason] ?? view.reason);
  const whom = view.person === undefined ? nothing : person(view.person, frame.words);
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'meta' },
      who,
      text(` ${log.actions[view.action] ?? log.other(view.action)}`),
      text(about === nothing && whom === nothing ? '' : ' '),
      about,
      whom,
    ),
    element(
      'p',
      { class: 'meta' },
      dotted([timeOfDay(view.at, today(frame)), text(why), text(view.words ?? '')]),
    ),
  );
}
