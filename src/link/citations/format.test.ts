// format.test: citations and lists of works in the styles that ship, and the rules of CSL one by one.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PhrasingNode } from '../../document/index.ts';
import { cases } from '../../../tests/cases.ts';
import { cslFiles } from '../../../tests/book-of.ts';
import { formatCitations, readBibliography, readLocator } from './index.ts';
import type { CitedItem, Cluster, Formatted } from './index.ts';

const { items } = readBibliography([
  { path: 'references.bib', text: readFileSync(new URL('cases/references.bib', import.meta.url), 'utf8') },
]);

/** Nodes as Markdown, links in angle brackets, small capitals in bars. */
const marks: Readonly<Record<string, string>> = {
  emphasis: '*',
  strong: '**',
  superscript: '^',
  smallcaps: '|',
};
const shown = (nodes: readonly PhrasingNode[]): string => nodes.map(shownNode).join('');

function shownNode(node: PhrasingNode): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'link') return `<${shown(node.children)}>(${node.url})`;
  const sign = marks[node.type] ?? `[${node.type}]`;
  return 'children' in node ? `${sign}${shown(node.children)}${sign}` : sign;
}

/** "see Knuth.1997 p. 33; Ba.2016a" or "+Knuth.1997" for a citation in the sentence. */
function cluster(line: string): Cluster {
  const narrative = line.startsWith('+');
  const cited = line
    .replace('+', '')
    .split(';')
    .map((part): CitedItem => {
      const [, prefix, key = '', rest = ''] =
        /^\s*(.*?)\s*([A-Z][\w]*(?:\.[\w]+)?|NoAuthor)(?:\s+(.*))?$/.exec(part) ?? [];
      const { locator, rest: suffix } = readLocator(rest);
      return {
        key,
        ...(prefix && { prefix }),
        ...(locator && { locator }),
        ...(suffix !== '' && { suffix }),
      };
    });
  return { kind: narrative ? 'narrative' : 'parenthetical', items: cited };
}

function format(style: string, lines: readonly string[], language = 'en'): Formatted {
  return formatCitations(items, lines.map(cluster), cslFiles(style), language);
}

const citation = (result: Formatted, i = 0): string =>
  shown((result.clusters[i] ?? []).flatMap((piece) => piece.children));

cases(new URL('cases/', import.meta.url), (input) => {
  const [first = '', ...lines] = input.trim().split('\n');
  const [style = '', language = 'en'] = first.replace('@style ', '').split(' ');
  const result = format(style, lines, language);
  const list = result.entries.map(
    ({ number, children }) => `${number === undefined ? '-' : `${number}.`} ${shown(children)}`,
  );
  return [...lines.map((_, i) => citation(result, i)), '', ...list].join('\n');
});

test('a piece names the work that its words stand for, in the order in which they are printed', () => {
  const [pieces = []] = format('apa', ['Polyak.1964; Cauchy.1847']).clusters;
  assert.deepEqual(
    pieces.filter(({ item }) => item !== undefined).map(({ item }) => item),
    [1, 0],
  );
});

test('a style that cannot be used is told, and the words are still there', () => {
  const result = formatCitations(
    items,
    [cluster('Knuth.1997; Ba.2016a')],
    { style: '<style><info></style>', locales: [] },
    'en',
  );
  assert.match(result.problem ?? '', /XML/);
  assert.equal(citation(result), '(Knuth.1997; Ba.2016a)');
  const dependent = '<style class="in-text"><info><link rel="independent-parent" href="x"/></info></style>';
  assert.match(
    formatCitations(items, [cluster('Knuth.1997')], { style: dependent, locales: [] }, 'en').problem ?? '',
    /dependent/,
  );
});

test('macros that call each other in a circle end', () => {
  const style =
    '<style class="in-text"><macro name="a"><text macro="b"/></macro><macro name="b"><text value="x"/><text macro="a"/></macro>' +
    '<citation><layout><text macro="a"/></layout></citation></style>';
  assert.match(
    citation(formatCitations(items, [cluster('Knuth.1997')], { style, locales: [] }, 'en')),
    /^x+$/,
  );
});

const minimal = (layout: string, attributes = ''): string =>
  `<style class="in-text"><citation ${attributes}><layout>${layout}</layout></citation></style>`;
const one = (layout: string, key: string, attributes = ''): string =>
  citation(
    formatCitations(
      items,
      [{ kind: 'parenthetical', items: [{ key }] }],
      { style: minimal(layout, attributes), locales: cslFiles('apa').locales },
      'en',
    ),
  );

test('groups are left out when none of their variables has a value', () => {
  const group = '<group prefix="[" suffix="]"><text value="no. "/><text variable="number"/></group>';
  assert.equal(one(group, 'Kingma.2014'), '[no. arXiv:1412.6980]');
  assert.equal(one(`x${group}<text value="y"/>`, 'Knuth.1997'), 'y');
});

test('the delimiter of a group holds between what a choice gives', () => {
  const layout =
    '<group delimiter=", "><choose><if type="book"><text variable="title"/><text variable="publisher"/></if></choose><text value="z"/></group>';
  assert.equal(one(layout, 'Knuth.1997'), 'Fundamental Algorithms, Addison-Wesley, z');
});

test('et al., and, order and initials of names', () => {
  const names = (attributes: string, key: string): string =>
    one(`<names variable="author"><name ${attributes}/></names>`, key);
  assert.equal(names('', 'LeCun.1998'), 'Yann LeCun, Léon Bottou');
  assert.equal(names('and="text"', 'LeCun.1998'), 'Yann LeCun and Léon Bottou');
  assert.equal(
    names('and="symbol" name-as-sort-order="all" initialize-with=". "', 'Goodfellow.2016'),
    'Goodfellow, I., Bengio, Y., & Courville, A.',
  );
  assert.equal(
    names('and="text" name-as-sort-order="first" delimiter-precedes-last="never"', 'Goodfellow.2016'),
    'Goodfellow, Ian, Yoshua Bengio and Aaron Courville',
  );
  assert.equal(
    names('form="short" et-al-min="3" et-al-use-first="1"', 'Goodfellow.2016'),
    'Goodfellow et al.',
  );
  assert.equal(names('name-as-sort-order="all" initialize-with="."', 'Oord.2015'), 'Oord, A. van den');
  assert.equal(names('initialize-with="." name-as-sort-order="all"', 'Cauchy.1847'), 'Cauchy, A.-L.');
  assert.equal(names('form="count"', 'Vaswani.2017'), '8');
});

test('substitutes stand in for missing names and are not shown twice', () => {
  const layout =
    '<names variable="author"><substitute><names variable="editor"/><text variable="title"/></substitute></names><text variable="title" prefix=": "/>';
  assert.equal(one(layout, 'NoAuthor'), 'The Book of Nobody');
  assert.equal(one(layout, 'Oord.2015'), 'Aäron van den Oord: Deep architectures for feature extraction');
});

test('stops that meet are one, and go into quotation marks where the language wants it', () => {
  assert.equal(one('<text value="Jr."/><text value=". Next"/>', 'NoAuthor'), 'Jr. Next');
  assert.equal(
    one('<text variable="title" quotes="true"/><text value=", 1900."/>', 'NoAuthor'),
    '“The Book of Nobody,” 1900.',
  );
  assert.equal(one('<text value="Why?" quotes="true" suffix="."/>', 'NoAuthor'), '“Why?”');
});

test('title case keeps small words, the author’s capitals and words after a colon', () => {
  assert.equal(
    one('<text variable="title" text-case="title"/>', 'Ba.2016b'),
    'Using Fast Weights to Attend to the Recent Past',
  );
  assert.equal(
    one('<text variable="title" text-case="title"/>', 'Kingma.2014'),
    'Adam: A Method for Stochastic Optimization',
  );
  assert.match(one('<text variable="title" text-case="title"/>', 'Cauchy.1847'), /^Méthode générale pour/);
});

test('dates and numbers', () => {
  assert.equal(one('<date variable="issued" form="text"/>', 'Smith.C'), 'March 2002');
  assert.equal(one('<date variable="accessed" form="numeric"/>', 'W3C'), '05/06/2024');
  assert.equal(one('<number variable="edition" form="ordinal"/>', 'Knuth.1997'), '3rd');
  assert.equal(one('<number variable="edition" form="long-ordinal"/>', 'Knuth.1997'), 'third');
  assert.equal(
    one('<label variable="page" form="short"/><text variable="page" prefix=" "/>', 'Polyak.1964'),
    'pp. 1–17',
  );
});

test('all is the same the second time', () => {
  const lines = ['Smith.A; Smith.B', '+Ba.2016a', 'Ba.2016b'];
  assert.deepEqual(format('apa', lines), format('apa', lines));
});

test('any works in any style: nothing thrown, every citation has words, every work cited is listed', () => {
  const field = fc.constantFrom(
    'title',
    'author',
    'editor',
    'year',
    'journal',
    'booktitle',
    'pages',
    'doi',
    'url',
    'edition',
    'month',
    'crossref',
    'note',
    'volume',
  );
  const tex = fc.constantFrom(
    '{A} b',
    'Smith, John and others',
    '{Group}',
    '1999',
    '$x^2$',
    '--',
    '',
    '\\emph{x}',
    'von Last, F.',
    'https://a.b/c',
    '“q”?',
    '3',
    '中文 名',
    'a-b',
  );
  const type = fc.constantFrom('article', 'book', 'misc', 'inproceedings', 'phdthesis', 'online', 'strange');
  const entries = fc.array(fc.record({ type, fields: fc.array(fc.tuple(field, tex), { maxLength: 6 }) }), {
    minLength: 1,
    maxLength: 6,
  });
  const style = fc.constantFrom('apa', 'ieee', 'nature', 'chicago-author-date', 'harvard-cite-them-right');
  fc.assert(
    fc.property(
      entries,
      style,
      fc.constantFrom('en', 'de', 'zh', 'x'),
      fc.boolean(),
      (works, name, language, narrative) => {
        const text = works
          .map(
            (work, i) =>
              `@${work.type}{k${i}, ${work.fields.map(([one, value]) => `${one} = {${value}}`).join(', ')}}`,
          )
          .join('\n');
        const { items: all } = readBibliography([{ path: 'a.bib', text }]);
        const keys = [...all.keys()];
        const clusters: Cluster[] = [
          { kind: narrative ? 'narrative' : 'parenthetical', items: keys.map((key) => ({ key })) },
        ];
        const result = formatCitations(all, clusters, cslFiles(name), language);
        assert.equal(result.clusters[0]?.filter(({ item }) => item !== undefined).length, keys.length);
        for (const piece of result.clusters[0] ?? []) assert.notEqual(shown(piece.children), '');
        assert.deepEqual(result.entries.map(({ key }) => key).toSorted(), keys.toSorted());
        for (const { children } of result.entries) assert.doesNotMatch(shown(children), /[\uE000-\uE00F]/);
      },
    ),
    { numRuns: 100 },
  );
});
