// sphinx: the peer that numbers and cites: Sphinx with myst-parser, sphinxcontrib-bibtex and the theme furo; formulas in the browser.

import { join } from 'node:path';
import type { Builder } from '../scenario.ts';
import { d2lFor } from './d2l-for-peers.ts';
import { mystMarkdown } from './myst-markdown.ts';
import { installPackages, toolPath } from './python-tools.ts';

const packages = ['sphinx==9.0.4', 'myst-parser==5.2.0', 'furo==2025.12.19', 'sphinxcontrib-bibtex==2.7.0'];

const configuration = `project = "Dive into Deep Learning"
author = "The authors"
extensions = ["myst_parser", "sphinxcontrib.bibtex"]
myst_enable_extensions = ["dollarmath", "amsmath", "smartquotes"]
bibtex_bibfiles = ["d2l.bib"]
bibtex_reference_style = "author_year"
numfig = True
numfig_secnum_depth = 2
math_numfig = True
html_theme = "furo"
`;

/** One variant, PyTorch; numbers and citations as in the book. */
export const sphinxBook = d2lFor({
  tool: 'Sphinx + furo',
  pages: '.',
  pictures: 'img',
  path: (file) => file,
  text: (_, pieces) => `${mystMarkdown(pieces)}\n`,
  files: { 'conf.py': configuration },
});

export const sphinx: Builder = {
  name: 'site',
  folder: 'sphinx',
  install: (tools) => installPackages(tools, packages),
  command: ({ book, output, cache, tools }) => [
    toolPath(tools, packages, 'sphinx-build'),
    '-q',
    '-b',
    'html',
    '-d',
    join(cache, 'doctrees'),
    book,
    output,
  ],
};
