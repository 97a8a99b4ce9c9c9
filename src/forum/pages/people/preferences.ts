// preferences: what reaches a reader and how, how pages behave, and the account; and keys for programs.

import type { Html } from '../../../write/html/index.ts';
import { element, join, nothing, text } from '../../../write/html/index.ts';
import type { Frequency } from '../../notices/preferences.ts';
import type { NoticeType } from '../../store/schema.ts';
import { deleteAccountAddress, myDataAddress, talkAddress } from '../addresses.ts';
import { myContents } from '../contents.ts';
import { day } from '../dates.ts';
import type { Frame } from '../frame.ts';
import { page, today } from '../frame.ts';
import { button, buttonLink, choice, doing, dotted, empty, pageTitle, paragraph } from '../parts/pieces.ts';
import type { ApiKeysView, PreferencesView } from '../views/people.ts';
import { deviceName } from './device-name.ts';

export function preferencesPage(view: PreferencesView, frame: Frame): Html {
  const { me } = frame.words;
  const main = element(
    'article',
    {},
    pageTitle({ crumb: text(view.handle), title: me.preferences }),
    settings(view, frame),
    account(view, frame),
  );
  return page({ title: me.preferences, main, contents: myContents('preferences', {}, frame) }, frame);
}

function settings({ preferences, ...view }: PreferencesView, { words }: Frame): Html {
  const { me } = words;
  const switches = [
    { name: 'keys', on: preferences.keys, says: me.singleKeys, hint: me.singleKeysHint },
    { name: 'bubbles', on: preferences.bubbles, says: me.bubbles },
    { name: 'hideSolutions', on: !preferences.solutions, says: me.solutions },
  ];
  return doing(
    'preferences.change',
    {},
    {},
    sub(me.mailTitle),
    paragraph(view.email === undefined ? me.noMail : me.mailTo(view.email), 'hint under'),
    ...(Object.keys(me.types) as NoticeType[]).map((type) =>
      frequency(
        type,
        preferences.notices[type],
        type === 'watched' ? follows(view, me.follows) : undefined,
        me,
      ),
    ),
    onOff('followMentions', preferences.followMentions, me.followMentions, me.followMentionsHint),
    onOff('noMail', !preferences.mail, me.stopAll, me.stopAllHint),
    sub(me.behaves),
    ...switches.map(({ name, on, says, hint }) => onOff(name, on, says, hint)),
    element(
      'div',
      { class: 'does' },
      button(me.save, 'main'),
      view.saved ? element('span', { class: 'hint', role: 'status' }, text(me.saved)) : nothing,
    ),
  );
}

const sub = (words: string): Html => element('h2', { class: 'sub' }, text(words));

const follows = (
  { follows: { sections, threads } }: Pick<PreferencesView, 'follows'>,
  words: (sections: number, threads: number) => string,
): string => words(sections, threads);

function frequency(
  type: NoticeType,
  chosen: Frequency,
  hint: string | undefined,
  words: Frame['words']['me'],
): Html {
  const id = `_on-${type}`;
  const named = words.types[type];
  const all = Object.entries(words.frequencies) as [Frequency, string][];
  return element(
    'div',
    { class: 'pref' },
    label(id, named?.name ?? type, hint ?? named?.hint),
    element(
      'select',
      { id, name: `notices.${type}` },
      ...all.map(([value, says]) => element('option', { value, selected: value === chosen }, text(says))),
    ),
  );
}

const label = (id: string, words: string, hint: string | undefined): Html =>
  element('label', { for: id }, text(words), hint === undefined ? nothing : element('small', {}, text(hint)));

const onOff = (name: string, on: boolean, words: string, hint?: string): Html =>
  element(
    'div',
    { class: 'pref' },
    label(`_${name}`, words, hint),
    element('input', { type: 'checkbox', id: `_${name}`, name, value: 'yes', checked: on }),
  );

function account(view: PreferencesView, frame: Frame): Html {
  const { me } = frame.words;
  return join([
    sub(me.account),
    list(me.passkeys, passkeys(view, frame)),
    element(
      'p',
      { class: 'does' },
      element(
        'button',
        { class: 'btn', type: 'button', 'data-add-passkey': true, hidden: true },
        text(me.addPasskey),
      ),
    ),
    list(me.sessions, sessions(view, frame)),
    element(
      'p',
      { class: 'does' },
      buttonLink(myDataAddress(), me.data),
      buttonLink(deleteAccountAddress(), me.deleteAccount, 'plain'),
    ),
  ]);
}

const list = (title: string, items: readonly Html[]): Html =>
  items.length === 0
    ? nothing
    : join([element('h3', { class: 'label' }, text(title)), element('ul', { class: 'rows' }, ...items)]);

const passkeys = ({ passkeys: all }: PreferencesView, frame: Frame): Html[] =>
  all.map(({ id, name, created, lastUsed }) =>
    item(name, day(lastUsed ?? created, today(frame)), 'passkey.remove', { id }, frame.words.me.remove),
  );

const sessions = ({ sessions: all }: PreferencesView, frame: Frame): Html[] =>
  all.map(({ id, device, lastSeen, current }) => {
    const { me } = frame.words;
    const when = current ? me.current : me.lastUsed(day(lastSeen, today(frame)));
    return item(deviceName(device), when, current ? undefined : 'session.end', { id }, me.end);
  });

const item = (
  name: string,
  says: string,
  operation: string | undefined,
  fields: Record<string, string>,
  does: string,
): Html =>
  element(
    'li',
    { class: 'pref' },
    element('span', {}, text(name), element('small', {}, text(says))),
    operation === undefined ? nothing : doing(operation, fields, {}, button(does, 'plain')),
  );

/** The one question before an account goes. */
export function deleteAccountPage(frame: Frame): Html {
  const { me, writing } = frame.words;
  const main = element(
    'article',
    {},
    pageTitle({ crumb: text(frame.viewer?.handle ?? ''), title: me.deleteDo }),
    doing(
      'account.delete',
      {},
      {},
      element(
        'fieldset',
        { class: 'field' },
        element('legend', {}, text(me.deleteSays)),
        choice('radio', { name: 'posts', value: 'keep', checked: true }, text(me.deleteKeep)),
        choice('radio', { name: 'posts', value: 'delete' }, text(me.deleteAll)),
      ),
      element(
        'div',
        { class: 'does' },
        button(me.deleteDo, 'main'),
        buttonLink(talkAddress(), writing.cancel),
      ),
    ),
  );
  return page({ title: me.deleteDo, main, contents: myContents('preferences', {}, frame) }, frame);
}

export function apiKeysPage(view: ApiKeysView, frame: Frame): Html {
  const { me } = frame.words;
  const { made } = view;
  const main = element(
    'article',
    {},
    pageTitle({ crumb: text(frame.viewer?.handle ?? ''), title: me.keys }),
    made === undefined
      ? nothing
      : element(
          'div',
          { class: 'gone', role: 'status' },
          element(
            'p',
            {},
            element('b', {}, text(me.keyMade(made.name))),
            text(' '),
            element('code', {}, text(made.key)),
          ),
          paragraph(me.keyOnce),
        ),
    paragraph(me.keysSays, 'hint'),
    view.keys.length === 0 ? empty(me.keysNone, '') : element('ul', { class: 'rows' }, ...keys(view, frame)),
    newKey(view, frame),
  );
  return page({ title: me.keys, main, contents: myContents('keys', {}, frame) }, frame);
}

const keys = (view: ApiKeysView, frame: Frame): Html[] =>
  view.keys.map(({ id, name, scopes, lastUsed, expires }) => {
    const { me } = frame.words;
    const used = lastUsed === undefined ? me.neverUsed : me.lastUsed(day(lastUsed, today(frame)));
    return element(
      'li',
      { class: 'pref' },
      element(
        'span',
        {},
        text(name),
        element(
          'small',
          {},
          dotted([
            text(scopes.map((scope) => me.scopes[scope]).join(', ')),
            text(used),
            expires === undefined ? nothing : text(me.expires(day(expires, today(frame)))),
          ]),
        ),
      ),
      doing('key.revoke', { id }, {}, button(me.revoke, 'plain')),
    );
  });

function newKey({ scopes }: ApiKeysView, { words }: Frame): Html {
  const { me } = words;
  return doing(
    'key.create',
    {},
    {},
    sub(me.makeKey),
    element(
      'div',
      { class: 'field' },
      element('label', { for: '_name' }, text(me.keyName)),
      element('input', { id: '_name', name: 'name', required: true, autocomplete: 'off' }),
    ),
    element(
      'fieldset',
      { class: 'field' },
      element('legend', {}, text(me.keyScopes)),
      element(
        'div',
        { class: 'choices' },
        ...scopes.map((scope) =>
          choice(
            'checkbox',
            { name: 'scopes', value: scope, checked: scope === 'read' },
            text(me.scopes[scope]),
          ),
        ),
      ),
    ),
    element('div', { class: 'does' }, button(me.makeKey, 'main')),
  );
}
