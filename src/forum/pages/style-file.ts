// style-file: the forum's style sheet as it is served.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageFile } from '../../package-root.ts';
import { smallerStyle } from '../../write/html/index.ts';

/** Comes after the site's own style sheet. */
export const forumStyle = (): string =>
  smallerStyle(readFileSync(join(packageFile('src/forum/pages/style'), 'forum.css'), 'utf8'));
