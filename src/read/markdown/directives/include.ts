// include: {include} takes a file's text into the page; {literalinclude} shows it as code.

import type { FlowNode } from '../../../document/index.ts';
import { resolvePath } from '../paths.ts';
import { codeNodes, codeOptions } from './code.ts';
import type { DirectiveCall, DirectiveSpec, OptionKind } from './spec.ts';

const options: Readonly<Record<string, OptionKind>> = {
  ...codeOptions,
  lang: 'text',
  language: { sameAs: 'lang' },
  code: { sameAs: 'lang' },
  literal: 'flag',
  lines: 'numbers',
  'start-line': 'number',
  'end-line': 'number',
  'start-at': 'text',
  'start-after': 'text',
  'end-at': 'text',
  'end-before': 'text',
  'lineno-match': 'flag',
  pyobject: 'ignored',
  encoding: 'ignored',
  'tab-width': 'ignored',
};

const make = (names: DirectiveSpec['names'], literal: boolean): DirectiveSpec => ({
  names,
  argument: 'required',
  options,
  body: 'none',
  read: (call) => read(call, literal || call.options.flag('literal') === true || call.options.has('lang')),
});

export const includes: readonly DirectiveSpec[] = [
  make(['include'], false),
  make(['literalinclude', 'literal-include'], true),
];

function read(call: DirectiveCall, literal: boolean): FlowNode[] {
  const { context, head } = call;
  const written = head.argument.text;
  const path = resolvePath(context.source.file, written);
  const text = path === undefined ? undefined : context.options.load(path);
  if (path === undefined || text === undefined) {
    context.note('missing-included-file', head.argument.range, path ?? written);
    return errorAt(call, `no file ${written}`);
  }
  context.included.add(path);
  const part = choose(call, text.replace(/\r\n?/g, '\n').split('\n'), path);
  if (part === undefined) return errorAt(call, `part of ${written} not found`);
  if (literal) {
    const match = call.options.flag('lineno-match') === true && !call.options.has('lineno-start');
    const nodes = codeNodes(
      call,
      part.lines.join('\n').replace(/\n+$/, ''),
      call.options.text('lang') ?? languageOf(path),
    );
    if (match && nodes[0]?.type === 'code')
      Object.assign(nodes[0], { showLineNumbers: true, startingLineNumber: part.first + 1 });
    return nodes;
  }
  if (context.open.includes(path)) {
    context.note('include-circle', head.argument.range, path);
    return errorAt(call, `${path} includes itself`);
  }
  // Lines left out become blank, so that places stay those of the file.
  const whole = !part.chosen ? text : [...Array<string>(part.first).fill(''), ...part.lines].join('\n');
  return context.readFile(path, whole);
}

const errorAt = ({ context, range, position }: DirectiveCall, message: string): FlowNode[] => [
  { type: 'error', value: context.source.text.slice(range.start, range.end), message, position },
];

interface Part {
  lines: string[];
  /** First line, 0-based. */
  first: number;
  chosen: boolean;
}

/** The lines that the options choose; undefined = a diagnostic was given. */
function choose(call: DirectiveCall, lines: string[], path: string): Part | undefined {
  const { options } = call;
  const numbers = options.numbers('lines');
  if (numbers) {
    const kept = numbers.filter((line) => line >= 1 && line <= lines.length);
    return { lines: kept.map((line) => lines[line - 1] as string), first: (kept[0] ?? 1) - 1, chosen: true };
  }
  const find = (key: string, from: number): number | undefined => {
    const text = options.text(key);
    if (text === undefined) return undefined;
    const at = lines.findIndex((line, i) => i >= from && line.includes(text));
    if (at < 0) call.context.note('missing-included-part', options.range(key) ?? call.range, path, text);
    return at;
  };
  const [at, after] = [find('start-at', 0), find('start-after', 0)];
  const first = at ?? (after === undefined ? undefined : after + 1) ?? options.number('start-line') ?? 0;
  if (at === -1 || after === -1) return undefined;
  const [endAt, endBefore] = [find('end-at', first), find('end-before', first)];
  if (endAt === -1 || endBefore === -1) return undefined;
  const end =
    (endAt === undefined ? undefined : endAt + 1) ?? endBefore ?? options.number('end-line') ?? lines.length;
  const chosen = first !== 0 || end !== lines.length;
  return { lines: lines.slice(first, end), first, chosen };
}

/** The language that a file's ending stands for. */
function languageOf(path: string): string | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase();
  const known: Readonly<Record<string, string>> = {
    py: 'python',
    js: 'javascript',
    ts: 'typescript',
    rs: 'rust',
    sh: 'bash',
    yml: 'yaml',
    h: 'c',
    md: 'markdown',
    jl: 'julia',
  };
  return ending === undefined || ending === 'txt' ? undefined : (known[ending] ?? ending);
}
