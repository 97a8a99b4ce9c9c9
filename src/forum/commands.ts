// commands: every change that the forum can make to its database, by name. Areas add their own table here.

import { cookCommands } from './cook/commands.ts';
import { anchorCommands } from './anchors/commands.ts';
import { moderationCommands } from './moderation/commands.ts';
import { noticesCommands } from './notices/commands.ts';
import { peopleCommands } from './people/commands.ts';
import { policyCommands } from './policy/commands.ts';
import { searchCommands } from './search/commands.ts';
import type { Command } from './store/store.ts';
import { threadCommands } from './threads/commands.ts';
import { transferCommands } from './transfer/commands.ts';
import { discourseCommands } from './transfer/discourse/commands.ts';
import { uploadsCommands } from './uploads/commands.ts';

export const commands = {
  ...cookCommands,
  ...anchorCommands,
  ...threadCommands,
  ...moderationCommands,
  ...noticesCommands,
  ...peopleCommands,
  ...policyCommands,
  ...transferCommands,
  ...discourseCommands,
  ...searchCommands,
  ...uploadsCommands,
} satisfies Record<string, Command<never, unknown>>;

type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandInput<Name extends CommandName> = Parameters<Commands[Name]>[1];
export type CommandResult<Name extends CommandName> = Awaited<ReturnType<Commands[Name]>>;
