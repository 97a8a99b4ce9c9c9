// powers: what a visitor stands for just now: a suspended person is nobody, and a program has of its person only what its key allows.

import type { Scope, Visitor } from '../actor.ts';
import type { Trust } from '../store/schema.ts';

export interface Powers {
  /** Undefined: nobody, or somebody who counts as nobody. */
  id?: number;
  trust: Trust;
  /** Moderators and administrators. */
  staff: boolean;
  administrator: boolean;
  /** Authors of the book. */
  author: boolean;
}

export const isSuspended = (visitor: Visitor, now: number): boolean =>
  visitor?.suspendedUntil !== undefined && visitor.suspendedUntil > now;

export const isSilenced = (visitor: Visitor, now: number): boolean =>
  visitor?.silencedUntil !== undefined && visitor.silencedUntil > now;

/** What queries scope by, too: a post that waits is for its author (`id`) and `staff`. */
export function powersOf(visitor: Visitor, now: number): Powers {
  if (visitor === undefined || isSuspended(visitor, now)) {
    return { trust: 0, staff: false, administrator: false, author: false };
  }
  const { id, trust, role, scopes } = visitor;
  const allows = (scope: Scope): boolean => scopes === undefined || scopes.includes(scope);
  const administrator = role === 'administrator' && allows('administer');
  const staff = (role === 'moderator' || role === 'administrator') && (allows('moderate') || administrator);
  return { id, trust, staff, administrator, author: role === 'author' && allows('moderate') };
}
