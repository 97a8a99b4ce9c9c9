// typst-process: entry of the compiler's own process. It answers each message (an input) with one (a result).

import process from 'node:process';
import { compile } from './compile.ts';
import type { TypesetInput } from './input.ts';

process.on('disconnect', () => process.exit(0));
process.on('message', (input) => {
  const answer = compile(input as TypesetInput);
  // Ends what Typst printed for this answer: the two streams are read independently.
  process.stderr.write('\u0000', () => process.send?.(answer));
});
