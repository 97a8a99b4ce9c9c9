// octavo clean: removes what can be made again.

import type { Command } from '../command.ts';

export const cleanCommand: Command = {
  name: 'clean',
  operands: '[folder …]',
  summary: 'removes the results and the stored outputs of a book',
  options: {
    output: { value: 'DIR', help: 'where the result is (default _build in the book)' },
    cache: { value: 'DIR', help: 'where stored outputs are kept (default .octavo in the book)' },
    'keep-cache': { help: 'leaves the stored outputs, so that nothing has to run again' },
    environments: { help: 'removes its Python environments too; the next build makes them anew' },
    json: { help: 'one event a line on standard output' },
  },
  run: async (given, console) => {
    const { clean } = await import('../../project/index.ts');
    for (const folder of given.operands.length > 0 ? given.operands : ['.']) {
      const [output, cache] = ['output', 'cache'].map((name) => given.values.get(name)?.at(-1));
      const removed = await clean(folder, {
        keepCache: given.flags.has('keep-cache'),
        environments: given.flags.has('environments'),
        ...(output !== undefined && { output }),
        ...(cache !== undefined && { cache }),
      });
      for (const path of removed) {
        console.stdout.write(
          given.flags.has('json')
            ? `${JSON.stringify({ event: 'removed', path })}\n`
            : `removed     ${path}\n`,
        );
      }
    }
    return 0;
  },
};
