// rst: a fence `eval_rst` holds reStructuredText: HTML, documentation of symbols, simple text.

import type { FlowNode, PhrasingNode, Position } from '../../../document/index.ts';
import type { Context } from '../../markdown/context.ts';
import { resolvePath } from '../../markdown/paths.ts';
import { cutSegments } from '../../markdown/segments.ts';
import type { Segment } from '../../markdown/segments.ts';
import type { Range } from '../../markdown/source.ts';
import type { SourceLine } from '../cell/lines.ts';
import { trimmed } from '../cell/lines.ts';
import { autodoc, currentModule } from './autodoc.ts';
import { rstParts } from './parts.ts';
import type { RstDirective, RstPart } from './parts.ts';

export interface RstCall {
  directive: RstDirective;
  position: Position;
  range: Range;
  context: Context;
}

export function readRst(lines: readonly SourceLine[], _position: Position, context: Context): FlowNode[] {
  return readParts(lines, context, []);
}

/** `signs`: those under headings, outermost first. */
function readParts(lines: readonly SourceLine[], context: Context, signs: string[]): FlowNode[] {
  return rstParts(lines).flatMap((part) => readPart(part, context, signs));
}

function readPart(part: RstPart, context: Context, signs: string[]): FlowNode[] {
  const { range, position } = placeOf(part.lines, context);
  switch (part.kind) {
    case 'directive':
      return readDirective({ directive: part, position, range, context }, signs);
    case 'heading': {
      if (!signs.includes(part.sign)) signs.push(part.sign);
      const depth = Math.min(6, signs.indexOf(part.sign) + 1) as 1;
      return [{ type: 'heading', depth, children: phrasingOf(part.lines, context), position }];
    }
    case 'list': {
      const children = part.items.map((item) => {
        const place = placeOf(item, context).position;
        const words: FlowNode = { type: 'paragraph', children: phrasingOf(item, context), position: place };
        return { type: 'listItem' as const, spread: false, children: [words], position: place };
      });
      return [{ type: 'list', ordered: false, spread: false, children, position }];
    }
    case 'paragraph':
      return [{ type: 'paragraph', children: phrasingOf(part.lines, context), position }];
  }
}

type Reader = (call: RstCall, signs: string[]) => FlowNode[];

const directives: Readonly<Record<string, Reader>> = {
  raw: readRaw,
  only: ({ directive, context }, signs) =>
    /^(?:html|not latex)$/.test(directive.argument) ? readParts(directive.body, context, signs) : [],
  currentmodule: (call) => currentModule(call),
  module: (call) => currentModule(call),
  autoclass: (call) => autodoc(call, 'class'),
  autofunction: (call) => autodoc(call, 'function'),
};

function readDirective(call: RstCall, signs: string[]): FlowNode[] {
  const { directive, context, range, position } = call;
  const reader = Object.hasOwn(directives, directive.name) ? directives[directive.name] : undefined;
  if (reader) return reader(call, signs);
  context.note('unsupported-rst', range, directive.name);
  const value = directive.lines.map((line) => line.text).join('\n');
  return [{ type: 'error', value, message: `reStructuredText's ${directive.name}`, position }];
}

function readRaw({ directive, context, range, position }: RstCall): FlowNode[] {
  const { argument: format, options } = directive;
  const file = options.get('file');
  let value = directive.body.map((line) => line.text).join('\n');
  if (file !== undefined) {
    const path = resolvePath(context.source.file, file);
    const text = path === undefined ? undefined : context.options.load(path);
    if (text === undefined) {
      context.note('missing-included-file', range, path ?? file);
      return [];
    }
    context.included.add(path as string);
    value = text;
  }
  value = value.trimEnd();
  return [format === 'html' ? { type: 'html', value, position } : { type: 'raw', format, value, position }];
}

function placeOf(lines: readonly SourceLine[], { source }: Context): { range: Range; position: Position } {
  const own = trimmed(lines);
  const [first, last] = [own[0], own.at(-1)];
  const start = first ? source.lineStart(first.line - 1) + first.cut : 0;
  const end = last ? source.lineEnd(last.line - 1) : start;
  return { range: { start, end }, position: source.position(start, end) };
}

const link = /`([^`<]*?)[ \t\n]*<([^`>]+)>`__?/g;

/** Words: what is the same in Markdown, and links. */
function phrasingOf(lines: readonly SourceLine[], context: Context): PhrasingNode[] {
  const content = lines.map((line) => line.text.trimEnd()).join('\n');
  const segments: Segment[] = [];
  let at = 0;
  for (const line of lines) {
    segments.push({ content: at, source: context.source.lineStart(line.line - 1) + line.cut });
    at += line.text.trimEnd().length + 1;
  }
  const part = (start: number, end: number): PhrasingNode[] =>
    start < end ? context.phrasing(content.slice(start, end), cutSegments(segments, start, end)) : [];
  const nodes: PhrasingNode[] = [];
  let from = 0;
  for (const match of content.matchAll(link)) {
    const [whole, words = '', url = ''] = match;
    nodes.push(...part(from, match.index));
    from = match.index + whole.length;
    const children = part(match.index + 1, match.index + 1 + words.length);
    const start = cutSegments(segments, match.index, from)[0]?.source ?? 0;
    nodes.push({
      type: 'link',
      url,
      children,
      position: context.source.position(start, start + whole.length),
    });
  }
  return [...nodes, ...part(from, content.length)];
}
