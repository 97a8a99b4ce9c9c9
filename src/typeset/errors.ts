// errors: what Typst says about a failed compilation, as values.

import type { TypesetError } from './input.ts';

/**
 * Reads the text that Typst prints for people: each message is a line `error: …`, followed by `┌─ file:line:column`.
 * It is the only place where the compiler's binding gives lines. Hints (`help:`) and the places of imports are left out.
 */
export function parseErrors(printed: string, root: string): TypesetError[] {
  const errors: TypesetError[] = [];
  let open: TypesetError | undefined;
  for (const line of withoutColours(printed).split('\n')) {
    const head = /^(error|warning|help|hint)(?:\[[^\]]*\])?: (.*)$/.exec(line.trim());
    if (head !== null) {
      open = head[1] === 'error' ? { message: head[2] as string } : undefined;
      if (open !== undefined) errors.push(open);
      continue;
    }
    const place = /^\s*(?:┌─|-->)\s+(.+?):(\d+)(?::\d+)?\s*$/.exec(line);
    if (place !== null && open !== undefined && open.file === undefined) {
      open.file = belowRoot(place[1] as string, root);
      open.line = Number(place[2]);
    }
  }
  return errors;
}

/** Commands of a terminal (ESC [ … m). */
const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

const withoutColours = (text: string): string => text.replace(colours, '');

/** A path of the project, without the compiler's root. */
function belowRoot(path: string, root: string): string {
  const plain = path.replaceAll('\\', '/').replace(/^\/\/\?\//, '');
  const base = root.replaceAll('\\', '/');
  return (plain.startsWith(base) ? plain.slice(base.length) : plain).replace(/^\/+/, '');
}

/** The messages of a failed export, which come as the debug form of Typst's own values. */
export function parseExportError(thrown: string): TypesetError[] {
  const messages = [...thrown.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map((match) =>
    unescaped(match[1] as string),
  );
  return (messages.length > 0 ? messages : [thrown]).map((message) => ({ message }));
}

const unescaped = (text: string): string =>
  text
    .replace(/\\u\{([0-9a-f]+)\}/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/\\(["'\\`])/g, '$1');
