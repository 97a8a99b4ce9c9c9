// manual: the pages that are made from the program's tables are up to date.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { commandsPage, diagnosticsPage } from '../scripts/manual-pages.ts';
import { packageFile } from '../src/package-root.ts';

const pages = { 'commands.md': commandsPage, 'diagnostics.md': diagnosticsPage };

for (const [name, page] of Object.entries(pages)) {
  test(`books/manual/reference/${name} is what the tables say`, () => {
    assert.equal(
      readFileSync(packageFile(`books/manual/reference/${name}`), 'utf8'),
      page(),
      'run "npm run manual"',
    );
  });
}
