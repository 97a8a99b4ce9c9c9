// directive: a fence of backticks, tildes or colons whose info is `{name} argument` (MyST). Its body is read in place, so
// places inside it are exact; options are kept as they are written and understood later (directives/options.ts).

import type { PlacedBlock } from '../placed-block.ts';
import { directiveNamed } from '../directives/index.ts';
import { isIndentedCode, lineText, noteOf } from './rule.ts';
import type { BlockRule } from './rule.ts';
import type { DirectiveHead, RawOption } from './directive-head.ts';

const fence = /^(:{3,}|`{3,}|~{3,})[ \t]*(?:\{([^\s{}]+)\}[ \t]*(.*?)[ \t]*)?$/;
/** As other tools write directives. */
const withoutBraces = /^:{3,}[ \t]*([A-Za-z][\w-]*)/;
const option = /^:([^\s:](?:[^\s]*?[^\s:])?):(?:[ \t]+(.*?))?[ \t]*$/;

export const directive: BlockRule = {
  name: 'directive',
  before: 'fence',
  interrupts: ['paragraph', 'reference', 'blockquote', 'list'],
  rule(state, startLine, endLine, silent) {
    const start = state.startOf(startLine);
    const code = state.src.charCodeAt(start);
    if ((code !== 0x3a && code !== 0x60 && code !== 0x7e) || isIndentedCode(state, startLine)) return false;
    const line = lineText(state, startLine);
    const match = fence.exec(line);
    if (!match) {
      const name = silent ? undefined : withoutBraces.exec(line)?.[1];
      if (name !== undefined)
        noteOf(state)('directive-without-braces', { start, end: start + line.length }, name);
      return false;
    }
    const [, markup = '', name, argument = ''] = match;
    if (name === undefined) return code === 0x3a && strayEnd(state, startLine, silent);
    if (code === 0x60 && argument.includes('`')) return false;
    if (silent) return true;
    const close = findClose(state, startLine, endLine, markup);
    if (close.unclosed) {
      noteOf(state)(
        'unclosed-directive',
        { start, end: start + line.length },
        name,
        `${startLine + 1}`,
        markup,
      );
    }
    const argumentStart = start + line.trimEnd().length - argument.length;
    const head: DirectiveHead = {
      name,
      nameRange: { start: start + line.indexOf('{'), end: start + line.indexOf('}') + 1 },
      argument: { text: argument, range: { start: argumentStart, end: argumentStart + argument.length } },
      options: [],
      body: '',
      bodyLine: 0,
    };
    readDirective(state, head, startLine, close);
    return true;
  },
};

interface Close {
  /** Line of the closing fence, or the first after the container's end. */
  line: number;
  unclosed: boolean;
}

/** A line of colons alone ends nothing here: said, then skipped. */
function strayEnd(state: PlacedBlock, line: number, silent: boolean): boolean {
  if (silent) return true;
  const start = state.startOf(line);
  noteOf(state)('stray-directive-end', {
    start,
    end: state.skipSpacesBack(state.eMarks[line] as number, start),
  });
  state.line = line + 1;
  return true;
}

function findClose(state: PlacedBlock, startLine: number, endLine: number, markup: string): Close {
  const marker = markup.charCodeAt(0);
  for (let line = startLine + 1; line < endLine; line++) {
    const start = state.startOf(line);
    const max = state.eMarks[line] as number;
    if (start < max && (state.sCount[line] as number) < state.blkIndent) return { line, unclosed: true };
    if (state.src.charCodeAt(start) !== marker || isIndentedCode(state, line)) continue;
    const after = state.skipChars(start, marker);
    if (after - start >= markup.length && state.skipSpaces(after) >= max) return { line, unclosed: false };
  }
  return { line: endLine, unclosed: true };
}

function readDirective(state: PlacedBlock, head: DirectiveHead, startLine: number, close: Close): void {
  const open = state.push('directive_open', '', 1);
  open.meta = head as unknown as Record<string, unknown>;
  let line = readOptions(state, head, startLine + 1, close.line);
  while (line < close.line && state.isEmpty(line)) line++;
  head.bodyLine = line;
  head.body = state.getLines(line, close.line, state.sCount[startLine] as number, false);
  if (directiveNamed(head.name)?.body === 'flow') {
    const { parentType, lineMax, inCard } = state;
    state.inCard = directiveNamed(head.name)?.names[0] === 'card';
    state.parentType = 'directive';
    state.lineMax = close.line;
    state.md.block.tokenize(state, line, close.line);
    Object.assign(state, { parentType, lineMax, inCard });
  }
  state.line = close.line + (close.unclosed ? 0 : 1);
  state.push('directive_close', '', -1);
}

/** Reads the options after the opening fence; returns the line after them. */
function readOptions(state: PlacedBlock, head: DirectiveHead, startLine: number, endLine: number): number {
  if (startLine < endLine && lineText(state, startLine).trimEnd() === '---')
    return readYaml(state, head, startLine, endLine);
  let line = startLine;
  for (; line < endLine; line++) {
    const match = isIndentedCode(state, line) ? null : option.exec(lineText(state, line));
    if (!match) break;
    head.options.push(rawOption(state.startOf(line), match[1] as string, match[2]));
  }
  return line;
}

function rawOption(start: number, key: string, value: string | undefined): RawOption {
  return {
    key,
    value: value ?? '',
    range: { start, end: start + key.length + 2 },
    valueStart: start + key.length + 2,
  };
}

function readYaml(state: PlacedBlock, head: DirectiveHead, startLine: number, endLine: number): number {
  let line = startLine + 1;
  while (line < endLine && lineText(state, line).trimEnd() !== '---') line++;
  head.yaml = {
    text: state.getLines(startLine + 1, line, state.sCount[startLine] as number, false),
    range: { start: state.startOf(startLine), end: state.endBefore(line + 1) },
    line: startLine + 1,
  };
  return Math.min(line + 1, endLine);
}
