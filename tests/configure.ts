// configure: what holds for every test of the repository, however it is run.

import process from 'node:process';
import fc from 'fast-check';

// Continuous integration tries the same random cases each time, so that it fails for a change and not by chance.
fc.configureGlobal({ includeErrorInReport: true, ...(process.env['CI'] && { seed: 20_261_125 }) });
