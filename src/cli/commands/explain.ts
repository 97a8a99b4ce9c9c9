// octavo explain: what a diagnostic's code means, with a bad and a good example.

import { messages, nearest } from '../../document/index.ts';
import type { Message } from '../../document/index.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../command.ts';
import { wrapped } from '../terminal.ts';

export const explainCommand: Command = {
  name: 'explain',
  operands: '[code]',
  summary: 'says what a diagnostic means and what to do',
  options: { json: { help: 'as one line of JSON' } },
  run: async (given, console) => {
    const [code] = given.operands;
    const table: Readonly<Record<string, Message>> = messages;
    if (code === undefined) {
      console.stdout.write(`${Object.keys(table).toSorted().join('\n')}\n`);
      return 0;
    }
    const bare = code.replace(/^\[|\]$/g, '');
    const entry = Object.hasOwn(table, bare) ? table[bare] : undefined;
    if (entry === undefined) {
      const near = nearest(bare, Object.keys(table));
      throw new UsageError(
        `there is no diagnostic "${bare}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
      );
    }
    const { severity, explain, bad, good } = entry;
    console.stdout.write(
      given.flags.has('json')
        ? `${JSON.stringify({ code: bare, severity, explain, bad, good })}\n`
        : `${bare}  (${severity})\n\n${wrapped(explain, 88)}\n\nwrong:\n\n${indented(bad)}\n\nright:\n\n${indented(good)}\n`,
    );
    return 0;
  },
};

const indented = (text: string): string => text.replace(/^(?=.)/gm, '    ');
