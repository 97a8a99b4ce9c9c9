// octavo doctor: says what is installed, what is missing and what to type.

import type { Command } from '../command.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  operands: '[folder]',
  summary: 'says what is installed, what is missing and what to type',
  options: { json: { help: 'one finding a line on standard output' } },
  run: async (given, console) => {
    const { examine } = await import('../../project/index.ts');
    const findings = await examine(given.operands[0] ?? '.');
    const width = Math.max(...findings.map(({ subject }) => subject.length));
    for (const { subject, state, found, remedy } of findings) {
      const line = `${state.padEnd(8)}  ${subject.padEnd(width)}  ${found}\n`;
      const help = remedy === undefined ? '' : `${' '.repeat(10)}${' '.repeat(width)}  ${remedy}\n`;
      console.stdout.write(
        given.flags.has('json') ? `${JSON.stringify({ subject, state, found, remedy })}\n` : line + help,
      );
    }
    return findings.some(({ state }) => state === 'missing') ? 1 : 0;
  },
};
