// marks: comments in a cell that speak to the build: which variants it is of, what of it is shown, what of it is saved.

import { nearest } from '../../../document/index.ts';
import type { SourceLine } from './lines.ts';

/** A `%%tab` that is a comment counts too. */
const tab = /^(.*?)[ \t]*(?:#[ \t]*@tab|(?:#[ \t]*)?%%tab)[ \t]+([\w,\- \t]+)/;

const nameless = /^[ \t]*(#[ \t]*@tab|%%tab)[ \t]*$/;

/** A mark that names nothing; it is not taken for the cell's. */
export function namelessTab(
  lines: readonly SourceLine[],
): { line: SourceLine; mark: string; rest: SourceLine[] } | undefined {
  for (const line of lines) {
    const mark = nameless.exec(line.text)?.[1];
    if (mark !== undefined) return { line, mark, rest: lines.filter((one) => one !== line) };
  }
  return undefined;
}

/** The names after `#@tab` or `%%tab`, with their line, and the lines without it. */
export interface Tab {
  names: string[];
  line: SourceLine;
}

export function takeTab(lines: readonly SourceLine[]): { tab?: Tab; rest: SourceLine[] } {
  let found: Tab | undefined;
  const rest = lines.flatMap((line) => {
    const match = line.text.includes('tab') ? tab.exec(line.text) : null;
    if (!match) return [line];
    const [, code = '', names = ''] = match;
    found ??= { names: names.split(/[\s,]+/).filter((name) => name !== ''), line };
    return code.trim() === '' ? [] : [{ ...line, text: code }];
  });
  return { ...(found && { tab: found }), rest };
}

/** Comments that hide, and the tags of Jupyter that do the same. */
const hiding: readonly { pattern: RegExp; tags: string[]; rest?: true }[] = [
  { pattern: /^\s*#\s*@hide_all\s*$/i, tags: ['remove-cell'], rest: true },
  { pattern: /^\s*#\s*@hide_code\s*$|^\s*#\s*hide code\s*$/i, tags: ['remove-input'] },
  { pattern: /^\s*#\s*@hide_outputs?\s*$|^\s*#\s*hide outputs?\s*$/i, tags: ['remove-output'] },
  { pattern: /^\s*#\s*@hide\s*$/i, tags: ['remove-cell'] },
];

export function takeHiding(lines: readonly SourceLine[]): {
  tags: string[];
  hidesRest: boolean;
  rest: SourceLine[];
} {
  const tags = new Set<string>();
  let hidesRest = false;
  const rest = lines.filter((line) => {
    const mark = line.text.includes('#') ? hiding.find(({ pattern }) => pattern.test(line.text)) : undefined;
    for (const tag of mark?.tags ?? []) tags.add(tag);
    hidesRest ||= mark?.rest === true;
    return mark === undefined;
  });
  return { tags: [...tags], hidesRest, rest };
}

/** Comments that speak to the build; Colab's (`#@title`, `#@param`) are the reader's. */
const known = ['tab', 'save', 'hide', 'hide_code', 'hide_output', 'hide_all'];
const anyMark = /(?:^|[ \t])#[ \t]*@([a-z_]+)\b/;

/** Comments that are nearly, but not quite, marks. */
export function misspeltMarks(
  lines: readonly SourceLine[],
): { line: SourceLine; name: string; near: string }[] {
  return lines.flatMap((line) => {
    const name = line.text.includes('@') ? anyMark.exec(line.text)?.[1] : undefined;
    const near = name === undefined || name === 'title' ? undefined : nearest(name, known);
    return name === undefined || near === undefined || near === name ? [] : [{ line, name, near }];
  });
}

const save = /[ \t]*# *@save\b.*$/;
const saveAlone = /^[ \t]*# *@save\b.*$/;

/** Takes the comments `#@save` off; `saved` are the lines (1-based) that had one, or that follow one on a line of its own. */
export function takeSaves(lines: readonly SourceLine[]): { lines: SourceLine[]; saved: number[] } {
  const result: SourceLine[] = [];
  const saved = new Set<number>();
  for (const line of lines) {
    if (!line.text.includes('@save') || !save.test(line.text)) result.push(line);
    else if (saveAlone.test(line.text)) saved.add(result.length + 1);
    else {
      result.push({ ...line, text: line.text.replace(save, '') });
      saved.add(result.length);
    }
  }
  return { lines: result, saved: [...saved] };
}
