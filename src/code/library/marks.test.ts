// marks.test: what marked cells, aliases and a header become. Cases as files.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LibraryAlias } from '../../document/index.ts';
import { cases } from '../../../tests/cases.ts';
import {
  collectLibrary,
  headerOf,
  moduleSource,
  packLibrary,
  symbolOf,
  symbolsOf,
  unpackLibrary,
} from '../index.ts';
import type { Library, LibraryCell, LibrarySetting } from '../index.ts';

/** `== page` begins a cell; `#@save` marks are taken out as the reader of the dialect does. */
function libraryOf(input: string): Library {
  const [head = '', ...rest] = input.split(/^== /m);
  const setting: LibrarySetting & { aliases: LibraryAlias[] } = {
    module: 'd2l.torch',
    framework: 'torch',
    aliases: [],
  };
  const header = /^@header\n([\s\S]*?)^@end$/m.exec(head)?.[1];
  for (const [, kind, name = '', of = ''] of head.matchAll(/^@(simple|fluent|plain|reverse) (\S+) (.+)$/gm)) {
    if (kind === 'plain') setting.aliases.push({ kind, name, value: of });
    else if (kind === 'reverse') setting.aliases.push({ kind, pattern: name, replacement: of });
    else setting.aliases.push({ kind: kind as 'simple' | 'fluent', name, of });
  }
  const given = header === undefined ? undefined : headerOf(header);
  return collectLibrary(rest.map(cellOf), 'd2l', {
    ...setting,
    ...(given !== undefined && { header: given }),
  });
}

function cellOf(text: string): LibraryCell {
  const [page = '', ...lines] = text.replace(/\n$/, '').split('\n');
  const kept: string[] = [];
  const savedLines: number[] = [];
  for (const line of lines) {
    const match = /[^\S\n]*# *@save.*$/.exec(line);
    const code = match ? line.slice(0, match.index) : line;
    if (!match || code.trim() !== '') kept.push(code);
    if (match) savedLines.push(kept.length + (code.trim() === '' ? 1 : 0));
  }
  return {
    page,
    source: kept.join('\n'),
    language: 'python',
    save: savedLines.length > 0,
    ...(savedLines.length > 0 && { savedLines }),
  };
}

const modules: string[] = [];

cases(new URL('./cases/', import.meta.url), (input) => {
  const library = libraryOf(input);
  modules.push(library.source);
  const unpacked = unpackLibrary(packLibrary(library));
  assert.equal(unpacked.source, library.source);
  assert.deepEqual(unpacked.digests, library.digests);
  const said = library.diagnostics.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
  return [library.source.trimEnd(), ...said].join('\n').trim();
});

test('never throws, whatever the marks stand on', () => {
  const piece = fc.constantFrom(
    '== a\n',
    '#@save\n',
    ' #@save\n',
    '\n',
    '    ',
    'class A:',
    'class B(A): pass',
    'def f(self):',
    ' pass',
    '@d2l.add_to_class(A)',
    '@add_to_class(B)',
    'x = 1',
    'd2l.x',
    'import a',
    '"',
    '(',
    ')',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
      const library = libraryOf(`@simple x y\n== a\n${parts.join('')}`);
      assert.equal(typeof library.source, 'string');
      void symbolsOf(library);
    }),
    { numRuns: 300 },
  );
});

test('a method of a later cell changes the digest of its class', () => {
  const of = (body: string): string | undefined =>
    libraryOf(
      `== a\nclass A: #@save\n    pass\n== b\n@d2l.add_to_class(A) #@save\ndef f(self): return ${body}\n`,
    ).digests['A'];
  assert.notEqual(of('1'), of('2'));
  assert.equal(of('1'), of('1  # the same'));
});

test('where a definition is from becomes a line of its docstring', () => {
  const library = libraryOf(
    '== a\nclass A: #@save\n    """One."""\n== b\n@d2l.add_to_class(A) #@save\ndef f(self):\n    return 1\n',
  );
  assert.equal(
    moduleSource(library.pieces, undefined, ({ page }) => `Section ${page}`),
    '# a\nclass A:\n    """One.\n\n    Defined in Section a.\n    """\n\n    def f(self):\n        """Defined in Section b."""\n        return 1\n',
  );
});

test('symbols have full names, signatures without self, and the methods of later cells', () => {
  const library = libraryOf(
    '== a\nclass A(Exception): #@save\n    """One."""\n    def __init__(self, n=1):\n        pass\n    @staticmethod\n    def g(x): pass\n== b\n@d2l.add_to_class(A) #@save\ndef f(self, a,  # first\n      b="#"):\n    """Two."""\n== b\ndef relu(x, *, inplace=False): #@save\n    return x\nX = 1\n',
  );
  for (const one of symbolsOf(library).flatMap((symbol) => [symbol, ...symbol.members]))
    assert.deepEqual(symbolOf(library, one.name), one);
  assert.equal(symbolOf(library, 'd2l.torch.X'), undefined);
  const short = symbolsOf(library).map(({ members, ...one }) => ({
    ...one,
    members: members.map(({ name, signature, doc, page }) => [name, signature, doc, page]),
  }));
  assert.deepEqual(short, [
    {
      name: 'd2l.torch.A',
      object: 'class',
      signature: 'A(n=1)',
      doc: 'One.',
      page: 'a',
      members: [
        ['d2l.torch.A.__init__', '__init__(n=1)', undefined, 'a'],
        ['d2l.torch.A.g', 'g(x)', undefined, 'a'],
        ['d2l.torch.A.f', 'f(a, b="#")', 'Two.', 'b'],
      ],
    },
    {
      name: 'd2l.torch.relu',
      object: 'function',
      signature: 'relu(x, *, inplace=False)',
      page: 'b',
      members: [],
    },
  ]);
});

test('Python compiles the modules of all cases', () => {
  const program = 'import json, sys\nfor s in json.load(sys.stdin): compile(s, "library", "exec")';
  const { status, stderr } = spawnSync('python3', ['-c', program], {
    input: JSON.stringify(modules),
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  assert.ok(modules.length > 20);
});
