// manual-pages: texts of the manual's pages on commands and diagnostics, made from the tables that the program itself uses.

import { commands } from '../src/cli/commands.ts';
import type { Command } from '../src/cli/command.ts';
import type { Message } from '../src/document/index.ts';
import { messages } from '../src/document/index.ts';

const generated =
  '% Made by scripts/manual.ts from the tables of the program: change it there, then run "npm run manual".';

export function commandsPage(): string {
  const intro =
    'Every command takes a folder, by default the one you are in, and `--json`, which prints one event a line for programs. `octavo help <command>` prints what stands here.';
  return `${generated}\n\n# Commands\n\n${intro}\n\n${commands.map(commandSection).join('\n')}`;
}

function commandSection({ name, operands, summary, options }: Command): string {
  const rows = Object.entries(options).map(([option, { value, help }]) => {
    const shown = value === undefined ? `--${option}` : `--${option} ${value}`;
    return `| \`${shown}\` | ${help.replaceAll('|', '\\|').replaceAll('*', '\\*')} |`;
  });
  const usage = `\`\`\`console\n$ octavo ${name}${operands === '' ? '' : ` ${operands}`}\n\`\`\``;
  const table = rows.length === 0 ? '' : `\n| option | meaning |\n|---|---|\n${rows.join('\n')}\n`;
  return `## \`octavo ${name}\`\n\n${sentence(summary)}\n\n${usage}\n${table}`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

export function diagnosticsPage(): string {
  const intro = `Every message about a book has a code that never changes, a place, and a remedy. Errors make the exit status 1; warnings do not. Here is each of them with an example of what brings it about and of what is right; \`octavo explain <code>\` prints the same.`;
  const entries = Object.entries(messages as Readonly<Record<string, Message>>).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return `${generated}\n\n# Diagnostics\n\n${intro}\n\n${entries.map(([code, message]) => entry(code, message)).join('\n')}`;
}

function entry(code: string, { severity, explain, bad, good }: Message): string {
  return `(diagnostic-${code})=\n## ${code}\n\n*${sentence(severity)}* ${explain}\n\n${example('Wrong', bad)}\n${example('Right', good)}`;
}

/** An example as a listing; its first line tells what it is. */
function example(head: string, text: string): string {
  const { language, body } = kindOf(text);
  const ticks = '`'.repeat(Math.max(3, ...[...body.matchAll(/`{3,}/g)].map(([run]) => run.length + 1)));
  return `${head}:\n\n${ticks}${language}\n${body.trimEnd()}\n${ticks}\n`;
}

function kindOf(text: string): { language: string; body: string } {
  if (/^# (?:octavo|aliases)\.yml\n/.test(text)) return { language: 'yaml', body: text };
  if (text.startsWith('# config.ini\n')) return { language: 'ini', body: text };
  if (text.startsWith('$ ')) return { language: 'console', body: text };
  return { language: 'markdown', body: text };
}
