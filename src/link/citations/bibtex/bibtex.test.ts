// bibtex.test: entries, names, accents and dates of BibTeX files, and that a broken entry does not take others with it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wordsOf } from '../csl/markup.ts';
import { readDate, readMonth } from './dates.ts';
import { readBibliography } from './index.ts';
import { readNames } from './names.ts';
import { parseBibtex } from './parse.ts';
import { texText } from './tex-text.ts';

const read = (text: string) => readBibliography([{ path: 'references.bib', text }]);

test('strings, joined values, months and numbers', () => {
  const { items } = read(
    '@string{jml = "Journal of " # {Machine Learning}}\n' +
      '@article{a, title = "A \\"{o}" # { title}, journal = jml, year = 1999, month = oct # "~18", number = 4, pages = {1--12}}',
  );
  const item = items.get('a');
  assert.equal(item?.type, 'article-journal');
  assert.equal(wordsOf(item?.text['title'] ?? ''), 'A ö title');
  assert.equal(item?.text['container-title'], 'Journal of Machine Learning');
  assert.equal(item?.text['issue'], '4');
  assert.equal(item?.text['page'], '1–12');
  assert.deepEqual(item?.dates['issued'], { parts: [[1999, 10, 18]] });
});

test('a broken entry is told at its line; the others are read', () => {
  const { items, diagnostics } = read(
    '@book{one, title = {One}}\n\n@book{two, title = {Open, year = 2000}\n\n@book{three, title = {Three}}\n@book{, title={x}}\n@book{four title={x}}\n@misc(five, title={Five})',
  );
  assert.deepEqual([...items.keys()], ['one', 'three', 'five']);
  assert.deepEqual(
    diagnostics.map(({ code, position }) => [code, position?.start.line]),
    [
      ['invalid-bibliography', 3],
      ['invalid-bibliography', 6],
      ['invalid-bibliography', 7],
    ],
  );
});

test('comments, preambles and text between entries are passed over', () => {
  const { items, diagnostics } = read(
    'Mail me@example.org.\n@comment{@book{no, title={x}}}\n@preamble{"\\newcommand{}"}\n@book{yes, title={x},}',
  );
  assert.deepEqual([...items.keys()], ['yes']);
  assert.deepEqual(diagnostics, []);
});

test('the second of two entries with one key is told with the place of the first', () => {
  const { items, diagnostics } = read('@book{a, title={One}}\n@book{a, title={Two}}');
  assert.equal(wordsOf(items.get('a')?.text['title'] ?? ''), 'One');
  assert.match(diagnostics[0]?.message ?? '', /references\.bib:1/);
});

test('crossref gives what an entry lacks, in a circle too', () => {
  const { items } = read(
    '@inproceedings{p, title={Paper}, crossref={C}}\n@proceedings{c, title={Proceedings}, year=2001, publisher={ACM}}\n' +
      '@book{x, title={X}, crossref={y}}\n@book{y, title={Y}, crossref={x}}',
  );
  assert.equal(items.get('p')?.text['container-title'], 'Proceedings');
  assert.equal(items.get('p')?.text['title'], 'Paper');
  assert.deepEqual(items.get('p')?.dates['issued'], { parts: [[2001]] });
  assert.equal(items.get('x')?.text['title'], 'X');
});

test('names', () => {
  assert.deepEqual(readNames('Knuth, Donald E. and van den Oord, A{\\"a}ron and Ludwig van Beethoven'), [
    { family: 'Knuth', given: 'Donald E.' },
    { 'non-dropping-particle': 'van den', family: 'Oord', given: 'Aäron' },
    { given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beethoven' },
  ]);
  assert.deepEqual(readNames('{Barnes and Noble} and King, Jr, Martin Luther and others'), [
    { literal: 'Barnes and Noble' },
    { family: 'King', suffix: 'Jr', given: 'Martin Luther' },
    { literal: 'others' },
  ]);
  assert.deepEqual(readNames('Plato'), [{ family: 'Plato' }]);
  assert.deepEqual(readNames('{\\O}rsted, Hans'), [{ family: 'Ørsted', given: 'Hans' }]);
});

test('accents, signs, emphasis, formulas and protected capitals', () => {
  const plain: [string, string][] = [
    [
      'Erd\\H{o}s, Fran\\c{c}ois, \\\'{\\i}, Sa\\v sa, Stra{\\ss}e, \\AA ngstr\\"om',
      'Erdős, François, í, Saša, Straße, Ångström',
    ],
    ["AT\\&T -- 100\\% --- ``yes'' it~is", 'AT&T – 100% — “yes” it\u00a0is'],
    ['{\\em Soft} and \\textbf{bold} and \\unknown{kept}', 'Soft and bold and kept'],
    ['{{Bayes}}ian \\LaTeX{} A\\,B', 'Bayesian LaTeX A B'],
  ];
  for (const [tex, text] of plain) assert.equal(wordsOf(texText(tex)), text);
  assert.match(texText('The $\\ell_1$ norm'), /\uE006\\ell_1\uE00F/);
  assert.match(texText('Tensor{F}low'), /Tensor\uE005F\uE00Flow/);
});

test('dates', () => {
  assert.deepEqual(readDate('1847-10-18'), { parts: [[1847, 10, 18]] });
  assert.deepEqual(readDate('1847/1848'), { parts: [[1847], [1848]] });
  assert.deepEqual(readDate('2001-21'), { parts: [[2001, 13]] });
  assert.deepEqual(readDate('in press'), { parts: [], literal: 'in press' });
  assert.deepEqual(readMonth('October'), { month: 10 });
  assert.equal(readMonth('13'), undefined);
});

test('editions, arXiv, DOIs and addresses', () => {
  const { items } = read(
    '@book{b, title={B}, edition={Second}, doi={https://doi.org/10.1/a\\_b}}\n@misc{m, title={M}, eprint={1706.03762}, archivePrefix={arXiv}}\n' +
      '@misc{h, title={H}, howpublished={\\url{https://example.org/a_b}}}',
  );
  assert.equal(items.get('b')?.text['edition'], '2');
  assert.equal(items.get('b')?.text['DOI'], '10.1/a_b');
  assert.equal(items.get('m')?.text['URL'], 'https://arxiv.org/abs/1706.03762');
  assert.equal(items.get('m')?.type, 'article');
  assert.equal(items.get('h')?.text['URL'], 'https://example.org/a_b');
});

test('any text is read without an exception, in linear time', () => {
  const pieces = fc.constantFrom(
    '@',
    'book',
    '{',
    '}',
    '(',
    ')',
    '"',
    ',',
    '=',
    '#',
    'a',
    '\\',
    "'",
    '$',
    '\n',
    ' and ',
    '@string{',
    '~',
    '\\"{o',
    '1',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const { entries, broken } = parseBibtex(parts.join(''));
      for (const { position } of [...entries, ...broken])
        assert.ok(position.end.offset >= position.start.offset);
      read(parts.join(''));
      readNames(parts.join(''));
      texText(parts.join(''));
    }),
    { numRuns: 500 },
  );
  const started = performance.now();
  read('@book{a, title = {'.repeat(5000));
  read(`@book{a, title = {${'{'.repeat(20_000)}`);
  assert.ok(performance.now() - started < 3000);
});
