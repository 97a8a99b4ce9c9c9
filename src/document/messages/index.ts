// messages: the one table of everything that Octavo can say is wrong with a book.

import { readMessages } from './read.ts';
import { mathMessages } from './math.ts';
import { codeMessages } from './code.ts';
import { executeMessages } from './execute.ts';
import { linkMessages } from './link.ts';
import { writeMessages } from './write.ts';
import { projectMessages } from './project.ts';

export const messages = {
  ...readMessages,
  ...mathMessages,
  ...codeMessages,
  ...executeMessages,
  ...linkMessages,
  ...writeMessages,
  ...projectMessages,
};
