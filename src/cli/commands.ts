// commands: the table of all commands.

import { buildCommand } from './commands/build.ts';
import { cleanCommand } from './commands/clean.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { newCommand } from './commands/new.ts';
import type { Command } from './command.ts';

export const commands: readonly Command[] = [
  newCommand,
  buildCommand,
  cleanCommand,
  explainCommand,
  doctorCommand,
];

export const commandNamed = (name: string): Command | undefined =>
  commands.find((command) => command.name === name);
