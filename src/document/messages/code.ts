// messages/code: mistakes found by code/. A code is permanent: never rename it, never use it again for something else.

import { defineMessages } from '../message.ts';

export const codeMessages = defineMessages({
  'duplicate-saved-definition': {
    severity: 'error',
    message: (name, _first) => `\`${name}\` is saved a second time`,
    help: (_name, first) =>
      `give it another name, or take \`:save:\` from one of the two cells; the first is at ${first}`,
    explain:
      'All saved cells of a variant become one module, in which a name can stand for one thing only. A second definition would silently replace the first for every page that imports it.',
    bad: '```{code-cell} python\n:save:\ndef loss(w):\n    return w**2\n```\n\n```{code-cell} python\n:save:\ndef loss(w):\n    return abs(w)\n```\n',
    good: '```{code-cell} python\n:save:\ndef squared_loss(w):\n    return w**2\n```\n\n```{code-cell} python\n:save:\ndef absolute_loss(w):\n    return abs(w)\n```\n',
  },
  'unsaved-name': {
    severity: 'error',
    message: (name, why, _near, others, leftOut, _file) =>
      (why === 'library'
        ? `the library has no \`${name}\``
        : `saved code uses \`${name}\`, which the library does not have`) +
      (Number(others ?? 0) > 0 ? `, here and at ${others} other place${others === '1' ? '' : 's'}` : '') +
      (leftOut === 'left-out' ? '; what needs it as soon as the library is imported is left out' : ''),
    help: (name, why, near, _others, _leftOut, file) =>
      why === 'local'
        ? `\`${name}\` is defined in a cell that is not saved: save that cell too, or hand \`${name}\` in as a parameter`
        : `${near === undefined || near === '' ? '' : `did you mean \`${near}\`? Otherwise `}define it in a saved cell${file === undefined || file === '' ? ' or' : ','} import it on this page${file === undefined || file === '' ? '' : `, or keep it above the banner of \`${file}\``}`,
    explain:
      'A saved definition is moved into the library module, together with the imports of its page that it uses. A name that is neither built in, imported on the page nor saved does not exist there, so a later page that calls the definition would fail. Code that needs it when the library is imported would make all of the library impossible to import, so it is left out. A name is reported once, at its first place.',
    bad: '```{code-cell} python\nscale = 2.0\n```\n\n```{code-cell} python\n:save:\ndef scaled(x):\n    return scale * x\n```\n',
    good: '```{code-cell} python\n:save:\ndef scaled(x, scale=2.0):\n    return scale * x\n```\n',
  },
  'conflicting-saved-name': {
    severity: 'error',
    message: (name, text, known, _place) =>
      `in the library \`${name}\` would be both ${quoted(text)} and ${quoted(known)}`,
    help: (name, _text, _known, place) =>
      `use one of the two under another name (\`as …\`); \`${name}\` has its first meaning at ${place}`,
    explain:
      'All saved definitions of a variant stand in one module and share its imports. A name that one page imports as one thing and another page as something else, or that is both imported and saved, can have only one of its meanings there.',
    bad: '```{code-cell} python\n:save:\nfrom math import sqrt\n\ndef norm(x, y):\n    return sqrt(x * x + y * y)\n```\n\n```{code-cell} python\n:save:\nfrom numpy import sqrt\n\ndef roots(a):\n    return sqrt(a)\n```\n',
    good: '```{code-cell} python\n:save:\nimport math\n\ndef norm(x, y):\n    return math.sqrt(x * x + y * y)\n```\n\n```{code-cell} python\n:save:\nimport numpy as np\n\ndef roots(a):\n    return np.sqrt(a)\n```\n',
  },
  'saved-magic': {
    severity: 'error',
    message: (names) => `the definition of \`${names}\` holds a magic, so it cannot be saved`,
    help: () => 'write it in Python, or move the magic into a cell that is not saved',
    explain:
      'Magics (`%time`, `!ls`) are understood by IPython only. The library is a Python module that any program can import, so what is saved must be Python.',
    bad: '```{code-cell} python\n:save:\nfiles = !ls\n```\n',
    good: '```{code-cell} python\n:save:\nimport os\n\nfiles = os.listdir()\n```\n',
  },
  'saved-code-not-understood': {
    severity: 'error',
    message: (names) => `the definition of \`${names}\` is not well-formed Python, so it is not saved`,
    help: () => 'correct it at the marked place',
    explain:
      'One broken statement would make the whole library impossible to import, so it is left out, and pages that use it find nothing.',
    bad: '```{code-cell} python\n:save:\ndef half(x)\n    return x / 2\n```\n',
    good: '```{code-cell} python\n:save:\ndef half(x):\n    return x / 2\n```\n',
  },
  'saved-cell-not-python': {
    severity: 'error',
    message: (language) => `a cell in ${language} cannot be saved`,
    help: () => 'take `:save:` away; the library is a Python module',
    explain:
      'The library that later pages import is a Python module, made of the definitions in Python cells.',
    bad: '```{code-cell} bash\n:save:\nexport NAME=value\n```\n',
    good: '```{code-cell} python\n:save:\nNAME = "value"\n```\n',
  },
  'nothing-saved': {
    severity: 'warning',
    message: () => 'a saved cell defines nothing',
    help: () => 'take its mark away, or define a function, a class or a variable in the cell',
    explain:
      'The library holds definitions and imports. Calls and other statements of a saved cell run on the page only, so a cell of nothing else adds nothing to the library.',
    bad: '```{code-cell} python\n:save:\nprint("loaded")\n```\n',
    good: '```{code-cell} python\n:save:\ndef report():\n    print("loaded")\n```\n',
  },
  'saved-again': {
    severity: 'warning',
    message: (name, _first) => `\`${name}\` is saved a second time; the library keeps this one`,
    help: (_name, first) =>
      `nothing, if it is meant to replace the one at ${first}; otherwise give it another name or take the mark away`,
    explain:
      'In books whose marks (`#@save`) choose single statements, a later page may define a function, class or method anew. The library holds one of each name, the last. Replacing a method that only raises `NotImplementedError` is no mistake and not reported.',
    bad: '```{.python .input}\n%%tab all\ndef loss(w):  #@save\n    return w**2\n```\n\n```{.python .input}\n%%tab all\ndef loss(w):  #@save\n    return abs(w)\n```\n',
    good: '```{.python .input}\n%%tab all\ndef squared_loss(w):  #@save\n    return w**2\n```\n\n```{.python .input}\n%%tab all\ndef absolute_loss(w):  #@save\n    return abs(w)\n```\n',
  },
  'method-of-unsaved-class': {
    severity: 'error',
    message: (method, of) => `\`${method}\` is added to \`${of}\`, which no saved cell before it defines`,
    help: (_method, of) => `save the cell that defines \`${of}\`, or take the mark of the method away`,
    explain:
      'A saved function under `@add_to_class(Class)` becomes a method in the body of the class in the library. For that the class has to be saved by an earlier cell.',
    bad: '```{code-cell} python\nclass Model:\n    pass\n```\n\n```{code-cell} python\n:save:\n@add_to_class(Model)\ndef loss(self, w):\n    return w**2\n```\n',
    good: '```{code-cell} python\n:save:\nclass Model:\n    pass\n```\n\n```{code-cell} python\n:save:\n@add_to_class(Model)\ndef loss(self, w):\n    return w**2\n```\n',
  },
  'alias-without-import': {
    severity: 'error',
    message: (name) => `aliases of the library stand for \`${name}\`, which no page that saves code imports`,
    help: (name) =>
      `import \`${name}\` in a saved cell or above the banner of the committed library file, or correct the framework's name`,
    explain:
      'An alias such as `concat = torch.cat` is a statement at the end of the library. The name that it begins with must be there: from a saved import, from the part of the committed file that is kept by hand, or from the pages, whose most usual import of that name is taken.',
    bad: '# config.ini\n[library-jax]\nlib_file = d2l/jax.py\nlib_name = jnpy\nsimple_alias = ones\n',
    good: '# config.ini\n[library-jax]\nlib_file = d2l/jax.py\nlib_name = jnp\nsimple_alias = ones\n',
  },
  'stale-library': {
    severity: 'error',
    message: (file, what, _copy) => `\`${file}\` is not what the book's saved cells make: ${what}`,
    help: (file, _what, copy) => `run \`octavo build --format library\` and copy \`${copy}\` to \`${file}\``,
    explain:
      'A book may keep its library as a file beside its pages, so that readers can install it. `octavo build --format library --check` compares that file with what the saved cells make now and fails where they differ; it writes nothing.',
    bad: '$ octavo build --format library --check\n',
    good: '$ octavo build --format library && cp _build/library/d2l/torch.py d2l/torch.py\n',
  },
  'no-library-file': {
    severity: 'error',
    message: () => 'there is no library file to check: no variant of the book keeps one',
    help: () =>
      'say where it is kept (`lib_file` of a `[library-…]` section of `config.ini`), or build without `--check`',
    explain:
      '`octavo build --format library --check` compares the library file that is committed beside the pages with what the saved cells make now. A book that keeps no such file gets its library from every build and has nothing to compare.',
    bad: '$ octavo build --format library --check\n',
    good: '$ octavo build --format library\n',
  },
});

const quoted = (text: string | undefined): string =>
  text?.includes('import') ? `\`${text}\`` : (text ?? '');
