// action: what moderators do with a person, each asked on a page of its own: how long, and in which words.

import type { Html } from '../../../write/html/index.ts';
import { element, nothing, text } from '../../../write/html/index.ts';
import type { Role, Trust } from '../../store/schema.ts';
import { personAddress } from '../addresses.ts';
import { bookContents } from '../contents.ts';
import type { Frame } from '../frame.ts';
import { page } from '../frame.ts';
import { button, buttonLink, choice, doing, link, pageTitle } from '../parts/pieces.ts';
import { ownWords } from '../writing/post-pages.ts';

export type PersonAction = 'silence' | 'suspend' | 'hold' | 'trust' | 'role';

export interface PersonActionView {
  handle: string;
  action: PersonAction;
  trust: Trust;
  role: Role;
  holds: boolean;
}

const levels: readonly Trust[] = [0, 1, 2, 3, 4];
const roles: readonly Role[] = ['reader', 'author', 'moderator', 'administrator'];
const spans: readonly number[] = [0, 1, 7, 30, 365];

export function personActionPage(view: PersonActionView, frame: Frame): Html {
  const { people, queue, writing } = frame.words;
  const title = people.can[view.action];
  const asksWords = view.action !== 'trust' && view.action !== 'role';
  const main = element(
    'article',
    { class: 'people' },
    pageTitle({ crumb: link(personAddress(view.handle), view.handle), title }),
    doing(
      `person.${view.action}`,
      { handle: view.handle },
      {},
      element(
        'fieldset',
        { class: 'field' },
        element('legend', { class: 'unseen' }, text(title)),
        element('div', { class: 'choices' }, ...options(view, frame)),
      ),
      asksWords ? ownWords(queue.yourWords) : nothing,
      element(
        'div',
        { class: 'does' },
        button(writing.save, 'main'),
        buttonLink(personAddress(view.handle), writing.cancel, 'plain'),
      ),
    ),
  );
  return page({ title: `${title} ${view.handle}`, main, contents: bookContents(undefined, frame) }, frame);
}

function options(view: PersonActionView, { words }: Frame): Html[] {
  const { people } = words;
  const radio = (name: string, value: string, says: string, checked: boolean): Html =>
    choice('radio', { name, value, checked }, text(says));
  switch (view.action) {
    case 'silence':
    case 'suspend':
      return spans.map((days) => radio('days', String(days), people.days(days), days === 1));
    case 'hold':
      return [
        radio('holds', 'yes', people.holds.yes, view.holds),
        radio('holds', 'no', people.holds.no, !view.holds),
      ];
    case 'trust':
      return levels.map((level) => radio('level', String(level), people.trust(level), level === view.trust));
    case 'role':
      return roles.map((role) =>
        radio('role', role, people.roles[role] || people.plainRole, role === view.role),
      );
  }
}
