// messages/project: mistakes found by project/. A code is permanent: never rename it, never use it again for something else.

import { defineMessages } from '../message.ts';

export const projectMessages = defineMessages({
  'no-configuration': {
    severity: 'warning',
    message: () => 'this folder has no octavo.yml',
    help: () =>
      'the pages are taken in the order of their paths; "octavo new" makes a book with a configuration',
    explain:
      'A book is a folder with a file `octavo.yml` (a `myst.yml` is read as well). Without one, every Markdown file below the folder becomes a page, in the order of the paths, and the folder gives the book its name.',
    bad: '$ octavo build folder-without-octavo-yml',
    good: '# octavo.yml\nversion: 1\nproject:\n  title: My book',
  },
  'no-pages': {
    severity: 'error',
    message: () => 'this folder has no pages',
    help: () => 'put at least one Markdown file, such as index.md, into it',
    explain: 'There is nothing to build: neither the configuration nor the folder names a Markdown file.',
    bad: '$ octavo build empty-folder',
    good: '$ octavo new my-book',
  },
  'invalid-yaml': {
    severity: 'error',
    message: (reason) => `this is not valid YAML: ${reason}`,
    help: () => 'correct the line; indentation is by spaces, and a text with ": " in it needs quotes',
    explain:
      'The configuration could not be read as YAML. What could be understood of it is used, and the rest of the book still builds.',
    bad: '# octavo.yml\nproject:\n  title: Lines: a course',
    good: '# octavo.yml\nproject:\n  title: "Lines: a course"',
  },
  'unknown-key': {
    severity: 'warning',
    message: (key, _near) => `there is no setting "${key}" here`,
    help: (_key, near) =>
      near === '' ? 'remove it, or look up the settings in the manual' : `did you mean "${near}"?`,
    explain:
      'A key of the configuration is not one that Octavo or MyST knows, so it has no effect. Most often it is misspelt or stands one level too deep.',
    bad: '# octavo.yml\nproject:\n  titel: My book',
    good: '# octavo.yml\nproject:\n  title: My book',
  },
  'unsupported-key': {
    severity: 'warning',
    message: (key) => `the setting "${key}" is known from another tool but does nothing here`,
    help: () => 'remove it where it is not needed by another tool',
    explain:
      'The key belongs to MyST or d2lbook, and Octavo has nothing that it could change. It is named so that nothing is left out in silence.',
    bad: '# octavo.yml\nextends: shared.yml',
    good: '# octavo.yml\nproject:\n  title: My book',
  },
  'invalid-setting': {
    severity: 'error',
    message: (key, wanted) => `"${key}" must be ${wanted}`,
    help: () => 'correct the value; until then the default is used',
    explain:
      'A setting has a value of the wrong kind: a list where a text is wanted, a word where a number is wanted, and so on.',
    bad: '# octavo.yml\nproject:\n  execute:\n    timeout: long',
    good: '# octavo.yml\nproject:\n  execute:\n    timeout: 60',
  },
  'incomplete-forum': {
    severity: 'error',
    message: (provider, key) => `discussions by ${provider} need ${key}, and the configuration has none`,
    help: (provider, key) =>
      provider === 'giscus'
        ? `add "${key}" under "forum"; the form at https://giscus.app shows what it is for your repository`
        : `add "${key}" under "forum": the address of the forum`,
    explain:
      'Where readers discuss the book elsewhere, pages have to know where: a Discourse is found by its address, discussions at GitHub by the names and ids of the repository and of one of its categories. Until all of that is there, pages show no discussions by the provider.',
    bad: '# octavo.yml\nproject:\n  title: My book\n  forum: discourse',
    good: '# octavo.yml\nproject:\n  title: My book\n  url: https://book.example\n  forum:\n    provider: discourse\n    url: https://talk.example',
  },
  'no-site-address': {
    severity: 'warning',
    message: () =>
      'pages that name no topic cannot lead to the forum: the book does not say where it is published',
    help: () => 'write the address at which the site is published as "url" of the project',
    explain:
      'A Discourse keeps the topic of a page under the address of that page, which is known only where the address of the site is. Pages whose head names a topic (`discussion`) need no address; all others show no discussion.',
    bad: '# octavo.yml\nproject:\n  title: My book\n  forum:\n    provider: discourse\n    url: https://talk.example',
    good: '# octavo.yml\nproject:\n  title: My book\n  url: https://book.example\n  forum:\n    provider: discourse\n    url: https://talk.example',
  },
  'missing-page': {
    severity: 'error',
    message: (file, _near) => `the contents name a page that does not exist: ${file}`,
    help: (_file, near) => (near === '' ? 'write the page, or take it out of toc' : `did you mean ${near}?`),
    explain:
      "An entry of `toc` names a file that is not in the book's folder. Paths count from the folder of the configuration.",
    bad: '# octavo.yml\nproject:\n  toc:\n    - file: intrduction.md',
    good: '# octavo.yml\nproject:\n  toc:\n    - file: introduction.md',
  },
  'invalid-ini': {
    severity: 'error',
    message: (line) => `this is neither a section nor a key with a value: ${line}`,
    help: () => 'write "[section]" or "key = value"; what goes on from the line before must be indented',
    explain:
      'A line of `config.ini` is not one that the configuration of d2lbook may hold. It is left out; the rest is used.',
    bad: '# config.ini\n[project]\ntitle My book',
    good: '# config.ini\n[project]\ntitle = My book',
  },
  'repeated-key': {
    severity: 'error',
    message: (name, line) => `${name} is there already, on line ${line}`,
    help: () => 'keep one of the two',
    explain:
      'A section, or a key of a section, stands twice in `config.ini`. The keys of both sections are used; of a key, the first value.',
    bad: '# config.ini\n[project]\ntitle = One\ntitle = Two',
    good: '# config.ini\n[project]\ntitle = One',
  },
  'missing-named-file': {
    severity: 'error',
    message: (file, key) => `${key} names ${file}, which is not in the book's folder`,
    help: () => 'add it, or take it out of the configuration',
    explain:
      'The configuration names a file or folder that the book needs and that is not there. The book is built without it.',
    bad: '# config.ini\n[html]\nfavicon = static/icon.png',
    good: '# config.ini\n[html]\nfavicon = static/favicon.png',
  },
  'unreadable-page': {
    severity: 'error',
    message: (reason) => `this file could not be read: ${reason}`,
    help: () => 'look at its permissions, and save it as UTF-8',
    explain:
      'A page or another file of the book could not be read from the disk, or is not UTF-8 text. The rest of the book still builds.',
    bad: '$ octavo build book-with-a-latin-1-page',
    good: '$ iconv -f latin1 -t utf8 page.md',
  },
  'unsupported-page': {
    severity: 'error',
    message: (file) => `pages of this kind cannot be read yet: ${file}`,
    help: () => 'give the page as MyST Markdown (.md); "jupytext --to myst" turns a notebook into it',
    explain: 'Pages are MyST Markdown files with the ending `.md`.',
    bad: '# octavo.yml\nproject:\n  toc:\n    - file: notebook.ipynb',
    good: '# octavo.yml\nproject:\n  toc:\n    - file: notebook.md',
  },
  'unknown-variant-option': {
    severity: 'error',
    message: (name, _known) => `this book has no variant "${name}"`,
    help: (_name, known) => `its variants are: ${known}`,
    explain: '`--variant` and `--requirements` take names of variants as `octavo.yml` gives them.',
    bad: '$ octavo build --variant pytroch',
    good: '$ octavo build --variant pytorch',
  },
  'no-requirements': {
    severity: 'warning',
    message: (variant) =>
      variant === 'default'
        ? 'the code of this book is not run: there is no requirements.txt'
        : `the code of variant ${variant} is not run: it has no requirements`,
    help: (variant) =>
      variant === 'default'
        ? 'list the packages that the code needs in requirements.txt (it may be empty), or give --no-execute'
        : `list its packages in requirements.txt or requirements-${variant}.txt (they may be empty), or give --requirements ${variant}=FILE`,
    explain:
      "Octavo makes the environment in which code runs from the book's requirements. A book, or a variant, without a requirements file is built without running its code.",
    bad: '```{code-cell} python\n1 + 1\n```',
    good: '$ touch requirements.txt',
  },
  'missing-requirements': {
    severity: 'error',
    message: (file) => `there is no requirements file ${file}`,
    help: () => 'write it, or correct the path',
    explain:
      'A variant of the configuration, or the option `--requirements`, names a file that does not exist.',
    bad: '# octavo.yml\nproject:\n  variants:\n    - {name: jax, requirements: requirement-jax.txt}',
    good: '# octavo.yml\nproject:\n  variants:\n    - {name: jax, requirements: requirements-jax.txt}',
  },
  'missing-bibliography': {
    severity: 'error',
    message: (file) => `there is no bibliography file ${file}`,
    help: () => 'write it, or correct the path that names it',
    explain:
      "`bibliography` of the configuration, or a page of a d2lbook project, names a BibTeX file that is not in the book's folder.",
    bad: '# octavo.yml\nproject:\n  bibliography: [refs.bib]',
    good: '# octavo.yml\nproject:\n  bibliography: [references.bib]',
  },
  'unknown-citation-style': {
    severity: 'error',
    message: (name, _known) => `there is no citation style "${name}"`,
    help: (_name, known) => `choose one of ${known}, or name a .csl file of the book`,
    explain:
      "`citation-style` is the name of a CSL style that comes with Octavo, or the path of a `.csl` file in the book's folder.",
    bad: '# octavo.yml\nproject:\n  citation-style: aps',
    good: '# octavo.yml\nproject:\n  citation-style: apa',
  },
  'library-without-name': {
    severity: 'warning',
    message: () => 'this cell saves its definitions, but the book gives its library no name',
    help: () => 'name it in octavo.yml, under project: "library: mybook"; later pages then "import mybook"',
    explain:
      'Cells marked `:save:` put their definitions into the library of the book, one importable file. It needs a name, under which later pages import it.',
    bad: '```{code-cell} python\n:save:\ndef half(x): return x / 2\n```',
    good: '# octavo.yml\nproject:\n  library: mybook',
  },
  'reserved-path': {
    severity: 'error',
    message: (file) => `no page may stand here: ${file}`,
    help: () =>
      'move it: addresses below "-/" belong to the server, those below "_assets/" and "_files/" to the site itself',
    explain:
      'Some addresses of the site are taken: `-/` for the server, `_assets/` and `_files/` for shared files and downloads.',
    bad: '# octavo.yml\nproject:\n  toc:\n    - file: _files/page.md',
    good: '# octavo.yml\nproject:\n  toc:\n    - file: files/page.md',
  },
  'not-written': {
    severity: 'error',
    message: (file, reason) => `${file} could not be written: ${reason}`,
    help: () =>
      'make room on the disk or correct the permissions, then build again; what was there before is unharmed',
    explain:
      'The system refused to write a file of the result: the disk is full, or the folder is not writable. Files are written under another name first, so an old file is never left half replaced.',
    bad: '$ octavo build --output /read-only',
    good: '$ octavo build --output ~/book',
  },
  'unknown-new-label': {
    severity: 'error',
    message: (old, label, _near) => `"${old}" is renamed to "${label}", which is no label of this book`,
    help: (_old, _label, near) =>
      near === ''
        ? 'name a label of the book; what was given up on purpose stands under "retired"'
        : `did you mean "${near}"?`,
    explain:
      'A line `old: new` in `aliases.yml` tells discussions and links where a label has gone. The new name must be a label of the book: of a page, a heading, a formula, a figure, or `page#heading` for a heading without one. It may have been renamed again, by a line of its own. A server refuses a version of the book in which a label with discussions leads nowhere.',
    bad: '# aliases.yml\nthe-loss: squared-los',
    good: '# aliases.yml\nthe-loss: squared-loss\nretired: [old-exercise]',
  },
  'label-circle': {
    severity: 'error',
    message: (labels) => `these labels are renamed into each other: ${labels}`,
    help: () => 'let one of the lines name a label of the book',
    explain:
      'Following the lines of `aliases.yml` from one name to the next comes back to where it began, so no label of the book is ever reached.',
    bad: '# aliases.yml\nloss: cost\ncost: loss',
    good: '# aliases.yml\nloss: cost\ncost: squared-loss',
  },
  'label-still-there': {
    severity: 'warning',
    message: (label) =>
      `"${label}" is still a label of this book, so what is said of it here counts for nothing`,
    help: () => 'remove it here, or give the label in the text its new name',
    explain:
      '`aliases.yml` tells what became of labels that are no longer there: renamed ones, and under `retired` those given up. A label that the book still has means itself.',
    bad: '# aliases.yml\nthe-loss: squared-loss',
    good: '```{math}\n:label: squared-loss\nL = \\frac12 (w x - y)^2\n```',
  },
});
