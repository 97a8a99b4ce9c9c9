// synthetic-book: a book of any number of equal pages, to see how the cost of a build grows.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const perChapter = 20;

/** Writes the book: chapters of 20 pages, each page with text, formulas, a table, code and references to other pages. */
export function writeSyntheticBook(folder: string, pages: number): void {
  const toc: string[] = ['    - file: index.md'];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.md'), '# A synthetic book\n\nEvery page is like every other.\n');
  for (let page = 1; page <= pages; page++) {
    const chapter = Math.ceil(page / perChapter);
    const path = `chapter-${chapter}/page-${page}.md`;
    if (page % perChapter === 1) {
      mkdirSync(join(folder, `chapter-${chapter}`), { recursive: true });
      toc.push(`    - title: Part ${chapter}`, '      children:');
    }
    toc.push(`        - file: ${path}`);
    writeFileSync(join(folder, path), pageText(page, pages));
  }
  const head = ['version: 1', 'project:', '  name: synthetic', '  title: A synthetic book', '  toc:'];
  writeFileSync(join(folder, 'octavo.yml'), `${[...head, ...toc].join('\n')}\n`);
}

function pageText(page: number, pages: number): string {
  const other = ((page * 7) % pages) + 1;
  const sections = Array.from({ length: 6 }, (_, index) => sectionText(page, index + 1, other));
  return `(page-${page})=\n# The page of number ${page}\n\n${sections.join('\n')}`;
}

function sectionText(page: number, section: number, other: number): string {
  const name = `${page}-${section}`;
  return `## Section ${section}

A paragraph of *ordinary* text with a formula $x_{${section}} = \\sqrt{${page}}$ in it, a reference to [](#page-${other}) and
another to {eq}\`eq-${other}-${section}\`. It goes on for a while, as paragraphs do, with **strong words**, \`code\` and a
[link](https://example.org/${name}), so that reading and writing it takes about as much as a page of a real book does.

$$
\\int_0^{${page}} f_{${section}}(x)\\,\\mathrm{d}x = \\sum_{i=1}^{n} \\frac{a_i}{${section} + i} + \\mathcal{O}(n^{-2})
$$ (eq-${name})

:::{note}
A note about section ${section} of page ${page}, with $\\alpha_{${section}}$.
:::

| n | value |
|--:|:------|
| ${page} | ${page * section} |

\`\`\`python
def function_${section}(x):
    return [x ** ${section} for _ in range(${page})]
\`\`\`
`;
}
