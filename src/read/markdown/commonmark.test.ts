// commonmark: all of CommonMark's own examples: tree → HTML, compared with the HTML of the specification.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';
import type { Node } from '../../document/index.ts';
import { readMarkdown } from '../index.ts';

const repoRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const file = join(
  repoRoot,
  '..',
  'shared',
  'corpora',
  'myst-spec',
  'docs',
  'examples',
  'cmark_spec_0.30.yml',
);

/** Examples that MyST reads differently on purpose. One that agrees must be taken out of this list. */
const known: Readonly<Record<string, string>> = {
  'Setext headings - example 96': 'a page that begins with --- begins with its head (MyST front matter)',
  'Setext headings - example 98': 'a page that begins with --- begins with its head (MyST front matter)',
  'Raw HTML - example 625': 'CommonMark 0.31 allows two hyphens in a comment; markdown-it follows it',
  'Raw HTML - example 626': 'CommonMark 0.31 allows <!--> and <!---> as comments; markdown-it follows it',
  'Entity and numeric character references - example 25':
    'the corpus has lost the no-break spaces of the example',
  'Code spans - example 333': 'the corpus has lost the no-break spaces of the example',
  'Emphasis and strong emphasis - example 353': 'the corpus has lost the no-break spaces of the example',
  'Links - example 506': 'the corpus has lost the no-break spaces of the example',
};

const md = new MarkdownIt();
const escape = (text: string): string => md.utils.escapeHtml(text);
const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? '' : ` ${name}="${escape(value)}"`;
const url = (value: string): string => md.utils.lib.mdurl.encode(value);

function inside(node: Node): string {
  return 'children' in node ? (node.children as Node[]).map(print).join('') : '';
}

function listItem(node: Extract<Node, { type: 'listItem' }>): string {
  const parts = node.children.map((child, i) => {
    if (child.type === 'paragraph' && !node.spread)
      return inside(child) + (i + 1 < node.children.length ? '\n' : '');
    return print(child);
  });
  const first = node.children[0];
  return `<li>${first && (node.spread || first.type !== 'paragraph') ? '\n' : ''}${parts.join('')}</li>\n`;
}

/** HTML of the nodes that CommonMark has; anything else shows its kind and so fails the comparison. */
function print(node: Node): string {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check
  switch (node.type) {
    case 'root':
      return inside(node);
    case 'paragraph':
      return `<p>${inside(node)}</p>\n`;
    case 'heading':
      return `<h${node.depth}>${inside(node)}</h${node.depth}>\n`;
    case 'thematicBreak':
      return '<hr />\n';
    case 'blockquote':
      return `<blockquote>\n${inside(node)}</blockquote>\n`;
    case 'list': {
      const tag = node.ordered ? 'ol' : 'ul';
      const start = node.ordered && node.start !== 1 ? ` start="${node.start}"` : '';
      // A list is loose as a whole in HTML; the tree says it item by item.
      const items = node.children.map((item) => listItem({ ...item, spread: node.spread }));
      return `<${tag}${start}>\n${items.join('')}</${tag}>\n`;
    }
    case 'code': {
      const value = node.value === '' ? '' : `${node.value}\n`;
      return `<pre><code${attribute('class', node.lang && `language-${node.lang}`)}>${escape(value)}</code></pre>\n`;
    }
    case 'html':
      return node.value;
    case 'text':
      return escape(node.value);
    case 'emphasis':
      return `<em>${inside(node)}</em>`;
    case 'strong':
      return `<strong>${inside(node)}</strong>`;
    case 'inlineCode':
      return `<code>${escape(node.value)}</code>`;
    case 'break':
      return '<br />\n';
    case 'link':
      return `<a href="${escape(url(node.url))}"${attribute('title', node.title)}>${inside(node)}</a>`;
    case 'crossReference':
      return `<a href="#${escape(url(node.label))}">${inside(node)}</a>`;
    case 'image':
      return `<img src="${escape(url(node.url))}" alt="${escape(node.alt ?? '')}"${attribute('title', node.title)} />`;
    default:
      return `<${node.type}>`;
  }
}

/** Blanks that HTML does not show: around block tags, and the line end that html nodes leave to the writer. */
const normal = (html: string): string =>
  html.replace(/>\n+/g, '>').replace(/\n+</g, '<').replace(/ +$/gm, '').trim();

if (!existsSync(file)) {
  test('CommonMark', { skip: 'corpora are not here' }, () => {});
} else {
  const { cases } = parse(readFileSync(file, 'utf8')) as {
    cases: { title: string; myst: string; html: string }[];
  };
  test('CommonMark: all examples are there', () => assert.ok(cases.length >= 649, `${cases.length}`));
  for (const { title, myst, html } of cases) {
    test(`CommonMark: ${title}`, () => {
      const { document } = readMarkdown('page.md', myst, {
        variants: [],
        load: () => undefined,
        smartPunctuation: false,
      });
      const actual = normal(print(document.tree));
      const reason = known[title];
      if (reason === undefined) assert.equal(actual, normal(html));
      else assert.notEqual(actual, normal(html), 'it agrees: take it out of the list of known differences');
    });
  }
}
