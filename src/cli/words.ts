// words: the words after a command into operands, flags and values.

import { parseArgs } from 'node:util';
import { nearest } from '../document/index.ts';
import type { Command, Given } from './command.ts';
import { UsageError } from './command.ts';

/** Throws UsageError for an unknown option, a missing or an unwanted value. */
export function parseWords(words: readonly string[], command: Pick<Command, 'options'>): Given {
  const names = Object.keys(command.options);
  const options = Object.fromEntries(
    names.map((name) => [
      name,
      {
        type: command.options[name]?.value === undefined ? ('boolean' as const) : ('string' as const),
        multiple: true,
      },
    ]),
  );
  for (const word of words) {
    if (word === '--') break;
    const name = /^--([^=]+)/.exec(word)?.[1];
    if (name !== undefined && !names.includes(name)) {
      const near = nearest(name, names);
      throw new UsageError(
        `there is no option --${name}${near === undefined ? '' : `; did you mean --${near}?`}`,
      );
    }
  }
  const parsed = parsedArgs(words, options);
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  for (const [name, given] of Object.entries(parsed.values)) {
    const list = (Array.isArray(given) ? given : [given]).filter((one) => typeof one === 'string');
    if (command.options[name]?.value === undefined) flags.add(name);
    else values.set(name, list);
  }
  return { operands: parsed.positionals, flags, values };
}

type Parsed = { values: Record<string, unknown>; positionals: string[] };

function parsedArgs(
  words: readonly string[],
  options: Record<string, { type: 'boolean' | 'string'; multiple: boolean }>,
): Parsed {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true }) as Parsed;
  } catch (error) {
    throw new UsageError((error as Error).message.split('. To specify')[0] ?? '');
  }
}

/** The last value given for an option. */
export const valueOf = (given: Given, option: string): string | undefined => given.values.get(option)?.at(-1);
