// messages/link: mistakes found by link/. A code is permanent: never rename it, never use it again for something else.

import { defineMessages } from '../message.ts';

/** "did you mean …?" where something near is known, else what to do. */
const meant = (near: string | undefined, place: string | undefined, otherwise: string): string =>
  near ? `did you mean ${near}${place ? ` (${place})` : ''}?` : otherwise;

export const linkMessages = defineMessages({
  'unknown-label': {
    severity: 'error',
    message: (label, _near, _place) => `reference to a label that does not exist: ${label}`,
    help: (_label, near, place) =>
      meant(near, place, 'put the label before the thing meant, as (label)=, or correct the reference'),
    explain:
      'A reference names a label that nothing in the book has. Labels are case-sensitive and hold for the whole book, so the thing referred to may stand on any page.',
    bad: 'As {eq}`eq-normal` shows, the minimum exists.',
    good: '$$\nA^T A x = A^T b\n$$ (eq-normal)\n\nAs {eq}`eq-normal` shows, the minimum exists.',
  },
  'duplicate-label': {
    severity: 'error',
    message: (label, place) => `the label ${label} is already taken (${place})`,
    help: (label) => `give one of the two another label; references to ${label} lead to the first`,
    explain:
      'Every label of a book is unique, because references, discussions and translations hang on it. Only the branches of one set of variants may share a label, since each edition shows one of them.',
    bad: '(sec-a)=\n## One\n\n(sec-a)=\n## Two',
    good: '(sec-a)=\n## One\n\n(sec-b)=\n## Two',
  },
  'unknown-symbol': {
    severity: 'error',
    message: (name, _near) => `documentation of a symbol that the library does not have: ${name}`,
    help: (_name, near) =>
      meant(near, undefined, 'save its definition in a cell of the book, or correct the name'),
    explain:
      'The documentation of a class or function is made from its definition in the book. The name is written with the module of the library; what it names must be defined in a cell that is saved.',
    bad: '# config.ini\n[library-torch]\nlib_file = d2l/torch.py\n\n# a page\n.. autofunction:: d2l.torch.relus',
    good: '# config.ini\n[library-torch]\nlib_file = d2l/torch.py\n\n# a page\n.. autofunction:: d2l.torch.relu',
  },
  'unused-label': {
    severity: 'warning',
    message: (label) => `nothing refers to the label ${label}`,
    help: () => 'refer to it, remove it, or leave warnUnusedLabels out of the settings',
    explain:
      'With `warnUnusedLabels: true` every label that no reference uses is told. Without it they are only counted.',
    bad: '# octavo.yml\nproject:\n  warnUnusedLabels: true',
    good: '(sec-a)=\n## One\n\nSee {ref}`sec-a`.',
  },
  'label-not-in-variant': {
    severity: 'error',
    message: (label, has) =>
      `${label} exists only in ${has}, but this reference is also read in other variants`,
    help: (_label, has) =>
      `put the reference into a {variant} block for ${has}, or label something that all variants have`,
    explain:
      'A label inside the branch of one variant is missing from the editions of the others, so text that all variants show cannot refer to it.',
    bad: ':::{variant} pytorch\n(sec-autograd)=\n## Autograd\n:::\n\nSee {ref}`sec-autograd`.',
    good: ':::{variant} pytorch\n(sec-autograd)=\n## Autograd\n\nSee {ref}`sec-autograd`.\n:::',
  },
  'reference-without-text': {
    severity: 'warning',
    message: (label) => `${label} has neither a number nor a title that this reference could print`,
    help: (label) => `write the words yourself: [words](#${label})`,
    explain:
      'A reference prints the number or the title of what it leads to. A paragraph or an unnumbered formula has neither.',
    bad: '(par-a)=\nSome paragraph.\n\nSee {ref}`par-a`.',
    good: '(par-a)=\nSome paragraph.\n\nSee [the remark above](#par-a).',
  },
  'reference-without-number': {
    severity: 'warning',
    message: (label) => `${label} has no number to refer to`,
    help: () => 'use {ref}, which prints the title, or let the thing be numbered',
    explain:
      'The words of the reference ask for a number (`%s` or `{number}`), or it is an `{eq}` or `{numref}` to something without a title; but what it leads to is not numbered.',
    bad: '(sec-a)=\n## One\n\nSee {numref}`part %s <sec-a>`.',
    good: '(sec-a)=\n## One\n\nSee {ref}`sec-a`.',
  },
  'unknown-page': {
    severity: 'error',
    message: (path, _near) => `link to a page that does not exist: ${path}`,
    help: (_path, near) => meant(near, '', 'correct the path; it is relative to the folder of this page'),
    explain:
      'A link or `{doc}` names a page that is not in the book. Paths are relative to the page’s folder, or begin with `/` at the book’s root.',
    bad: 'See [](liner-model.md).',
    good: 'See [](linear-model.md).',
  },
  'missing-file': {
    severity: 'error',
    message: (path) => `link to a file that does not exist: ${path}`,
    help: () =>
      'correct the path; it is relative to the folder of this page, or begins with / at the book’s root',
    explain:
      'A link leads to a file of the book (data, a notebook, a program) that is not there. Files that exist are copied and offered for download.',
    bad: 'Download [the data](dta.csv).',
    good: 'Download [the data](data.csv).',
  },
  'missing-figure': {
    severity: 'error',
    message: (path, _near) => `the picture does not exist: ${path}`,
    help: (_path, near) =>
      meant(
        near,
        '',
        'correct the path; it is relative to the folder of this page, or begins with / at the book’s root',
      ),
    explain: 'An image or figure names a file that is not in the book’s folder.',
    bad: '![A cat](img/cat.pgn)',
    good: '![A cat](img/cat.png)',
  },
  'remote-picture': {
    severity: 'warning',
    message: (url) => `the picture lies on another server: ${url}`,
    help: () => 'save it in the book’s folder and name its path',
    explain:
      'A picture from another server makes every reader’s browser ask that server, disappears when it does, and cannot be printed.',
    bad: '![A cat](https://example.org/cat.png)',
    good: '![A cat](img/cat.png)',
  },
  'unknown-citation': {
    severity: 'error',
    message: (key, _near) => `no entry ${key} in the bibliography`,
    help: (_key, near) => meant(near, '', 'add the entry to a .bib file that project.bibliography names'),
    explain: 'A citation names a key that none of the BibTeX files of the book has. Keys are case-sensitive.',
    bad: 'As shown by {cite}`Cuachy.1847`.',
    good: 'As shown by {cite}`Cauchy.1847`.',
  },
  'invalid-bibliography': {
    severity: 'error',
    message: (what) => `this entry of the bibliography cannot be read: ${what}`,
    help: () => 'correct the BibTeX; the other entries of the file are used',
    explain:
      'An entry of a BibTeX file is broken: a brace or quote that is not closed, a field without a value, or a missing key.',
    bad: '$ cat references.bib\n@book{key, title = {Open}',
    good: '$ cat references.bib\n@book{key, title = {Closed}}',
  },
  'duplicate-citation-key': {
    severity: 'warning',
    message: (key, place) => `the bibliography has a second entry ${key} (the first: ${place})`,
    help: () => 'rename or remove one of them; the first is used',
    explain: 'Two entries of the BibTeX files have the same key, so a citation cannot tell which is meant.',
    bad: '$ cat references.bib\n@book{a, title = {One}}\n@book{a, title = {Two}}',
    good: '$ cat references.bib\n@book{a, title = {One}}\n@book{b, title = {Two}}',
  },
  'unknown-citation-style': {
    severity: 'error',
    message: (style, reason) => `the citation style ${style} cannot be used: ${reason}`,
    help: () =>
      'name a style that ships with Octavo (apa, chicago-author-date, ieee) or the path of a .csl file',
    explain:
      'A citation style is a CSL 1.0 file with its own rules (an independent style). What it says cannot be read here.',
    bad: '# octavo.yml\nproject:\n  citationStyle: appa',
    good: '# octavo.yml\nproject:\n  citationStyle: apa',
  },
  'undefined-footnote': {
    severity: 'error',
    message: (label, _near) => `the footnote [^${label}] is not defined on this page`,
    help: (_label, near) => meant(near ? `[^${near}]` : '', '', 'write its text below: [^name]: text'),
    explain: 'A mark for a footnote needs a definition on the same page.',
    bad: 'A claim.[^a]',
    good: 'A claim.[^a]\n\n[^a]: Its source.',
  },
  'unused-footnote': {
    severity: 'warning',
    message: (label) => `the footnote [^${label}] is never referred to, so it is not shown`,
    help: (label) => `put [^${label}] where it belongs, or remove it`,
    explain: 'A footnote is shown where its mark stands. Without a mark nobody sees it.',
    bad: '[^a]: Its source.',
    good: 'A claim.[^a]\n\n[^a]: Its source.',
  },
  'duplicate-footnote': {
    severity: 'error',
    message: (label) => `the footnote [^${label}] is defined twice on this page`,
    help: () => 'give one of the two another name',
    explain: 'The names of footnotes are unique on their page; a mark could not tell which text is meant.',
    bad: 'A.[^a]\n\n[^a]: One.\n\n[^a]: Two.',
    good: 'A.[^a] B.[^b]\n\n[^a]: One.\n\n[^b]: Two.',
  },
  'solution-without-exercise': {
    severity: 'error',
    message: (label, _near, _place) => `solution of an exercise that does not exist: ${label}`,
    help: (_label, near, place) => meant(near, place, 'name the label of the exercise that it solves'),
    explain: 'A solution names the label of its exercise, so that each leads to the other.',
    bad: ':::{solution} ex-on\nTwo.\n:::',
    good: ':::{exercise}\n:label: ex-one\nWhat is 1 + 1?\n:::\n\n:::{solution} ex-one\nTwo.\n:::',
  },
  'duplicate-solution': {
    severity: 'warning',
    message: (label, place) => `the exercise ${label} already has a solution (${place})`,
    help: () => 'join the two solutions, or give the second to its own exercise',
    explain: 'An exercise leads to one solution: the first in the book.',
    bad: ':::{solution} ex-one\nTwo.\n:::\n\n:::{solution} ex-one\nAlso two.\n:::',
    good: ':::{solution} ex-one\nTwo.\n:::',
  },
  'unknown-term': {
    severity: 'error',
    message: (term, _near, _place) => `no glossary of the book has the term ${term}`,
    help: (_term, near, place) => meant(near, place, 'define it in a {glossary}'),
    explain: 'The role `term` leads to a definition in a glossary of the book; case does not matter.',
    bad: 'The {term}`gradeint`.',
    good: '```{glossary}\ngradient\n: The vector of partial derivatives.\n```\n\nThe {term}`gradient`.',
  },
  'page-not-in-contents': {
    severity: 'warning',
    message: (path) => `${path} is not in the contents`,
    help: () => 'add it to the contents, or exclude it from the book',
    explain:
      'The page is built, after all others and without a number, but no reader finds it in the contents. The contents are `project.toc` in `octavo.yml`, or lists `toc` in the pages of a d2lbook project; pages are left out of the book with `project.exclude`, or `exclusions` in `config.ini`.',
    bad: '# octavo.yml\nproject:\n  toc:\n    - file: index.md',
    good: '# octavo.yml\nproject:\n  toc:\n    - file: index.md\n    - file: appendix.md',
  },
  'contents-without-page': {
    severity: 'error',
    message: (path, _near) => `the contents name a page that does not exist: ${path}`,
    help: (_path, near) => meant(near, '', 'correct the path or remove the entry'),
    explain:
      'An entry of `project.toc`, or of a list `toc` in a page, names a file that is not among the pages of the book.',
    bad: '# octavo.yml\nproject:\n  toc:\n    - file: indx.md',
    good: '# octavo.yml\nproject:\n  toc:\n    - file: index.md',
  },
  'page-twice-in-contents': {
    severity: 'error',
    message: (path) => `the contents name ${path} twice`,
    help: () => 'remove one of the two entries; the first gives the page its number',
    explain: 'A page has one place in the book: one number, one page before it and one after it.',
    bad: '# octavo.yml\nproject:\n  toc:\n    - file: index.md\n    - file: index.md',
    good: '# octavo.yml\nproject:\n  toc:\n    - file: index.md',
  },
  'reserved-address': {
    severity: 'error',
    message: (path) => `${path} stands in the folder -/, whose addresses belong to the server`,
    help: () => 'move the page to another folder',
    explain:
      'Addresses that begin with `-/` are those of the server: discussions, accounts, search. A page there could not be reached.',
    bad: '$ ls -- -\nindex.md',
    good: '$ ls about\nindex.md',
  },
  'same-address': {
    severity: 'error',
    message: (path, other) => `${path} would have the same address as ${other}`,
    help: () => 'rename one of the two files',
    explain:
      'The address of a page is its path without extension, so `a.md` and `a.ipynb` cannot both be pages.',
    bad: '$ ls\na.ipynb  a.md',
    good: '$ ls\na.md  b.ipynb',
  },
});
