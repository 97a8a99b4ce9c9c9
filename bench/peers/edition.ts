// edition: a page of Dive into Deep Learning for one framework only, in pieces: text, code that runs, code that is shown, contents.

export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'code'; code: string }
  /** A fence of any other kind; `info` stands behind the backticks. */
  | { kind: 'fence'; info: string; code: string }
  | { kind: 'contents'; options: string[]; pages: string[] }
  | { kind: 'rst'; text: string };

type Variant = string;

/** The pieces of a page that a variant shows. A cell without a mark is the first variant's, which is asked for here. */
export function editionOf(page: string, variant: Variant): Piece[] {
  return splitFences(page)
    .flatMap((piece): Piece[] => {
      if (piece.kind !== 'text') return [piece];
      return [{ kind: 'text', text: withoutSlideMarks(piece.text) }];
    })
    .flatMap((piece) => (piece.kind === 'code' ? codeOf(piece.code, variant) : [piece]))
    .reduce(inVariant(variant), { pieces: [], open: true })
    .pieces.filter((piece) => piece.kind !== 'text' || piece.text.trim() !== '');
}

/** Fences apart from the text between them. A closing fence is as long as its opening one. */
function splitFences(page: string): Piece[] {
  const pieces: Piece[] = [];
  const text: string[] = [];
  const lines = page.split('\n');
  const endText = (): void => void pieces.push({ kind: 'text', text: text.splice(0).join('\n') });
  for (let at = 0; at < lines.length; at++) {
    const [, fence, info = ''] = /^(`{3,}|~{3,})\s*(.*?)\s*$/.exec(lines[at] as string) ?? [];
    if (fence === undefined) {
      text.push(lines[at] as string);
      continue;
    }
    endText();
    const from = at + 1;
    do at++;
    while (at < lines.length && lines[at]?.trimEnd() !== fence);
    pieces.push(fencePiece(info, lines.slice(from, at)));
  }
  endText();
  return pieces;
}

function fencePiece(info: string, lines: string[]): Piece {
  if (/\.input\b/.test(info)) return { kind: 'code', code: lines.join('\n') };
  if (info === 'eval_rst') return { kind: 'rst', text: lines.join('\n') };
  if (info !== 'toc') return { kind: 'fence', info, code: lines.join('\n') };
  const entries = lines.map((line) => line.trim()).filter((line) => line !== '');
  return {
    kind: 'contents',
    options: entries.filter((line) => line.startsWith(':')),
    pages: entries.filter((line) => !line.startsWith(':')).map((path) => path.replace(/\.md$/, '')),
  };
}

/** The cell as the variant runs it: without marks, of branches only the variant's. None = it is another variant's. */
function codeOf(code: string, variant: Variant): Piece[] {
  const lines = code.split('\n');
  if (lines.some((line) => line.includes('%load_ext d2lbook.tab'))) return [];
  const mark = /(?:#\s*@tab|%%tab) +([\w, ]+)/;
  const names = mark
    .exec(code)?.[1]
    ?.split(',')
    .map((name) => name.trim());
  if (names && !names.includes('all') && !names.includes(variant)) return [];
  const kept = branchesTaken(
    lines.filter((line) => !mark.test(line)),
    variant,
  );
  return [{ kind: 'code', code: kept.join('\n').replaceAll(/[ \t]*#\s*@save\b.*/g, '') }];
}

function branchesTaken(lines: readonly string[], variant: Variant): string[] {
  const kept: string[] = [];
  let branch: { indent: number; taken: boolean } | undefined;
  for (const line of lines) {
    const indent = line.length - line.trimStart().length;
    if (branch && line.trim() !== '' && indent <= branch.indent) branch = undefined;
    const condition = /^\s*if tab\.selected\((.*)\):/.exec(line)?.[1];
    if (condition !== undefined) branch = { indent, taken: new RegExp(`['"]${variant}['"]`).test(condition) };
    else if (!branch) kept.push(line);
    else if (branch.taken) kept.push(line.replace(/^ {4}/, ''));
  }
  return kept;
}

/** Slide marks go, their text stays; what only slides show goes. `[**words**](address)` is a link in bold. */
const withoutSlideMarks = (text: string): string =>
  text
    .replaceAll(/[[(]~~[\s\S]*?~~[\])]/g, '')
    .replaceAll(/\[\*\*((?:(?!\*\*\])[\s\S])*)\*\*\](?!\()/g, '$1')
    .replaceAll(/\(\*\*((?:(?!\*\*\))[\s\S])*)\*\*\)/g, '$1');

interface Walk {
  pieces: Piece[];
  /** Whether what comes is the variant's. */
  open: boolean;
}

/** Blocks of other variants go: `:begin_tab:` and `:end_tab:` on lines of text, which may have fences between them. */
function inVariant(variant: Variant): (walk: Walk, piece: Piece) => Walk {
  return ({ pieces, open }, piece) => {
    if (piece.kind !== 'text') return { pieces: open ? [...pieces, piece] : pieces, open };
    const kept: string[] = [];
    let shown = open;
    for (const line of piece.text.split('\n')) {
      const begin = /^:begin_tab:`([^`]*)`/.exec(line)?.[1];
      const mark = begin !== undefined || line.startsWith(':end_tab:');
      if (begin !== undefined) shown = begin.split(',').some((name) => name.trim() === variant);
      else if (mark) shown = true;
      if (mark) kept.push('');
      else if (shown) kept.push(line);
    }
    return { pieces: [...pieces, { kind: 'text', text: kept.join('\n') }], open: shown };
  };
}
