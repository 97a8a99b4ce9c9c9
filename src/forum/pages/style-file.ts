// style-file: the forum's style sheet as it is served.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageFile } from '../../package-root.ts';
import { smallerStyle } from '../../write/html/index.ts';

/** Comes after the site's own style sheet. */
export const forumStyle = (): string =>
  closer(smallerStyle(readFileSync(join(packageFile('src/forum/pages/style'), 'forum.css'), 'utf8')));

/** No text of this sheet has such signs, so the spaces at them are never words. */
const closer = (css: string): string =>
  css
    .replace(/;\n\}/g, '}')
    .replace(/ \{\n/g, '{')
    .replace(/([;},])\n/g, '$1')
    .replace(/([:,]) /g, '$1');
