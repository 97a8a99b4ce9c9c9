// actions: the closed list of everything that can be done in the forum, and what each one asks for at the least.

import type { Scope } from '../actor.ts';
import type { Targets } from './targets.ts';

/**
 * What must hold before an action's own rule is asked.
 * - `anyone`: also without being signed in.
 * - `person`: signed in, and neither silenced nor suspended: whatever others see or feel.
 * - `quiet`: signed in and not suspended: what only concerns the person.
 * - `always`: signed in: what nobody may be kept from.
 */
type Needs = 'anyone' | 'person' | 'quiet' | 'always';

interface ActionRow {
  on: keyof Targets;
  needs: Needs;
  /** What a program's key must allow; absent: no program may do it. */
  scope?: Scope;
}

export const actions = {
  search: { on: 'nothing', needs: 'anyone', scope: 'read' },
  'log.read': { on: 'nothing', needs: 'anyone', scope: 'read' },
  'log.read-staff': { on: 'nothing', needs: 'quiet', scope: 'moderate' },

  'thread.read': { on: 'thread', needs: 'anyone', scope: 'read' },
  'thread.create': { on: 'nothing', needs: 'person', scope: 'post' },
  'thread.follow': { on: 'thread', needs: 'quiet', scope: 'post' },
  'thread.rename': { on: 'thread', needs: 'person', scope: 'post' },
  'thread.tag': { on: 'thread', needs: 'person', scope: 'post' },
  'thread.close': { on: 'thread', needs: 'person', scope: 'moderate' },
  'thread.open': { on: 'thread', needs: 'person', scope: 'moderate' },
  'thread.pin': { on: 'thread', needs: 'person', scope: 'moderate' },
  'thread.move': { on: 'thread', needs: 'person', scope: 'moderate' },
  'thread.split': { on: 'thread', needs: 'person', scope: 'moderate' },
  'thread.merge': { on: 'thread', needs: 'person', scope: 'moderate' },

  'post.create': { on: 'thread', needs: 'person', scope: 'post' },
  'post.read': { on: 'post', needs: 'anyone', scope: 'read' },
  'post.history': { on: 'post', needs: 'anyone', scope: 'read' },
  'post.edit': { on: 'post', needs: 'person', scope: 'post' },
  'post.delete': { on: 'post', needs: 'quiet', scope: 'post' },
  'post.restore': { on: 'post', needs: 'person', scope: 'post' },
  'post.remove': { on: 'post', needs: 'person', scope: 'moderate' },
  'post.accept': { on: 'post', needs: 'person', scope: 'post' },
  'post.unaccept': { on: 'post', needs: 'person', scope: 'post' },
  'post.vote': { on: 'post', needs: 'person', scope: 'post' },
  'post.flag': { on: 'post', needs: 'person', scope: 'post' },

  'upload.create': { on: 'nothing', needs: 'person', scope: 'post' },
  'draft.keep': { on: 'nothing', needs: 'quiet', scope: 'post' },
  'notices.read': { on: 'nothing', needs: 'quiet', scope: 'read' },
  'notices.change': { on: 'nothing', needs: 'quiet', scope: 'post' },
  'preferences.change': { on: 'nothing', needs: 'quiet' },

  'review.read': { on: 'review', needs: 'quiet', scope: 'moderate' },
  'review.decide': { on: 'review', needs: 'person', scope: 'moderate' },
  'review.undo': { on: 'review', needs: 'person', scope: 'moderate' },
  'words.change': { on: 'nothing', needs: 'person', scope: 'moderate' },

  'person.read': { on: 'person', needs: 'anyone', scope: 'read' },
  'person.facts': { on: 'person', needs: 'quiet', scope: 'moderate' },
  'person.hold': { on: 'person', needs: 'person', scope: 'moderate' },
  'person.silence': { on: 'person', needs: 'person', scope: 'moderate' },
  'person.suspend': { on: 'person', needs: 'person', scope: 'moderate' },
  'person.trust': { on: 'person', needs: 'person', scope: 'moderate' },
  'person.role': { on: 'person', needs: 'person' },

  'key.list': { on: 'nothing', needs: 'quiet' },
  'key.create': { on: 'key', needs: 'person' },
  'key.revoke': { on: 'key', needs: 'always' },
  'my.data': { on: 'nothing', needs: 'always' },
  'my.delete': { on: 'nothing', needs: 'always' },
  'my.sessions': { on: 'nothing', needs: 'always' },

  'settings.change': { on: 'nothing', needs: 'person', scope: 'administer' },
  'webhook.change': { on: 'nothing', needs: 'person', scope: 'administer' },
  'book.publish': { on: 'nothing', needs: 'person', scope: 'administer' },
  'forum.export': { on: 'nothing', needs: 'person', scope: 'administer' },
} as const satisfies Record<string, ActionRow>;

export type Action = keyof typeof actions;
export type TargetOf<Name extends Action> = Targets[(typeof actions)[Name]['on']];
export const actionNames = Object.keys(actions) as Action[];
/** The row of one action, with what only some rows have. */
export const actionRow = (action: Action): ActionRow => actions[action];
