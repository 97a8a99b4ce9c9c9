// person: one person in public: answers and questions, and what their level may do.

import type { Html } from '../../../write/html/index.ts';
import { element, nothing, text } from '../../../write/html/index.ts';
import { personActionAddress, personAddress, postAddress, talkAddress } from '../addresses.ts';
import { bookContents } from '../contents.ts';
import { day, month, timeOfDay } from '../dates.ts';
import type { Frame } from '../frame.ts';
import { page, places, today } from '../frame.ts';
import { buttonLink, dotted, facts, link, pageTitle, paragraph, rail, railPart } from '../parts/pieces.ts';
import { shortName } from '../place.ts';
import type { PersonRow, PersonView } from '../views/people.ts';
import { said } from '../said.ts';

export function personPage(view: PersonView, frame: Frame): Html {
  const { words } = frame;
  const title = view.gone === true ? words.post.gone : view.handle;
  const list =
    view.rows.length === 0
      ? element('p', { class: 'hint' }, text(words.people.none))
      : element('ol', { class: 'rows' }, ...view.rows.map((one) => row(one, frame)));
  const main = element(
    'article',
    { class: 'people' },
    pageTitle({
      crumb: link(talkAddress(), words.frame.discussions),
      title,
      facts: view.gone === true ? text(words.people.goneSays) : factsLine(view, frame),
    }),
    tabs(view, frame),
    list,
    view.older === undefined
      ? nothing
      : element('nav', { class: 'pages', 'aria-label': words.list.more }, older(view, view.older, frame)),
  );
  return page(
    {
      title,
      main,
      beside: rail(words.thread.about, view.gone === true ? nothing : may(view, frame), staff(view, frame)),
      contents: bookContents(undefined, frame),
      columns: 'pair',
    },
    frame,
  );
}

function factsLine(view: PersonView, frame: Frame): Html {
  const { people } = frame.words;
  const role = people.roles[view.role];
  return dotted([
    text(people.since(month(view.created, frame.manifest.language))),
    text(role === '' ? people.trust(view.trust) : role),
    view.lastSeen === undefined ? nothing : text(seen(view.lastSeen, frame)),
  ]);
}

/** Not nearer than a week: when somebody was here is theirs. */
function seen(at: number, frame: Frame): string {
  const { seen: words } = frame.words.people;
  return frame.now - at < 7 * 86_400_000 ? words.week : words.longer(month(at, frame.manifest.language));
}

function tabs({ show, counts, handle }: PersonView, { words }: Frame): Html {
  const one = (name: 'answers' | 'questions', count: number): Html =>
    element(
      'li',
      {},
      element(
        'a',
        {
          href: personAddress(handle, name === 'questions' ? { show: name } : {}),
          'aria-current': show === name ? 'true' : undefined,
        },
        text(`${words.people[name]} `),
        element('i', {}, text(String(count))),
      ),
    );
  return element(
    'ul',
    { class: 'picks' },
    one('answers', counts.answers),
    one('questions', counts.questions),
  );
}

function row(view: PersonRow, frame: Frame): Html {
  const { people } = frame.words;
  return element(
    'li',
    {},
    element(
      'h2',
      { class: 't' },
      link(postAddress({ id: view.thread, slug: view.slug }, view.number), said(view.title, frame)),
    ),
    element(
      'p',
      { class: 'meta' },
      dotted([
        view.accepted ? element('span', { class: 'ok' }, text(`✓ ${people.accepted}`)) : nothing,
        view.helpful === 0 ? nothing : text(people.foundHelpful(view.helpful)),
        text(shortName(places(frame), view.label)),
        timeOfDay(view.at, today(frame)),
      ]),
    ),
  );
}

const older = ({ handle, show }: PersonView, before: string, { words }: Frame): Html =>
  link(personAddress(handle, { ...(show === 'questions' && { show }), before }), words.list.older, {
    rel: 'next',
    class: 'end',
  });

const may = ({ trust }: PersonView, { words }: Frame): Html =>
  railPart(words.people.mayTitle(trust), paragraph(words.people.may(trust)));

function staff(view: PersonView, frame: Frame): Html {
  const { people } = frame.words;
  if (view.facts === undefined) return nothing;
  const { posts, removed, flags, silencedUntil, suspendedUntil } = view.facts;
  const until = (at: number | undefined, term: string): [Html, Html][] =>
    at === undefined || at <= frame.now ? [] : [[text(term), text(day(at, today(frame)))]];
  const buttons = view.can.map((one) => buttonLink(personActionAddress(view.handle, one), people.can[one]));
  return railPart(
    people.staff,
    facts([
      [text(people.facts.posts), text(String(posts))],
      [text(people.facts.removed), text(String(removed))],
      [text(people.facts.flags), text(String(flags))],
      ...until(silencedUntil, people.facts.silenced),
      ...until(suspendedUntil, people.facts.suspended),
    ]),
    buttons.length === 0 ? nothing : element('p', { class: 'does' }, ...buttons),
  );
}
