// octavo new: makes a small book to begin with.

import type { Command } from '../command.ts';
import { UsageError } from '../command.ts';

export const newCommand: Command = {
  name: 'new',
  operands: 'folder',
  summary: 'makes a small book that explains itself',
  options: { json: { help: 'one event a line on standard output' } },
  run: async (given, console) => {
    const [folder, ...more] = given.operands;
    if (folder === undefined || more.length > 0)
      throw new UsageError('give the one folder in which the book shall lie');
    const { newBook } = await import('../../project/index.ts');
    const made = newBook(folder);
    if (!made.ok) throw new UsageError(made.reason);
    if (given.flags.has('json')) {
      for (const path of made.files) console.stdout.write(`${JSON.stringify({ event: 'made', path })}\n`);
      return 0;
    }
    console.stdout.write(
      `made        ${folder}: ${made.files.join(', ')}\n\nNow type:   octavo build ${folder}\n`,
    );
    return 0;
  },
};
