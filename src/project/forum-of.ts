// forum-of: where the book of a folder is discussed, without building it.

import type { ForumSettings } from '../document/index.ts';
import { readConfiguration } from './configuration/configuration.ts';
import { openFolder } from './folder.ts';

/** What its configuration says; undefined where it says nothing. */
export const forumOf = (directory: string): ForumSettings | undefined =>
  readConfiguration(openFolder(directory)).settings.forum;
