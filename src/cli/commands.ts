// commands: the table of all commands.

import { buildCommand } from './commands/build.ts';
import { cleanCommand } from './commands/clean.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { forumCommand } from './commands/forum.ts';
import { newCommand } from './commands/new.ts';
import { serveCommand } from './commands/serve.ts';
import type { Command } from './command.ts';

export const commands: readonly Command[] = [
  newCommand,
  buildCommand,
  serveCommand,
  forumCommand,
  cleanCommand,
  explainCommand,
  doctorCommand,
];

export const commandNamed = (name: string): Command | undefined =>
  commands.find((command) => command.name === name);
