#!/usr/bin/env node
// octavo: starts the command line: in a clone the source as it is now, in the published package the bundle that it carries.

import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

if (existsSync(fileURLToPath(new URL('../src/cli/main.ts', import.meta.url)))) {
  const { currentBundle } = await import('../scripts/bundle.mjs');
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(await currentBundle()).href);
} else {
  await import(new URL('../dist/octavo.js', import.meta.url).href);
}
