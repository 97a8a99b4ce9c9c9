// tex: what the reader takes out of TeX: labels and tags, so that numbers and references never depend on the TeX reader.

import type { Math, Position } from '../../document/index.ts';

const labelCommand = /\\label\s*\{([^{}]*)\}/g;
const tagCommand = /\\tag\s*(\*?)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g;
/** `\nonumber` and `\notag` in a formula of one line say that it has no number. */
const withoutNumber = /\\(?:nonumber|notag)(?![a-zA-Z])/g;
const starred = /^\s*\\begin\{(?:equation|multline|gather|align|alignat|flalign|eqnarray|displaymath)\*\}/;

/** A display formula from its TeX; `label` and `enumerated` are what the author said beside it. */
export function displayMath(tex: string, position: Position, label?: string, enumerated?: boolean): Math {
  const labels: string[] = [];
  const tags: string[] = [];
  let value = tex;
  if (value.includes('\\label'))
    value = value.replace(labelCommand, (_, name: string) => (labels.push(name.trim()), ''));
  if (value.includes('\\tag')) {
    value = value.replace(tagCommand, (_, _star: string, words: string) => (tags.push(words), ''));
  }
  const unnumbered = starred.test(value) || (!value.includes('\\\\') && withoutNumber.test(value));
  withoutNumber.lastIndex = 0;
  const given = label ?? labels[0];
  const numbered = enumerated ?? (unnumbered && given === undefined ? false : undefined);
  return {
    type: 'math',
    value: trimLines(value),
    ...(given !== undefined && given !== '' && { label: given }),
    ...(tags[0] !== undefined && { tag: tags[0] }),
    ...(numbered !== undefined && { enumerated: numbered }),
    position,
  };
}

/** Without blank lines around it, and without the blanks that a taken out command left at the ends of lines. */
const trimLines = (text: string): string => text.replace(/[ \t]+$/gm, '').trim();
