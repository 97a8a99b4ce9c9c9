// tables: everything that can be asked of the forum.

import type { Operation } from './operation.ts';
import { meOperations } from './operations/me.ts';
import { movingOperations } from './operations/moving.ts';
import { postOperations } from './operations/posts.ts';
import { signInOperations } from './operations/sign-in.ts';
import { staffOperations } from './operations/staff.ts';
import { threadOperations } from './operations/threads.ts';
import { webhookOperations } from './operations/webhooks.ts';
import type { ReadRoute } from './routes.ts';
import { apiRoutes } from './routes/api.ts';
import { askRoutes } from './routes/ask.ts';
import { findingRoutes } from './routes/finding.ts';
import { meRoutes } from './routes/me.ts';
import { movingRoutes } from './routes/moving.ts';
import { peopleRoutes } from './routes/people.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { systemRoutes } from './routes/system.ts';
import { talkRoutes } from './routes/talk.ts';
import { threadRoutes } from './routes/threads.ts';

/** In the order in which they are tried. */
export const reads: readonly ReadRoute[] = [
  ...talkRoutes,
  ...movingRoutes,
  ...threadRoutes,
  ...askRoutes,
  ...signInRoutes,
  ...meRoutes,
  ...peopleRoutes,
  ...findingRoutes,
  ...apiRoutes,
  ...systemRoutes,
];

export const operations: readonly Operation[] = [
  ...threadOperations,
  ...movingOperations,
  ...postOperations,
  ...signInOperations,
  ...meOperations,
  ...staffOperations,
  ...webhookOperations,
];
