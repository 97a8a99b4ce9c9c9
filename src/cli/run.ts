// run: words of a command line into a call of a command; its exit status is 0 right, 1 errors in the book, 2 wrong use, 130 interrupted.

import { commandNamed, commands } from './commands.ts';
import type { Command, Console } from './command.ts';
import { UsageError } from './command.ts';
import { nearest } from '../document/index.ts';
import { parseWords } from './words.ts';
import { version } from './version.ts';

/** Runs a command. Never throws for what a user can do wrong. */
export async function run(words: readonly string[], console: Console): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const about = rest[0] === undefined ? undefined : commandNamed(rest[0]);
    console.stdout.write(about ? usageOf(about) : overview());
    return 0;
  }
  if (name === '--version' || name === '-v') {
    console.stdout.write(`${version()}\n`);
    return 0;
  }
  const command = commandNamed(name);
  if (command === undefined) return wrongUse(unknownCommand(name), console);
  if (rest.includes('--help') || rest.includes('-h')) {
    console.stdout.write(usageOf(command));
    return 0;
  }
  try {
    return await command.run(parseWords(rest, command), console);
  } catch (error) {
    if (error instanceof UsageError) return wrongUse(`${error.message}\n\n${usageOf(command)}`, console);
    throw error;
  }
}

function wrongUse(text: string, { stderr }: Console): number {
  stderr.write(`octavo: ${text.trimEnd()}\n`);
  return 2;
}

function unknownCommand(name: string): string {
  const near = nearest(
    name,
    commands.map((command) => command.name),
  );
  return `there is no command "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}\n\n${overview()}`;
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `octavo ${version()}: one source tree, every form of a technical book\n\n${lines.join('\n')}\n\n"octavo help COMMAND" says more of one.\n`;
}

function usageOf({ name, operands, summary, options }: Command): string {
  const shown = Object.entries(options).map(
    ([option, { value, help }]) =>
      [value === undefined ? `--${option}` : `--${option} ${value}`, help] as const,
  );
  const width = Math.max(0, ...shown.map(([left]) => left.length));
  const lines = shown.map(([left, help]) => `  ${left.padEnd(width)}  ${help}\n`);
  return `octavo ${name}${operands === '' ? '' : ` ${operands}`}: ${summary}\n${lines.length > 0 ? `\n${lines.join('')}` : ''}`;
}
