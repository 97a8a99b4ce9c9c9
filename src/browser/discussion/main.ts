// main: the entry of the bundle.

import { startDiscussions } from './index.ts';

startDiscussions(document);
