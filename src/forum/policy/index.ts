// policy/: who may do what, how often, and how far somebody is trusted. Main function: `may`. It must never look into a page or a request.

export type { Action, TargetOf } from './actions.ts';
export { actionNames } from './actions.ts';
export { contentLimits, isExempt } from './limits.ts';
export type { RatedRequest } from './limits.ts';
export { may, mayReviewKinds } from './may.ts';
export { networkOf } from './network.ts';
export { isSilenced, isSuspended, powersOf } from './powers.ts';
export { createRequestLimiter } from './request-limiter.ts';
export type { RequestLimiter } from './request-limiter.ts';
export { takeRate } from './take.ts';
export { personTarget, postTarget, threadTarget } from './targets.ts';
export type { PostTarget, ThreadTarget } from './targets.ts';
export { raiseTrust } from './trust.ts';
