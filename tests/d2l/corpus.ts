// corpus: where the text of Dive into Deep Learning lies, for tests that build it.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.ts';

export const corpus = join(packageRoot, '..', 'shared', 'corpora', 'd2l-en');

/** For the options of a test. */
export const withoutCorpus: false | string = existsSync(join(corpus, 'config.ini'))
  ? false
  : `the text of Dive into Deep Learning is not at ${corpus}`;

/** Places of a text in the pages below a folder: `chapter/page.md:12`, one for each time it stands there. */
export function placesOf(text: string, folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((path) => /^[^/]+\/[^/]+\.md$/.test(path))
    .toSorted()
    .flatMap((path) =>
      readFileSync(join(folder, path), 'utf8')
        .split('\n')
        .flatMap((line, row) =>
          line
            .split(text)
            .slice(1)
            .map(() => `${path}:${row + 1}`),
        ),
    );
}
