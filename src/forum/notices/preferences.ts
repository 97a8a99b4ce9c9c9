// preferences: how each kind of notice reaches a person, as kept in people.preferences.

import type { NoticeType } from '../store/schema.ts';

/** `here`: only in the list of notices; `never`: not even there. */
export type Frequency = 'at-once' | 'daily' | 'weekly' | 'here' | 'never';

export interface Preferences {
  notices: Record<NoticeType, Frequency>;
  /** A discussion in which one is mentioned is followed from then on. */
  followMentions: boolean;
  /** No mail at all: what "stop all" and the link in every mail set. */
  mail: boolean;
  /** Single letters act as keys. */
  keys: boolean;
  /** Bubbles beside the text. */
  bubbles: boolean;
  /** Solutions of exercises stand open. */
  solutions: boolean;
}

export const defaultPreferences: Preferences = {
  notices: {
    mention: 'at-once',
    reply: 'at-once',
    quote: 'here',
    answer: 'at-once',
    accepted: 'at-once',
    watched: 'daily',
    'text-changed': 'weekly',
    moderation: 'at-once',
  },
  followMentions: true,
  mail: true,
  keys: true,
  bubbles: true,
  solutions: false,
};

/** What is stored, with what it does not say from the defaults; anything unreadable counts as not said. */
export function readPreferences(stored: string): Preferences {
  const said = parsed(stored);
  return {
    ...defaultPreferences,
    ...said,
    notices: { ...defaultPreferences.notices, ...said.notices },
  };
}

function parsed(stored: string): Partial<Preferences> {
  try {
    const value: unknown = JSON.parse(stored);
    return typeof value === 'object' && value !== null ? (value as Partial<Preferences>) : {};
  } catch {
    return {};
  }
}
