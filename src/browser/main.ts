// main: the entry of the bundle.

import { start } from './index.ts';

start(document);
