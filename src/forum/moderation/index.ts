// moderation/: reports, what waits for a person's eyes, what was decided. It must never lose what it hides.

export { logView } from './log-view.ts';
export { caseView, countWaiting, queueView } from './queue-view.ts';
export { openReview } from './review.ts';
