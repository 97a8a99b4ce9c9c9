// configuration: what config.ini of a d2lbook project says, and what is said of mistakes in it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFolder } from '../../folder.ts';
import type { Configuration } from '../configuration.ts';
import { readConfiguration } from '../configuration.ts';
import { folderWith } from '../folder-with.fixture.ts';

const shown = ({ diagnostics }: Configuration): string[] =>
  diagnostics.map(
    ({ code, file, position, message }) =>
      `${file}:${position?.start.line}:${position?.start.column} ${code} ${message}`,
  );

const full = String.raw`[project]
# a comment
name = my book
title = A Book
    in two lines
author = Ada Lovelace, Grace Hopper, and Mu Li
release = 1.2.0

[build]
notebooks = *.md */*.md
exclusions = README.md
resources = img/ refs.bib
tabs = pytorch, mxnet

[html]
header_links = PDF, https://example.org/a.pdf, fas fa-file-pdf,
               ###_VERSION_###, ###_LINK_###, fas fa-book,
               GitHub, https://github.com/a/b, fab fa-github
[pdf]
bibfile = refs.bib

[library-pytorch]
lib_file = bk/torch.py
lib_name = torch
simple_alias = ones_like, ones, exp(,
               concat -> cat
               rand
fluent_alias = reduce_sum -> sum, numpy -> detach().numpy
args_alias = randn(size, device=None) -> torch.randn(size)
alias =
    nn_Module = nn.Module
    size = lambda a: a.numel()
reverse_alias =
    bk.size\(([\w]+)\) -> \1.numel()

[colab]
github_repo = mxnet, a/m
              pytorch, a/p
`;

const files = {
  'index.md': '',
  'README.md': '',
  'a/one.md': '',
  'a/b/two.md': '',
  'img/x.svg': '',
  'refs.bib': '',
};

test('a full config.ini', (t) => {
  const { settings, dialect, diagnostics } = readConfiguration(
    openFolder(folderWith(t, { ...files, 'config.ini': full })),
  );
  assert.deepEqual(diagnostics, []);
  assert.equal(dialect, 'd2l');
  assert.equal(settings.name, 'my-book');
  assert.equal(settings.title, 'A Book in two lines');
  assert.deepEqual(
    settings.authors.map(({ name }) => name),
    ['Ada Lovelace', 'Grace Hopper', 'Mu Li'],
  );
  assert.equal(settings.release, '1.2.0');
  assert.deepEqual(settings.variants, [
    { name: 'pytorch', title: 'PyTorch' },
    { name: 'mxnet', title: 'MXNet' },
  ]);
  assert.deepEqual(
    settings.contents.map(({ file }) => file),
    ['index.md', 'a/one.md'],
  );
  assert.deepEqual(settings.headerLinks, [
    { title: 'PDF', url: 'https://example.org/a.pdf' },
    { title: 'GitHub', url: 'https://github.com/a/b' },
  ]);
  assert.deepEqual(settings.bibliography, ['refs.bib']);
  assert.deepEqual(settings.colab, { mxnet: 'a/m', pytorch: 'a/p' });
  assert.equal(settings.library, 'bk');
  assert.equal(settings.numbering.equationsLabelledOnly, false);
  const { place, ...library } = settings.libraries?.['pytorch'] ?? {};
  const { line } = place?.position?.start ?? {};
  assert.equal(full.split('\n')[(line ?? 0) - 1], 'lib_name = torch');
  assert.deepEqual(library, {
    file: 'bk/torch.py',
    framework: 'torch',
    aliases: [
      { kind: 'simple', name: 'ones_like', of: 'ones_like' },
      { kind: 'simple', name: 'ones', of: 'ones' },
      { kind: 'simple', name: 'exp', of: 'exp' },
      { kind: 'simple', name: 'concat', of: 'cat' },
      { kind: 'simple', name: 'rand', of: 'rand' },
      { kind: 'fluent', name: 'reduce_sum', of: 'sum' },
      { kind: 'fluent', name: 'numpy', of: 'detach().numpy' },
      { kind: 'arguments', name: 'randn', parameters: 'size, device=None', of: 'torch.randn(size)' },
      { kind: 'plain', name: 'nn_Module', value: 'nn.Module' },
      { kind: 'plain', name: 'size', value: 'lambda a: a.numel()' },
      { kind: 'reverse', pattern: String.raw`bk.size\(([\w]+)\)`, replacement: String.raw`\1.numel()` },
    ],
  });
});

test('figures are called as in the language of the book', (t) => {
  const wordsIn = (lang: string): unknown => {
    const text = `[project]\ntitle = A\n${lang}`;
    return readConfiguration(openFolder(folderWith(t, { 'index.md': '', 'config.ini': text }))).settings
      .words;
  };
  assert.deepEqual(wordsIn(''), { figure: 'Fig.' });
  assert.deepEqual(wordsIn('lang = en-GB\n'), { figure: 'Fig.' });
  assert.deepEqual(wordsIn('lang = zh\n'), {});
});

test('a project without tabs names its one library in [library]', (t) => {
  const read = (build: string): Configuration =>
    readConfiguration(
      openFolder(
        folderWith(t, {
          'index.md': '',
          'config.ini': `${build}[library]\nlib_file = bk/code.py\nalias = exp = np.exp\n`,
        }),
      ),
    );
  const { settings, diagnostics } = read('');
  assert.deepEqual(diagnostics, []);
  assert.equal(settings.singleVariant, true);
  assert.equal(settings.library, 'bk');
  assert.equal(settings.libraries?.['default']?.file, 'bk/code.py');
  assert.equal(settings.libraries['default'].aliases.length, 1);
  // With tabs, each has a library of its own, and this section has no such keys.
  const tabbed = read('[build]\ntabs = pytorch\n');
  assert.equal(tabbed.settings.library, undefined);
  assert.deepEqual(shown(tabbed), [
    'config.ini:4:1 unknown-key there is no setting "lib_file" here',
    'config.ini:5:1 unknown-key there is no setting "alias" here',
  ]);
});

test('what configparser or the build would stop at', (t) => {
  const configuration = readConfiguration(
    openFolder(
      folderWith(t, {
        'first.md': '',
        'config.ini': `[project]
title = First
title = Second
  and more
[build]
tabs = ../a, b, c;
eval_notebook = maybe
index = start
[project]
author = Me
[library-b]
lib_file = ../../b.py
`,
      }),
    ),
  );
  assert.equal(configuration.settings.title, 'First');
  assert.deepEqual(
    configuration.settings.authors.map(({ name }) => name),
    ['Me'],
  );
  assert.deepEqual(
    configuration.settings.variants.map(({ name }) => name),
    ['b'],
  );
  assert.deepEqual(shown(configuration), [
    'config.ini:3:1 repeated-key title is there already, on line 2',
    'config.ini:9:2 repeated-key project is there already, on line 1',
    'config.ini:6:8 invalid-setting "build.tabs" must be names of letters, digits, ".", "-" and "_"',
    'config.ini:7:17 invalid-setting "build.eval_notebook" must be True or False',
    'config.ini:12:12 invalid-setting "library-b.lib_file" must be the path of a Python module in the book, such as d2l/torch.py',
    "config.ini:8:9 missing-named-file build.index names start.md, which is not in the book's folder",
  ]);
});

test('mistakes in config.ini are told at their places, and the rest is used', (t) => {
  const configuration = readConfiguration(
    openFolder(
      folderWith(t, {
        'index.md': '',
        'config.ini': `title = too early
[project]
title = Right
titel = wrong
[build]
dependences = a
resources = img/ data.csv
tabs = pytorch
[library-jax]
lib_file = d2l/jax.py
[nonsense]
a = 1
[library-pytorch]
alias = nonsense
`,
      }),
    ),
  );
  assert.equal(configuration.settings.title, 'Right');
  assert.deepEqual(shown(configuration), [
    'config.ini:1:1 invalid-ini this is neither a section nor a key with a value: title = too early',
    'config.ini:4:1 unknown-key there is no setting "titel" here',
    'config.ini:6:1 unknown-key there is no setting "dependences" here',
    'config.ini:11:2 unknown-key there is no setting "nonsense" here',
    "config.ini:7:13 missing-named-file build.resources names img/, which is not in the book's folder",
    "config.ini:7:18 missing-named-file build.resources names data.csv, which is not in the book's folder",
    'config.ini:9:2 unknown-variant the book has no variant called jax',
    'config.ini:14:9 invalid-setting "library-pytorch.alias" must be lines such as "nn_Module = nn.Module"',
  ]);
});

test('where readers discuss the book, which d2lbook itself leaves to its pages', (t) => {
  const read = (forum: string): Configuration =>
    readConfiguration(
      openFolder(folderWith(t, { ...files, 'config.ini': `[project]\nname = b\n[forum]\n${forum}` })),
    );
  const talk = read('provider = discourse\nurl = https://talk.example/\n');
  assert.deepEqual(talk.diagnostics, []);
  assert.deepEqual(talk.settings.forum, { provider: 'discourse', url: 'https://talk.example' });
  const ids = 'repo-id = R_1\ncategory = Q&A\ncategory-id = D_2\n';
  const github = read(`provider = giscus\nrepo = a/b\n${ids}strict = False\n`);
  assert.deepEqual(github.diagnostics, []);
  assert.ok(github.settings.forum?.provider === 'giscus' && !github.settings.forum.strict);
  assert.deepEqual(read('provider = builtin\n').settings.forum, { provider: 'builtin' });
  assert.deepEqual(shown(read('provider = discourse\nurl = talk\nrepo = a/b\n')), [
    'config.ini:6:1 unknown-key there is no setting "repo" here',
    'config.ini:5:7 invalid-setting "forum.url" must be the address of a site, "https://…"',
  ]);
});
