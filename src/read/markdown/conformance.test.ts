// conformance: every case of the MyST specification (CommonMark's own examples among them), tree against tree.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readMarkdown } from '../index.ts';

const repoRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const folder = join(repoRoot, '..', 'shared', 'corpora', 'myst-spec', 'docs', 'examples');

interface Case {
  title: string;
  myst?: string;
  mdast: Tree;
  invalid?: boolean;
}
interface Tree {
  type: string;
  children?: Tree[];
  value?: string;
  [key: string]: unknown;
}

/** Cases in which this reader differs on purpose. Each must differ: one that agrees is to be taken out of the list. */
const known: Readonly<Record<string, string>> = {
  'block break node - with metadata': 'a break with metadata makes a block node of what follows it',
  'block break node - with broken metadata': 'as above, with a diagnostic',
  'Admonition with overridding class name': 'a class that names a kind of admonition makes it one',
  'Figure reference with custom ref': 'the words of a reference are Markdown',
};

/** Where the specification's words for things are others than the document model's. */
function adapt(node: Tree): Tree[] {
  if (node.type === 'mystDirective' || node.type === 'mystRole') {
    return node.children ? node.children.flatMap(adapt) : [{ type: 'error' }];
  }
  if (node.type === 'mystDirectiveError' || node.type === 'mystRoleError') return [{ type: 'error' }];
  if (node.type === 'blockBreak' || node.type === 'mystTarget') return [];
  const {
    children,
    identifier: _1,
    html_id: _2,
    position: _3,
    message: _4,
    outputs: _5,
    alt,
    title,
    lang,
    meta: _6,
    ...rest
  } = node;
  const kept: Tree = {
    ...rest,
    type: node.type === 'mystComment' ? 'comment' : node.type,
    ...(alt ? { alt } : {}),
    ...(title ? { title } : {}),
    ...(lang ? { lang } : {}),
  };
  // The cases have no paragraphs in tight lists; commonmark.test.ts sees to tightness.
  const inside =
    node.type === 'listItem'
      ? children?.flatMap((child) => (child.type === 'paragraph' ? (child.children ?? []) : [child]))
      : children;
  return [{ ...renamed(kept), ...(inside && { children: joined(labelled(inside).flatMap(adapt)) }) }];
}

/** Fields that one of the two models does not have, or that mean nothing where they are empty. */
function renamed(node: Tree): Tree {
  const { enumerated, numbered: _1, spread: _2, class: className, ...rest } = node;
  if (node.type === 'error') return { type: 'error' };
  if (node.type === 'table' || node.type === 'container') return { ...rest, align: undefined };
  if (node.type === 'crossReference')
    return { children: [], ...rest, label: String(node['label']).trim().replace(/\s+/g, ' ') };
  if (node.type === 'code' && typeof node.value === 'string')
    return { ...rest, value: node.value.replace(/\n$/, '') };
  if (node.type === 'html' && typeof node.value === 'string')
    return { ...rest, value: node.value.replace(/\n$/, '') };
  if (node.type === 'admonition')
    return { ...rest, kind: rest['kind'] ?? 'admonition', ...(className ? { class: className } : {}) };
  return { ...rest, ...(enumerated === false && { enumerated }) };
}

/** A target labels the node after it. */
function labelled(nodes: Tree[]): Tree[] {
  return nodes.map((node, i) => {
    const before = nodes[i - 1];
    return before?.type === 'mystTarget' ? { ...node, label: before['label'] } : node;
  });
}

/** Text next to text is one text. */
function joined(nodes: Tree[]): Tree[] {
  const result: Tree[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last?.type === 'text' && node.type === 'text') last.value = `${last.value}${node.value}`;
    else result.push(node);
  }
  return result;
}

const options = { variants: [], load: (): undefined => undefined, smartPunctuation: false };
const differs = (one: Case): string => {
  const { document } = readMarkdown('page.md', one.myst as string, options);
  const actual = adapt(JSON.parse(JSON.stringify(document.tree)) as Tree);
  try {
    assert.deepEqual(actual, adapt(one.mdast));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

if (!existsSync(folder)) {
  test('MyST specification', { skip: 'corpora are not here' }, () => {});
} else {
  let count = 0;
  for (const file of readdirSync(folder)
    .filter((name) => !name.startsWith('cmark'))
    .sort()) {
    const { cases = [] } = parse(readFileSync(join(folder, file), 'utf8')) as { cases?: Case[] };
    const run = cases.filter((one) => one.myst !== undefined && one.invalid !== true);
    count += run.length;
    if (run.length === 0) continue;
    test(`MyST specification: ${file}, ${run.length} cases`, () => {
      const failures: string[] = [];
      for (const one of run) {
        const difference = differs(one);
        const reason = known[one.title];
        if (difference !== '' && reason === undefined)
          failures.push(`${one.title}\n${one.myst}\n${difference}`);
        if (difference === '' && reason !== undefined)
          failures.push(`${one.title} is in the list of differences but agrees`);
      }
      assert.equal(
        failures.length,
        0,
        `${failures.length} of ${run.length} differ\n\n${failures.slice(0, 40).join('\n\n')}`,
      );
    });
  }
  test('MyST specification: all cases are there', () => assert.ok(count >= 91, `${count} cases`));
}
