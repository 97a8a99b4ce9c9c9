// synthetic-book: a book of any number of pages like each other, to see how the cost of a build grows.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const perChapter = 20;
const sectionsPerPage = 6;
/** One work in the bibliography for so many pages. */
const pagesPerWork = 2;

/** Writes the book: chapters of 20 pages, references across the whole book, a bibliography that grows with it, two variants. */
export function writeSyntheticBook(folder: string, pages: number): void {
  const toc: string[] = ['    - file: index.md'];
  mkdirSync(join(folder, 'img'), { recursive: true });
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
  toc.push('    - file: back.md');
  writeFileSync(join(folder, 'index.md'), '# A synthetic book\n\nEvery page is like every other.\n');
  writeFileSync(
    join(folder, 'back.md'),
    '# Works and terms\n\n```{bibliography}\n```\n\n```{show-index}\n```\n',
  );
  writeFileSync(join(folder, 'works.bib'), bibliography(worksFor(pages)));
  writeFileSync(join(folder, 'img', 'curve.svg'), picture);
  writeFileSync(join(folder, 'octavo.yml'), `${[...head, ...toc].join('\n')}\n`);
}

const head = [
  'version: 1',
  'project:',
  '  name: synthetic',
  '  title: A synthetic book',
  '  bibliography: [works.bib]',
  '  variants:',
  '    - {name: lists, title: Lists}',
  '    - {name: arrays, title: Arrays}',
  '  toc:',
];

const worksFor = (pages: number): number => Math.ceil(pages / pagesPerWork);

const bibliography = (works: number): string =>
  Array.from({ length: works }, (_, index) => {
    const year = 1950 + (index % 70);
    return `@article{work${index + 1},
  author = {Author${index % 97}, Ada and Writer${index % 31}, Bo},
  title = {On the Matter of Number ${index + 1}},
  journal = {Journal of Synthetic Results},
  year = {${year}},
  volume = {${1 + (index % 40)}},
  pages = {${index}--${index + 9}}
}
`;
  }).join('\n');

const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60" width="120" height="60">
<path d="M5 55 Q40 5 60 30 T115 10" fill="none" stroke="#2f7fd1" stroke-width="2"/></svg>
`;

function pageText(page: number, pages: number): string {
  const other = ((page * 7) % pages) + 1;
  const sections = Array.from({ length: sectionsPerPage }, (_, index) =>
    sectionText(page, index + 1, other, ((page * 3 + index) % worksFor(pages)) + 1),
  );
  return `(page-${page})=\n# The page of number ${page}\n\n${sections.join('\n')}`;
}

function sectionText(page: number, section: number, other: number, work: number): string {
  const name = `${page}-${section}`;
  return `(sec-${name})=
## Section ${section}

A paragraph of *ordinary* text with a formula $x_{${section}} = \\sqrt{${page}}$ in it, a reference to [](#page-${other}) and
another to {eq}\`eq-${other}-${section}\`. It goes on for a while, as paragraphs do, with **strong words**, \`code\` and a
[link](https://example.org/${name}), so that reading and writing it takes about as much as a page of a real book does.

$$
\\int_0^{${page}} f_{${section}}(x)\\,\\mathrm{d}x = \\sum_{i=1}^{n} \\frac{a_i}{${section} + i} + \\mathcal{O}(n^{-2})
$$ (eq-${name})

A second paragraph leans on {cite:t}\`work${work}\`, names a {index}\`term ${page % 50}\` and looks at {numref}\`fig-${name}\`, where
$\\mathbf{w}^\\top \\mathbf{x} + b$ meets $\\hat{y} = \\sigma(z)$; see [](#sec-${other}-${section}) for more of the same.

:::{figure} ../img/curve.svg
:name: fig-${name}
:alt: A curve that falls and rises
The curve of section ${section}, for $n = ${page}$.
:::

:::{note}
A note about section ${section} of page ${page}, with $\\alpha_{${section}}$.
:::

| n | value |
|--:|:------|
| ${page} | ${page * section} |

\`\`\`{code-cell} python
:variant: lists
def function_${section}(x):
    return [x ** ${section} for _ in range(${page})]
\`\`\`

\`\`\`{code-cell} python
:variant: arrays
import numpy as np

def function_${section}(x):
    return np.full(${page}, x ** ${section})
\`\`\`
`;
}
