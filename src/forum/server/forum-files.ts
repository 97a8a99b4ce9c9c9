// forum-files: the forum's own style sheet and script, under names that change with what they hold.

import { createHash } from 'node:crypto';

import { fileAddress, forumStyle } from '../pages/index.ts';

export interface ForumFiles {
  /** Addresses for pages. */
  style: string;
  script?: string;
  /** What is behind a name below /-/files/. */
  get(name: string): { type: string; text: string } | undefined;
}

/** The browser's script, bundled, and the part of it that is loaded when it is needed. */
export interface Scripts {
  main: string;
  later: string;
}

/** What stands before each of them, as data. */
export interface SettingsOfScripts {
  main: object;
  keys: object;
}

/** @param scripts absent: pages do without */
export function forumFiles(scripts: Scripts | undefined, settings: SettingsOfScripts): ForumFiles {
  const named = new Map<string, { type: string; text: string }>();
  const add = (stem: string, end: 'css' | 'js', text: string): string => {
    const name = `${stem}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.${end}`;
    named.set(name, {
      type: end === 'css' ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
      text,
    });
    return fileAddress(name);
  };
  const script = ({ main, later }: Scripts): string => {
    const address = add(
      'discussion-later',
      'js',
      `globalThis.octavoKeys=${JSON.stringify(settings.keys)};\n${later}`,
    );
    const told = JSON.stringify({ ...settings.main, later: address });
    return add('discussion', 'js', `globalThis.octavoDiscussion=${told};\n${main}`);
  };
  return {
    style: add('forum', 'css', forumStyle()),
    ...(scripts && { script: script(scripts) }),
    get: (name) => named.get(name),
  };
}
