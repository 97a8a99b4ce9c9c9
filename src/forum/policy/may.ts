// may: the one answer to "may I?": who, what, to what, and when. Pages, commands and the interface for programs all ask here.

import type { Visitor } from '../actor.ts';
import { refusal, type Refusal } from '../outcome.ts';
import type { ReviewKind } from '../store/schema.ts';
import { actionRow, type Action, type TargetOf } from './actions.ts';
import { isSilenced, isSuspended, powersOf } from './powers.ts';
import { rules, type Asking } from './rules.ts';

/**
 * Whether a visitor may do something: true, or why not. What somebody may not even know of is `not-found`, before anything else
 * is told. Commands ask again inside their transaction, with the state that the thing has then.
 * @param now milliseconds since 1970
 */
export function may<Name extends Action>(
  visitor: Visitor,
  action: Name,
  now: number,
  ...target: TargetOf<Name> extends undefined ? [] : [TargetOf<Name>]
): true | Refusal {
  const asking: Asking = { actor: visitor, powers: powersOf(visitor, now), now };
  const answer = rules[action](asking, target[0] as TargetOf<Name>);
  if (answer !== true && answer.code === 'not-found') return answer;
  return needed(visitor, action, now) ?? answer;
}

/** What an action asks for before its own rule; undefined where it holds. */
function needed(visitor: Visitor, action: Action, now: number): Refusal | undefined {
  const { needs, scope } = actionRow(action);
  if (visitor?.scopes !== undefined && (scope === undefined || !visitor.scopes.includes(scope))) {
    return refusal('not-allowed');
  }
  if (needs === 'anyone') return undefined;
  if (visitor === undefined) return refusal('sign-in');
  if (needs !== 'always' && isSuspended(visitor, now)) {
    return refusal('suspended', { until: visitor.suspendedUntil ?? 0 });
  }
  if (needs === 'person' && isSilenced(visitor, now)) {
    return refusal('silenced', { until: visitor.silencedUntil ?? 0 });
  }
  return undefined;
}

const reviewKinds: readonly ReviewKind[] = ['held', 'report', 'place', 'person', 'suggestion'];

/** The kinds of cases that a visitor may look at: none for most. */
export const mayReviewKinds = (visitor: Visitor, now: number): ReviewKind[] =>
  reviewKinds.filter((kind) => may(visitor, 'review.read', now, { kind, aboutId: null }) === true);
