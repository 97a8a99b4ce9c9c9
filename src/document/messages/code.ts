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
    message: (name, why, _near) =>
      why === 'library'
        ? `the library has no \`${name}\``
        : `saved code uses \`${name}\`, which the library does not have`,
    help: (name, why, near) =>
      why === 'local'
        ? `\`${name}\` is defined in a cell that is not saved: put \`:save:\` on that cell, or hand \`${name}\` in as a parameter`
        : `${near === undefined || near === '' ? '' : `did you mean \`${near}\`? Otherwise `}define it in a saved cell or import it on this page`,
    explain:
      'A saved definition is moved into the library module, together with the imports of its page that it uses. A name that is neither built in, imported on the page nor saved does not exist there, so a later page that calls the definition would fail.',
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
    help: () => 'take `:save:` away, or define a function, a class or a variable in the cell',
    explain:
      'The library holds definitions and imports. Calls and other statements of a saved cell run on the page only, so a cell of nothing else adds nothing to the library.',
    bad: '```{code-cell} python\n:save:\nprint("loaded")\n```\n',
    good: '```{code-cell} python\n:save:\ndef report():\n    print("loaded")\n```\n',
  },
});

const quoted = (text: string | undefined): string =>
  text?.includes('import') ? `\`${text}\`` : (text ?? '');
