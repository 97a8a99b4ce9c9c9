// imports: what an import statement loads and binds.

import type { SyntaxNode } from '@lezer/common';
import { childNodes } from './statements.ts';

/** One name bound by an import: `from numpy import stack as s` is module numpy, member stack, name s. */
export interface Binding {
  module: string;
  /** Absent for `import module`; `*` for a star import. */
  member?: string;
  /** The name that the code uses. For `import a.b` it is `a`. */
  name: string;
  /** `import a.b as a`, which binds `a.b`, where `import a.b` binds `a`. */
  renamed?: true;
}

/** The bindings of an ImportStatement node. */
export function importBindings(node: SyntaxNode, text: string): Binding[] {
  return bindingsOfWords(
    childNodes(node)
      .filter((child) => child.name !== '(' && child.name !== ')' && child.name !== 'Comment')
      .map((child) => text.slice(child.from, child.to)),
  );
}

const name = '(?!(?:as|from|import)\\b)[\\p{L}_][\\p{L}\\p{N}_]*';
const dotted = `${name}(?:\\.${name})*`;
const list = (path: string): string => {
  const item = `${path}(?:[^\\S\\n]+as[^\\S\\n]+${name})?`;
  return `${item}(?:[^\\S\\n]*,[^\\S\\n]*${item})*`;
};
const plain = new RegExp(
  `^(?:from[^\\S\\n]+(?:\\.*${dotted}|\\.+)[^\\S\\n]+import[^\\S\\n]+(?:\\*|${list(name)})|import[^\\S\\n]+${list(dotted)})$`,
  'u',
);

/** The bindings of an import that stands on one line by itself, without a tree; undefined for any other statement. */
export function plainImport(text: string): Binding[] | undefined {
  return plain.test(text) ? bindingsOfWords(text.match(/[\p{L}_][\p{L}\p{N}_]*|\S/gu) ?? []) : undefined;
}

function bindingsOfWords(words: readonly string[]): Binding[] {
  if (words[0] === 'from') {
    const split = words.indexOf('import');
    const module = words.slice(1, split === -1 ? words.length : split).join('');
    return split === -1 || !/^\.*(?:[\p{L}_][\p{L}\p{M}\p{N}_.]*)?$/u.test(module) || module === ''
      ? []
      : items(words.slice(split + 1)).map(({ path, alias }) => ({
          module,
          member: path,
          name: alias ?? path,
        }));
  }
  return items(words.slice(1)).map(({ path, alias }) => {
    const root = path.split('.')[0] as string;
    return { module: path, name: alias ?? root, ...(alias === root && path !== root && { renamed: true }) };
  });
}

/** A name with dots, or a star; in broken code other things may stand there. */
const named = /^(?:\*|[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)*)$/u;

/** `a.b as c, d` as pieces. */
function items(words: readonly string[]): { path: string; alias?: string }[] {
  const found: { path: string; alias?: string }[] = [];
  let path = '';
  let alias: string | undefined;
  let renaming = false;
  for (const word of [...words, ',']) {
    if (word === ',') {
      if (named.test(path) && (alias === undefined || named.test(alias)))
        found.push({ path, ...(alias !== undefined && { alias }) });
      path = '';
      alias = undefined;
      renaming = false;
    } else if (word === 'as') renaming = true;
    else if (renaming) alias = word;
    else path += word;
  }
  return found;
}
