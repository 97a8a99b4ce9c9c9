// manual: the pages of the manual that come from tables of the program: commands and diagnostics.

import { writeFileSync } from 'node:fs';
import { commandsPage, diagnosticsPage } from './manual-pages.ts';
import { packageFile } from '../src/package-root.ts';

writeFileSync(packageFile('books/manual/reference/commands.md'), commandsPage());
writeFileSync(packageFile('books/manual/reference/diagnostics.md'), diagnosticsPage());
