// slide-code: code as slides show it: without comments, and cells that give nothing merged with those after them.

import { highlight, languageName } from '../../code/index.ts';
import type { CodeCell } from '../../document/index.ts';
import { tagsOf } from '../html/index.ts';
import type { SlidePart } from './slide.ts';

/** Source without comments (and so without marks such as `#@save`), without the lines that they leave empty. */
export function withoutComments(source: string, language: string): string {
  if (languageName(language) === 'python' && !source.includes('#')) return tidy(source);
  const lines = highlight(source, language).map((tokens) => {
    const kept = tokens.filter(({ kind }) => kind !== 'comment');
    const text = kept.map((token) => token.text).join('');
    return kept.length === tokens.length ? text : text.trim() === '' ? undefined : text.trimEnd();
  });
  return tidy(lines.filter((line) => line !== undefined).join('\n'));
}

/** Without blank lines at both ends, and with one at most between others. */
const tidy = (source: string): string =>
  source.replace(/^(?:[^\S\n]*\n)+|\s+$/g, '').replace(/\n(?:[^\S\n]*\n){2,}/g, '\n\n');

const bare = new WeakMap<CodeCell, string>();

/** A cell of several variants is read once. */
function bareSource(cell: CodeCell): string {
  const source = bare.get(cell) ?? withoutComments(cell.source, cell.language);
  bare.set(cell, source);
  return source;
}

/** A cell with its outputs of one variant. What the page folds or leaves out is not shown on slides either. */
export function slideCell(cell: CodeCell, variant: string, comments: boolean): SlidePart {
  const tags = tagsOf(cell);
  const has = (...names: string[]): boolean => names.some((name) => tags.has(name));
  if (has('remove-cell', 'hide-cell')) return { kind: 'unseen', cell };
  const isFolded = has('remove-input', 'hide-input');
  const source = isFolded ? '' : comments ? cell.source.trimEnd() : bareSource(cell);
  const given = has('remove-output', 'hide-output') ? [] : (cell.outputs[variant] ?? []);
  if (source === '' && given.length === 0) return { kind: 'unseen', cell };
  const { label: _label, id: _id, ...rest } = cell;
  const outputs = cell.outputs[variant] === undefined ? {} : { [variant]: given };
  const shown = { ...rest, source, outputs };
  return { kind: 'code', cell: shown, ...(isFolded && { folded: cell.source }) };
}

/** Parts in which code that gives nothing stands in one piece with the code after it. */
export function mergedCode(parts: readonly SlidePart[]): SlidePart[] {
  const merged: SlidePart[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (part.kind === 'code' && last?.kind === 'code' && isMergeable(last, part)) {
      const source = `${last.cell.source}\n\n${part.cell.source}`;
      merged[merged.length - 1] = { ...part, cell: { ...part.cell, source } };
    } else merged.push(part);
  }
  return merged;
}

type CodePart = Extract<SlidePart, { kind: 'code' }>;

const isMergeable = (before: CodePart, after: CodePart): boolean =>
  before.folded === undefined &&
  after.folded === undefined &&
  before.step === after.step &&
  before.cell.language === after.cell.language &&
  Object.values(before.cell.outputs).every((outputs) => outputs.length === 0);
