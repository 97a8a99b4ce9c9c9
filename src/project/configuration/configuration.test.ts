// configuration: what octavo.yml and myst.yml say, and what is said of mistakes in them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { openFolder } from '../folder.ts';
import type { Configuration } from './configuration.ts';
import { readConfiguration } from './configuration.ts';
import { globPattern } from './contents.ts';
import { folderWith } from './folder-with.fixture.ts';

function configuration(t: TestContext, files: Record<string, string>): Configuration {
  return readConfiguration(openFolder(folderWith(t, files)));
}

const shown = ({ diagnostics }: Configuration): string[] =>
  diagnostics.map(
    ({ code, file, position, help }) =>
      `${file}:${position?.start.line}:${position?.start.column} ${code} ${help}`,
  );

test('words of references and links in the head of the site', (t) => {
  const read = configuration(t, {
    'octavo.yml': `project:
  title: Words
  words: {figure: Fig., figur: Abb.}
site:
  nav: [{title: Home, url: 'https://example.org'}, {title: No address}]
`,
    'index.md': '',
  });
  assert.deepEqual(read.settings.words, { figure: 'Fig.' });
  assert.deepEqual(read.settings.headerLinks, [{ title: 'Home', url: 'https://example.org' }]);
  assert.deepEqual(shown(read), [
    'octavo.yml:3:25 unknown-key did you mean "figure"?',
    'octavo.yml:5:52 invalid-setting correct the value; until then the default is used',
  ]);
});

test('where readers discuss the book, and what became of labels', (t) => {
  const read = (forum: string, aliases?: string): Configuration =>
    configuration(t, {
      'octavo.yml': `project:\n  title: Talk\n${forum}`,
      'index.md': '',
      ...(aliases !== undefined && { 'aliases.yml': aliases }),
    });
  assert.equal(read('').settings.forum, undefined);
  assert.deepEqual(read('  forum: builtin\n').settings.forum, { provider: 'builtin' });
  const wrong = read('  forum: {provider: disqus, id: 1}\n');
  assert.equal(wrong.settings.forum, undefined);
  assert.deepEqual(
    shown(wrong).map((line) => line.split(' ').slice(0, 2)),
    [['octavo.yml:3:21', 'invalid-setting']],
  );
  const history = read('', 'old: new\nretired: [gone]\nodd: [1]\n');
  assert.deepEqual(history.settings.labelHistory, { renamed: { old: 'new' }, retired: ['gone'] });
  assert.deepEqual(
    shown(history).map((line) => line.split(' ')[0]),
    ['aliases.yml:3:6'],
  );
});

test('discussions elsewhere: what the provider needs, and what is wrong with it', (t) => {
  const read = (forum: string, url = '  url: https://book.example\n'): Configuration =>
    configuration(t, { 'octavo.yml': `project:\n  title: Talk\n${url}  forum: ${forum}\n`, 'index.md': '' });
  const said = (forum: string, url?: string): unknown[] => {
    const { settings, diagnostics } = read(forum, url);
    assert.deepEqual(settings.forum, { provider: 'none' }, 'no other forum takes its place');
    return diagnostics.map(({ code, position, message }) => [
      code,
      `${position?.start.line}:${position?.start.column}`,
      message,
    ]);
  };
  const talk = read('{provider: discourse, url: "https://Talk.example/forum/"}');
  assert.deepEqual(talk.settings.forum, { provider: 'discourse', url: 'https://talk.example/forum' });
  assert.deepEqual(talk.diagnostics, []);
  const all =
    "{provider: giscus, repo: ada/book, repo-id: R_1, category: 'Q&A', category-id: DIC_2, mapping: pathname, strict: false}";
  const { settings, diagnostics } = read(all);
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(settings.forum, {
    provider: 'giscus',
    url: 'https://giscus.app',
    repo: 'ada/book',
    repoId: 'R_1',
    category: 'Q&A',
    categoryId: 'DIC_2',
    mapping: 'pathname',
    strict: false,
  });
  const needs = (provider: string, key: string): string =>
    `discussions by ${provider} need ${key}, and the configuration has none`;
  assert.deepEqual(said('discourse'), [['incomplete-forum', '4:10', needs('discourse', 'url')]]);
  assert.deepEqual(said('{provider: discourse, url: talk.example, repo: a/b}'), [
    ['unknown-key', '4:51', 'there is no setting "repo" here'],
    ['invalid-setting', '4:37', '"project.forum.url" must be the address of a site, "https://…"'],
  ]);
  for (const url of ['javascript:alert(1)', 'https://a:b@c', 'https://a/?q', 'https:///', '[1]'])
    assert.equal(said(`{provider: discourse, url: ${JSON.stringify(url)}}`).length, 1, url);
  assert.deepEqual(said('{provider: giscus, repo: book, category: General}'), [
    ['invalid-setting', '4:35', '"project.forum.repo" must be a repository at GitHub, "owner/name"'],
    ['incomplete-forum', '4:10', needs('giscus', 'repo-id')],
    ['incomplete-forum', '4:10', needs('giscus', 'category-id')],
  ]);
  const odd = read(all.replace('pathname', 'title').replace('false', 'maybe'));
  assert.deepEqual(
    odd.diagnostics.map(({ code }) => code),
    ['invalid-setting', 'invalid-setting'],
  );
  assert.equal(odd.settings.forum?.provider, 'giscus');
  const homeless = read('{provider: discourse, url: "https://talk.example"}', '');
  assert.equal(homeless.settings.forum?.provider, 'discourse');
  assert.deepEqual(
    homeless.diagnostics.map(({ code, position }) => [code, position?.start.line]),
    [['no-site-address', 3]],
  );
});

test('a full octavo.yml', (t) => {
  const { settings, variants, diagnostics } = configuration(t, {
    'octavo.yml': `version: 1
project:
  name: Lines & Nets
  title: Lines
  authors: [Ada, {name: Grace, orcid: 0000-0001}]
  date: 2026-11-01
  license: {content: CC-BY-4.0, code: MIT}
  variants:
    - {name: numpy, title: NumPy}
    - {name: jax, requirements: r.txt}
  library: tt
  math: {R: '\\mathbb R', '\\N': {macro: '\\mathbb N'}}
  execute: {timeout: 90}
  toc:
    - file: index
    - title: Part one
      children: [{file: a/one.md}, {url: 'https://example.org', title: Elsewhere}]
`,
    'index.md': '',
    'a/one.md': '',
    'references.bib': '',
  });
  assert.deepEqual(diagnostics, []);
  assert.equal(settings.name, 'lines-nets');
  assert.equal(settings.date, '2026-11-01');
  assert.equal(settings.license, 'CC-BY-4.0');
  assert.deepEqual(settings.authors, [{ name: 'Ada' }, { name: 'Grace', orcid: '0000-0001' }]);
  assert.deepEqual(settings.variants, [
    { name: 'numpy', title: 'NumPy' },
    { name: 'jax', title: 'jax' },
  ]);
  assert.equal(settings.singleVariant, false);
  assert.equal(variants[1]?.requirements?.path, 'r.txt');
  assert.deepEqual(settings.macros, { '\\R': '\\mathbb R', '\\N': '\\mathbb N' });
  assert.deepEqual(settings.execute, { timeout: 90, kernels: 2 });
  assert.deepEqual(settings.bibliography, ['references.bib']);
  assert.deepEqual(settings.contents, [
    { file: 'index.md', children: [] },
    {
      title: 'Part one',
      children: [
        { file: 'a/one.md', children: [] },
        { title: 'Elsewhere', url: 'https://example.org', children: [] },
      ],
    },
  ]);
});

test('mistakes have a place and a remedy, and the rest still counts', (t) => {
  const read = configuration(t, {
    'octavo.yml': `project:
  titel: Lines
  title: Lines
  execute: {timeout: long}
  bibliography: refs.bib
  toc:
    - file: intrduction.md
    - file: introduction.md
    - file: _files/x.md
    - file: old.ipynb
`,
    'introduction.md': '',
    '_files/x.md': '',
    'old.ipynb': '',
  });
  assert.equal(read.settings.title, 'Lines');
  assert.equal(read.settings.execute.timeout, 60);
  assert.deepEqual(read.settings.contents, [{ file: 'introduction.md', children: [] }]);
  assert.deepEqual(shown(read), [
    'octavo.yml:2:3 unknown-key did you mean "title"?',
    'octavo.yml:7:13 missing-page did you mean introduction.md?',
    'octavo.yml:9:13 reserved-path move it: addresses below "-/" belong to the server, those below "_assets/" and "_files/" to the site itself',
    'octavo.yml:10:13 unsupported-page give the page as MyST Markdown (.md); "jupytext --to myst" turns a notebook into it',
    'octavo.yml:5:17 missing-bibliography write it, or correct the path that names it',
    'octavo.yml:4:22 invalid-setting correct the value; until then the default is used',
  ]);
});

test('YAML that is broken is reported at its line', (t) => {
  const read = configuration(t, { 'octavo.yml': 'project:\n  title: Lines: a course\n', 'index.md': '' });
  assert.deepEqual(
    read.diagnostics.map(({ code, position }) => [code, position?.start.line]),
    [['invalid-yaml', 2]],
  );
});

test('without a configuration the folder is the book', (t) => {
  const read = configuration(t, {
    'b.md': '',
    'index.md': '',
    'a/two.md': '',
    'a/index.md': '',
    '_build/x.md': '',
    '.octavo/y.md': '',
  });
  assert.deepEqual(
    read.diagnostics.map(({ code }) => code),
    ['no-configuration'],
  );
  assert.deepEqual(read.settings.contents, [
    { file: 'index.md', children: [] },
    { file: 'a/index.md', children: [{ file: 'a/two.md', children: [] }] },
    { file: 'b.md', children: [] },
  ]);
});

test('a MyST project keeps its own numbering', (t) => {
  const plain = configuration(t, { 'myst.yml': 'version: 1\nproject:\n  title: T\n', 'index.md': '' });
  assert.equal(plain.settings.numbering.pages, false);
  const numbered = configuration(t, {
    'myst.yml': 'project:\n  numbering: {headings: 2, title: true}\n',
    'index.md': '',
  });
  assert.equal(numbered.settings.numbering.pages, true);
});

test('shell patterns', () => {
  const matches = (pattern: string, path: string): boolean => globPattern(pattern).test(path);
  assert.ok(matches('lines/*', 'lines/a.md'));
  assert.ok(!matches('lines/*', 'lines/b/a.md'));
  assert.ok(matches('lines/**', 'lines/b/a.md'));
  assert.ok(matches('**/*.md', 'a.md'));
  assert.ok(matches('**/*.md', 'x/y/a.md'));
  assert.ok(!matches('a?.md', 'a.md'));
  assert.ok(!matches('a.md', 'aXmd'));
});
