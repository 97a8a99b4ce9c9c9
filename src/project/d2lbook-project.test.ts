// d2lbook-project: small projects of d2lbook, built as they are: works that pages name, places of labels, what changed.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from './build.ts';
import { folderWith } from './configuration/folder-with.fixture.ts';
import type { Report } from './report.ts';

const works = '@book{k, title={Title}, author={Ann, A.}, year=2000}\n';
const toc = '```toc\na/one\nb/two\n```\n';
const config = '[project]\ntitle = Small\n';

const told = (report: Report): string[] =>
  report.diagnostics.map(({ code, file, line, column }) => `${file}:${line}:${column} ${code}`);

test('without bibfile, the files that pages name are the bibliography', async (t) => {
  const pages = {
    'index.md': `# Small\n\n${toc}`,
    'a/one.md': '# One\n\nSee :cite:`k`.\n',
    'b/two.md': '# Two\n\n:bibliography:`../works.bib`\n',
    'works.bib': works,
  };
  const folder = folderWith(t, { ...pages, 'config.ini': config });
  const report = await build(folder, { formats: ['html'] });
  assert.deepEqual(told(report), []);
  assert.deepEqual(report.citations, { total: 1, unresolved: 0 });
  assert.match(readFileSync(join(folder, '_build/html/b/two.html'), 'utf8'), /Ann/);
  // The second build has the pages from its store.
  writeFileSync(join(folder, 'a/one.md'), '# One\n\nRead :cite:`k`.\n');
  assert.deepEqual((await build(folder, { formats: ['html'] })).citations, { total: 1, unresolved: 0 });

  const none = folderWith(t, { ...pages, 'works.bib': '', 'config.ini': config });
  writeFileSync(join(none, 'b/two.md'), '# Two\n\n:bibliography:`../other.bib`\n');
  assert.ok(told(await build(none, { formats: ['html'] })).includes('b/two.md:3:1 missing-bibliography'));
  // What the configuration names counts alone.
  const set = folderWith(t, { ...pages, 'own.bib': '', 'config.ini': `${config}[pdf]\nbibfile = own.bib\n` });
  assert.deepEqual((await build(set, { formats: ['html'] })).citations, { total: 1, unresolved: 1 });
});

test('what is wrong with a label is told where the label is written', async (t) => {
  const folder = folderWith(t, {
    'index.md': `# Small\n\n${toc}`,
    'a/one.md': '# One\n:label:`sec_one`\n\n## Part\n\n:label:`sec_part`\n',
    'b/two.md': '# Two\n\n:label:`sec_one`\n\n![Words](x.svg)\n\n:label:`sec_part`\n',
    'b/x.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    'config.ini': config,
  });
  const { diagnostics } = await build(folder, { formats: ['html'] });
  assert.deepEqual(
    diagnostics.map(({ code, file, line, column }) => `${file}:${line}:${column} ${code}`),
    ['b/two.md:3:1 duplicate-label', 'b/two.md:7:1 duplicate-label'],
  );
  assert.match(diagnostics[1]?.message ?? '', /a\/one\.md:6/);
});

test('a deck says what changed, and a new Octavo is said once', async (t) => {
  const folder = folderWith(t, {
    'index.md': `# Small\n\n${toc}`,
    'a/one.md': '# One\n\n[**Shown.**]\n',
    'b/two.md': '# Two\n\n[**Shown too**]\n',
    'config.ini': config,
  });
  const why = async (): Promise<string[]> => {
    const reasons: string[] = [];
    await build(folder, {
      formats: ['html', 'slides'],
      onEvent: (event) => {
        if (event.event === 'why') reasons.push(`${event.unit ?? 'all'}: ${event.reason}`);
      },
    });
    return reasons;
  };
  await why();
  writeFileSync(join(folder, 'a/one.md'), '# One\n\n[**Shown here.**]\n');
  const changed = await why();
  assert.ok(changed.includes('slides/default/a/one.md: changed: its text'), changed.join('\n'));
  assert.equal(changed.filter((line) => line.startsWith('slides/default/b')).length, 0);
  const builds = join(folder, '.octavo/builds');
  for (const name of readdirSync(builds)) {
    const text = readFileSync(join(builds, name), 'utf8');
    writeFileSync(
      join(builds, name),
      text.replace(/"tool":"[^"]*"/g, '"tool":"older"').replace(/"stamp":"/, '"stamp":"x'),
    );
  }
  assert.deepEqual(await why(), ['all: Octavo itself changed: everything is made again']);
});
