// sign-in: how one gets in: by mail, passkey or another site; the name of a newcomer; the first administrator.

import type { Html } from '../../../write/html/index.ts';
import { element, join, nothing, text } from '../../../write/html/index.ts';
import { doAddress, preferencesAddress, providerAddress, signInAddress } from '../addresses.ts';
import type { Refusal } from '../../outcome.ts';
import { bookContents } from '../contents.ts';
import type { Frame } from '../frame.ts';
import { page } from '../frame.ts';
import { button, buttonLink, doing, hidden, icon, pageTitle, paragraph } from '../parts/pieces.ts';
import { refusalNotice, refusalWords } from '../refusal.ts';
import type { HandleView, SetupView, SignInView } from '../views/writing.ts';

const passkeyIcon = icon('<circle cx="7" cy="10" r="3.4"/><path d="M10.4 10H17v3M14 10v2.4"/>');

export function signInPage(view: SignInView, frame: Frame): Html {
  const { signIn } = frame.words;
  const title = view.keeps ? signIn.toPost : signIn.title;
  return sheetPage(
    title,
    frame,
    view.keeps ? paragraph(signIn.kept) : nothing,
    refusalNotice(view.refusal, frame),
    view.sent ? codeForm(view, frame) : join([mailForm(view, frame), otherWays(view, frame)]),
    view.sent ? nothing : buttonLink(view.back, signIn.notNow, 'plain'),
  );
}

/** The sheet that the script shows over a form: the same ways in. */
export function signInSheet(view: SignInView, frame: Frame): Html {
  const { signIn } = frame.words;
  return element(
    'div',
    { class: 'sheet', id: '_sign-in', popover: true, role: 'dialog', 'aria-labelledby': '_sign-in-title' },
    element('h2', { id: '_sign-in-title' }, text(signIn.toPost)),
    paragraph(signIn.kept),
    mailForm(view, frame),
    otherWays(view, frame),
    button(signIn.notNow, 'plain', { popovertarget: '_sign-in', popovertargetaction: 'hide' }),
  );
}

function mailForm(view: SignInView, { words }: Frame): Html {
  const { signIn } = words;
  return element(
    'form',
    { method: 'post', action: doAddress('sign-in.send') },
    ...hidden({ back: view.back }),
    element('label', { for: '_mail' }, text(signIn.email)),
    element('input', {
      id: '_mail',
      name: 'email',
      type: 'email',
      required: true,
      autocomplete: 'username webauthn',
      value: view.email ?? '',
    }),
    button(signIn.send, 'main'),
    paragraph(signIn.noPassword, 'hint'),
  );
}

function codeForm(view: SignInView, { words }: Frame): Html {
  const { signIn } = words;
  const email = view.email ?? '';
  return join([
    paragraph(signIn.sent(email)),
    element(
      'form',
      { method: 'post', action: doAddress('sign-in.code') },
      ...hidden({ back: view.back, email }),
      element('label', { for: '_code' }, text(signIn.code)),
      element('input', {
        id: '_code',
        name: 'code',
        inputmode: 'numeric',
        required: true,
        autocomplete: 'one-time-code',
      }),
      button(signIn.signIn, 'main'),
    ),
    element(
      'form',
      { method: 'post', action: doAddress('sign-in.send') },
      ...hidden({ back: view.back, email }),
      button(signIn.again, 'plain'),
    ),
  ]);
}

function otherWays(view: SignInView, { words }: Frame): Html {
  const { signIn } = words;
  const passkey = view.passkeys
    ? element(
        'button',
        { class: 'btn', type: 'button', 'data-passkey': view.back, hidden: true },
        passkeyIcon,
        text(signIn.passkey),
      )
    : nothing;
  const others = view.providers.flatMap(({ id, name }) => [
    buttonLink(providerAddress(id, view.back), signIn.continueWith(name)),
    paragraph(signIn.reads(name), 'hint'),
  ]);
  if (passkey === nothing && others.length === 0) return nothing;
  return join([element('hr', {}), passkey, ...others]);
}

const sheetPage = (title: string, frame: Frame, ...content: readonly Html[]): Html =>
  page(
    {
      title,
      main: element(
        'article',
        { class: 'people' },
        pageTitle({ title }),
        element('div', { class: 'sheet still' }, ...content),
      ),
      contents: bookContents(undefined, frame),
    },
    frame,
  );

/** Where the link of a mail leads: nothing happens until the button is pressed, since some mail programs open links by themselves. */
export function linkPage(
  view: { token: string; here: boolean; back: string; refusal?: Refusal },
  frame: Frame,
): Html {
  const { signIn } = frame.words;
  const code = view.here
    ? nothing
    : join([
        paragraph(signIn.otherBrowser),
        element('label', { for: '_code' }, text(signIn.code)),
        element('input', {
          id: '_code',
          name: 'code',
          inputmode: 'numeric',
          required: true,
          autocomplete: 'one-time-code',
        }),
      ]);
  return sheetPage(
    signIn.title,
    frame,
    refusalNotice(view.refusal, frame),
    doing('sign-in.code', { back: view.back, token: view.token }, {}, code, button(signIn.signIn, 'main')),
  );
}

/** Where the link at the foot of a mail leads. */
export function unsubscribePage(view: { token: string; done: boolean }, frame: Frame): Html {
  const { mail } = frame.words;
  return sheetPage(
    mail.stopTitle,
    frame,
    paragraph(view.done ? mail.stopped : mail.stopSays),
    view.done
      ? buttonLink(preferencesAddress(), mail.preferencesLink)
      : doing('unsubscribe', { token: view.token }, {}, button(mail.stopDo, 'main')),
  );
}

export function handlePage(view: HandleView, frame: Frame): Html {
  const { signIn } = frame.words;
  const wrong = view.refusal;
  const described = wrong === undefined ? '_handle-how' : '_handle-wrong _handle-how';
  return sheetPage(
    signIn.handle,
    frame,
    doing(
      'me.name',
      { back: view.back },
      {},
      element('label', { for: '_handle' }, text(signIn.handleLabel)),
      element('input', {
        id: '_handle',
        name: 'handle',
        value: view.handle,
        required: true,
        autocomplete: 'nickname',
        'aria-invalid': wrong === undefined ? undefined : 'true',
        'aria-describedby': described,
      }),
      wrong === undefined
        ? nothing
        : element('p', { class: 'hint bad', id: '_handle-wrong' }, text(refusalWords(wrong, frame))),
      element('p', { class: 'hint', id: '_handle-how' }, text(signIn.handleHint)),
      button(signIn.takeHandle, 'main'),
    ),
  );
}

export function setupPage(view: SetupView, frame: Frame): Html {
  const { signIn } = frame.words;
  if (view.done === true) {
    return sheetPage(
      signIn.setup,
      frame,
      paragraph(signIn.setupDone),
      buttonLink(signInAddress('/'), signIn.signIn, 'main'),
    );
  }
  return sheetPage(
    signIn.setup,
    frame,
    paragraph(signIn.setupSays),
    refusalNotice(view.refusal, frame),
    doing(
      'administrator.first',
      { token: view.token },
      {},
      element('label', { for: '_mail' }, text(signIn.email)),
      element('input', { id: '_mail', name: 'email', type: 'email', required: true, value: view.email }),
      element('label', { for: '_handle' }, text(signIn.handleLabel)),
      element('input', { id: '_handle', name: 'handle', required: true, value: view.handle }),
      button(signIn.setupDo, 'main'),
    ),
  );
}
