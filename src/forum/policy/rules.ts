// rules: of each action, who may do it to what, once everything that its row in actions.ts asks for holds.

import type { Actor } from '../actor.ts';
import { refusal, type Refusal } from '../outcome.ts';
import type { Action, TargetOf } from './actions.ts';
import type { Powers } from './powers.ts';
import type { KeyTarget, PersonTarget, PostTarget, ReviewTarget, ThreadTarget } from './targets.ts';
import { personVisible, postVisible, threadVisible } from './visible.ts';

/** Who asks: with `actor` undefined only where the action is for anyone. */
export interface Asking {
  actor: Actor | undefined;
  powers: Powers;
  now: number;
}

type Answer = true | Refusal;
export type Rules = { [Name in Action]: (asking: Asking, target: TargetOf<Name>) => Answer };

const notAllowed: Refusal = refusal('not-allowed');
const notFound: Refusal = refusal('not-found');

const when = (condition: boolean): Answer => condition || notAllowed;
const anyone = (): Answer => true;
const staff = ({ powers }: Asking): Answer => when(powers.staff);
const administrator = ({ powers }: Asking): Answer => when(powers.administrator);

/** A rule about a thread, a post or a person: asked only when it may be known of. */
const ofThread =
  (rule: (asking: Asking, thread: ThreadTarget) => Answer) =>
  (asking: Asking, thread: ThreadTarget): Answer =>
    threadVisible(asking.powers, thread) ? rule(asking, thread) : notFound;

const ofPost =
  (rule: (asking: Asking, post: PostTarget) => Answer) =>
  (asking: Asking, post: PostTarget): Answer =>
    postVisible(asking.powers, post) ? rule(asking, post) : notFound;

const ofPerson =
  (rule: (asking: Asking, person: PersonTarget) => Answer) =>
  (asking: Asking, person: PersonTarget): Answer =>
    personVisible(asking.powers, person) ? rule(asking, person) : notFound;

const tends = (powers: Powers, trust: number): boolean =>
  powers.staff || powers.author || powers.trust >= trust;
const isOwn = (powers: Powers, { authorId }: { authorId: number }): boolean => powers.id === authorId;

/** Its asker while it may be read by others; those who keep order at any time. */
const tendsThread = (trust: number) =>
  ofThread(({ powers }, thread) => when(powers.staff || (thread.state === 'shown' && tends(powers, trust))));
const namesThread = ofThread(({ powers }, thread) =>
  when(
    powers.staff ||
      (thread.state === 'shown' && tends(powers, 3)) ||
      (isOwn(powers, thread) && (thread.state === 'shown' || thread.state === 'held')),
  ),
);

function answer({ powers }: Asking, thread: ThreadTarget): Answer {
  if (powers.staff) return true;
  if (thread.closedAt !== null || thread.state !== 'shown') return refusal('closed');
  return true;
}

const day = 24 * 3600 * 1000;
/** How long one's own post may be edited, by trust. */
export const editFor = (trust: number): number => (trust >= 2 ? 30 * day : day);

function edit({ powers, now }: Asking, post: PostTarget): Answer {
  if (post.kind === 'event') return notAllowed;
  if (powers.staff) return true;
  // One that a moderator turned down may be mended and sent again.
  const canStand = post.state === 'shown' || post.state === 'held' || post.state === 'removed';
  return when(isOwn(powers, post) && canStand && now - post.created < editFor(powers.trust));
}

function erase({ powers }: Asking, post: PostTarget): Answer {
  if (post.kind === 'event' || post.state === 'deleted' || post.state === 'removed') return notAllowed;
  return when(powers.staff || isOwn(powers, post));
}

function restore({ powers }: Asking, post: PostTarget): Answer {
  if (post.state !== 'deleted' && post.state !== 'removed') return notAllowed;
  return when(
    powers.staff || (post.state === 'deleted' && isOwn(powers, post) && post.stateBy === powers.id),
  );
}

/** Accepting may be done by who asked, by the book's authors, and by who keeps order. */
const choose = ofPost(({ powers }, post) =>
  when(
    post.kind === 'answer' &&
      post.state === 'shown' &&
      (powers.staff || powers.author || powers.id === post.thread.authorId),
  ),
);

/** What one says about others' posts. */
const judge = ofPost(({ powers }, post) =>
  when(post.kind !== 'event' && post.state === 'shown' && !isOwn(powers, post)),
);

/** Authors of the book look after its text; only who keeps order looks after people, and nobody after themselves. */
function review({ powers }: Asking, { kind, aboutId }: ReviewTarget): Answer {
  const aboutText = kind === 'place' || kind === 'suggestion';
  if (aboutText) return when(powers.staff || powers.author);
  return when(powers.staff && (aboutId !== powers.id || powers.administrator));
}

/** Over oneself nobody has power, and over staff only an administrator. */
const overPerson = ofPerson(({ powers }, person) =>
  when(
    person.id !== powers.id &&
      (powers.administrator ||
        (powers.staff && person.role !== 'moderator' && person.role !== 'administrator')),
  ),
);

function makeKey({ powers }: Asking, { personId, scopes }: KeyTarget): Answer {
  if (personId !== powers.id) return notAllowed;
  return when(
    scopes.every(
      (scope) =>
        scope === 'read' ||
        scope === 'post' ||
        (scope === 'moderate' && (powers.staff || powers.author)) ||
        (scope === 'administer' && powers.administrator),
    ),
  );
}

export const rules: Rules = {
  search: anyone,
  'log.read': anyone,
  'log.read-staff': staff,

  'thread.read': ofThread(anyone),
  'thread.create': anyone,
  'thread.follow': ofThread(anyone),
  'thread.rename': namesThread,
  'thread.tag': namesThread,
  'thread.close': tendsThread(4),
  'thread.open': tendsThread(4),
  'thread.pin': ofThread(({ powers }) => when(powers.staff || powers.author)),
  'thread.move': tendsThread(4),
  'thread.split': ofThread(staff),
  'thread.merge': ofThread(staff),

  'post.create': ofThread(answer),
  'post.read': ofPost(anyone),
  // What was hidden or deleted was perhaps so in an earlier text, too.
  'post.history': ofPost(({ powers }, post) =>
    when(powers.staff || isOwn(powers, post) || post.state === 'shown'),
  ),
  'post.edit': ofPost(edit),
  'post.delete': ofPost(erase),
  'post.restore': ofPost(restore),
  'post.remove': ofPost(({ powers }, post) =>
    when(powers.staff && post.kind !== 'event' && post.state !== 'removed'),
  ),
  'post.accept': choose,
  'post.unaccept': choose,
  'post.vote': judge,
  'post.flag': judge,

  'upload.create': anyone,
  'draft.keep': anyone,
  'notices.read': anyone,
  'notices.change': anyone,
  'preferences.change': anyone,

  'review.read': review,
  'review.decide': review,
  'review.undo': review,
  'words.change': staff,

  'person.read': ofPerson(anyone),
  'person.facts': ofPerson(staff),
  'person.hold': overPerson,
  'person.silence': overPerson,
  'person.suspend': overPerson,
  'person.trust': overPerson,
  'person.role': ofPerson(({ powers }, person) => when(powers.administrator && person.id !== powers.id)),

  'key.list': anyone,
  'key.create': makeKey,
  // Also by who is suspended: taking a power back is never refused.
  'key.revoke': ({ actor, powers }, key) => when(actor?.id === key.personId || powers.administrator),
  'my.data': anyone,
  'my.delete': anyone,
  'my.sessions': anyone,

  'settings.change': administrator,
  'webhook.change': administrator,
  'book.publish': administrator,
  'forum.export': administrator,
};
