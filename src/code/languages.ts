// languages: the names of programming languages and the grammars that read them.

import type { Parser } from '@lezer/common';
import { parser as cpp } from '@lezer/cpp';
import { parser as css } from '@lezer/css';
import { parser as html } from '@lezer/html';
import { parser as java } from '@lezer/java';
import { parser as javascript } from '@lezer/javascript';
import { parser as json } from '@lezer/json';
import { parser as markdown } from '@lezer/markdown';
import { parser as python } from '@lezer/python';
import { parser as rust } from '@lezer/rust';
import { parser as yaml } from '@lezer/yaml';

/** How a language is read: by a grammar, by lines of a terminal, or not at all. */
export type Reading =
  | { by: 'grammar'; parser: Parser }
  | { by: 'shell' | 'transcript' | 'pycon' | 'nothing' };

const grammar = (parser: Parser): Reading => ({ by: 'grammar', parser });

const readings: Record<string, Reading> = {
  python: grammar(python),
  javascript: grammar(javascript),
  jsx: grammar(javascript.configure({ dialect: 'jsx' })),
  typescript: grammar(javascript.configure({ dialect: 'ts' })),
  tsx: grammar(javascript.configure({ dialect: 'ts jsx' })),
  cpp: grammar(cpp),
  java: grammar(java),
  rust: grammar(rust),
  css: grammar(css),
  html: grammar(html),
  json: grammar(json),
  yaml: grammar(yaml),
  markdown: grammar(markdown),
  bash: { by: 'shell' },
  console: { by: 'transcript' },
  pycon: { by: 'pycon' },
};

const aliases: Record<string, string> = {
  py: 'python',
  python3: 'python',
  ipython: 'python',
  ipython3: 'python',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  node: 'javascript',
  ts: 'typescript',
  c: 'cpp',
  'c++': 'cpp',
  h: 'cpp',
  hpp: 'cpp',
  cc: 'cpp',
  rs: 'rust',
  htm: 'html',
  svg: 'html',
  xml: 'html',
  ipynb: 'json',
  jsonc: 'json',
  yml: 'yaml',
  md: 'markdown',
  myst: 'markdown',
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  'shell-session': 'console',
  'sh-session': 'console',
  terminal: 'console',
  'python-console': 'pycon',
  doctest: 'pycon',
};

/** The one name of a language for all the names that authors give it: `python` for py, python3, ipython … */
export function languageName(name: string): string {
  const lower = name.trim().toLowerCase();
  return Object.hasOwn(aliases, lower) ? (aliases[lower] as string) : lower;
}

export function readingOf(language: string): Reading {
  const name = languageName(language);
  return Object.hasOwn(readings, name) ? (readings[name] as Reading) : { by: 'nothing' };
}
