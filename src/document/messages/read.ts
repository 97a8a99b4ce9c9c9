// messages/read: mistakes found by read/. A code is permanent: never rename it, never use it again for something else.

import { defineMessages } from '../message.ts';
import { d2lMessages } from './d2l.ts';

const didYouMean = (name: string, otherwise: string): string => (name ? `did you mean ${name}?` : otherwise);

const ownMessages = defineMessages({
  'unknown-directive': {
    severity: 'error',
    message: (name, _near) => `there is no directive called ${name}`,
    help: (_name, near) => didYouMean(near as string, 'see the manual for the list of directives'),
    explain:
      'A fence whose info is a name in braces is a directive. This name is not in the table of directives, so the text is kept as it is and shown as an error.',
    bad: ':::{admonitoin} Careful\nText.\n:::',
    good: ':::{admonition} Careful\nText.\n:::',
  },
  'unsupported-directive': {
    severity: 'error',
    message: (name, _instead) => `the directive ${name} of MyST is not supported`,
    help: (_name, instead) => instead as string,
    explain: 'The directive exists in MyST but not in Octavo. What it holds is kept as its source text.',
    bad: ':::{embed} #some-cell\n:::',
    good: 'See [](#some-cell).',
  },
  'unknown-role': {
    severity: 'error',
    message: (name, _near) => `there is no role called ${name}`,
    help: (_name, near) => didYouMean(near as string, 'see the manual for the list of roles'),
    explain:
      'A name in braces before code is a role. This name is not in the table of roles, so the text is kept as it is.',
    bad: 'H{subb}`2`O',
    good: 'H{sub}`2`O',
  },
  'bad-role': {
    severity: 'error',
    message: (name, reason) => `the content of the role ${name} is not understood: ${reason}`,
    help: () => 'write it as the manual shows for this role',
    explain: 'Some roles expect a certain form between the backticks.',
    bad: 'As {cite}` ` says.',
    good: 'As {cite}`cauchy-1847` says.',
  },
  'unknown-option': {
    severity: 'error',
    message: (key, directive, _near) => `the directive ${directive} has no option ${key}`,
    help: (_key, _directive, near) =>
      didYouMean(
        near as string,
        'remove it; a line that only looks like an option needs a blank line before it',
      ),
    explain: 'Each directive knows its own options. An unknown one is never guessed.',
    bad: ':::{figure} img/a.png\n:widht: 50%\nA caption.\n:::',
    good: ':::{figure} img/a.png\n:width: 50%\nA caption.\n:::',
  },
  'bad-option': {
    severity: 'error',
    message: (key, value, _expected) =>
      `the value of ${key} is not understood: ${value === '' ? '(empty)' : value}`,
    help: (_key, _value, expected) => `expected is ${expected}`,
    explain: 'The value of an option is read by that option’s own rule: a flag, a number, a word of a list.',
    bad: '```{code-block} python\n:lineno-start: three\nx = 1\n```',
    good: '```{code-block} python\n:lineno-start: 3\nx = 1\n```',
  },
  'long-table-row': {
    severity: 'warning',
    message: (cells, columns) =>
      `this row has ${cells} cells but the table ${columns}, so the rest is not shown`,
    help: () => 'give the heading as many cells, or write \\| for a bar that separates nothing',
    explain:
      'The first row of a table says how many columns it has. A bar separates cells in code and formulas too.',
    bad: '| a | b |\n|---|---|\n| 1 | `x|y` |',
    good: '| a | b |\n|---|---|\n| 1 | `x\\|y` |',
  },
  'bad-option-block': {
    severity: 'error',
    message: (directive, reason) =>
      `the options of ${directive} between the lines --- are not valid YAML: ${reason}`,
    help: () => 'write one `key: value` a line, or use lines `:key: value`',
    explain: 'The block between two lines of three dashes at the beginning of a directive is YAML.',
    bad: '```{figure} a.png\n---\nwidth 50%\n---\n```',
    good: '```{figure} a.png\n---\nwidth: 50%\n---\n```',
  },
  'repeated-option': {
    severity: 'error',
    message: (key, directive) => `the option ${key} of ${directive} is given twice`,
    help: () => 'keep one of them',
    explain: 'An option has one value; `name` and `label` are the same option. The first is used.',
    bad: ':::{note}\n:label: a\n:name: b\nText.\n:::',
    good: ':::{note}\n:label: a\nText.\n:::',
  },
  'option-without-effect': {
    severity: 'warning',
    message: (key, directive) => `the option ${key} of ${directive} has no effect`,
    help: () => 'remove it, unless another tool needs it',
    explain: 'The option belongs to MyST’s own web theme. It is understood and does nothing here.',
    bad: ':::{figure} a.png\n:placeholder: b.png\nA caption.\n:::',
    good: ':::{figure} a.png\nA caption.\n:::',
  },
  'missing-argument': {
    severity: 'error',
    message: (directive, what) => `the directive ${directive} needs ${what} after its name`,
    help: (directive, what) => `write {${directive}} and then ${what}`,
    explain:
      'Some directives say on their first line what they are about: a picture’s path, the label of the exercise that a solution belongs to.',
    bad: ':::{image}\n:::',
    good: ':::{image} img/a.png\n:::',
  },
  'unexpected-argument': {
    severity: 'error',
    message: (directive, argument) =>
      `the directive ${directive} takes nothing after its name, but there is: ${argument}`,
    help: () => 'put it into the body',
    explain: 'What stands after the name of a directive is its argument; this directive has none.',
    bad: ':::{epigraph} By someone\nText.\n:::',
    good: ':::{epigraph}\nText. By someone\n:::',
  },
  'unexpected-body': {
    severity: 'error',
    message: (directive) => `the directive ${directive} has no body, so its text would be lost`,
    help: () => 'put the text after the directive',
    explain: 'The directive stands for something by itself and shows no text of its own.',
    bad: ':::{image} a.png\nA caption.\n:::',
    good: ':::{figure} a.png\nA caption.\n:::',
  },
  'unclosed-directive': {
    severity: 'error',
    message: (name, _line, _fence) => `the directive ${name} is never closed`,
    help: (_name, _line, fence) =>
      `end it with a line ${fence}; a directive around others needs a longer fence than theirs`,
    explain:
      'A directive ends at the first line with at least as many of the same signs as it begins with. So a directive that holds directives begins with more signs than they do.',
    bad: ':::{note}\nText.',
    good: ':::{note}\nText.\n:::',
  },
  'stray-directive-end': {
    severity: 'error',
    message: () => 'a line of colons ends a directive, but none is open',
    help: () => 'remove it, or give the outer directive more colons than the inner ones',
    explain:
      'Most often an inner directive with as many colons as the outer one has ended the outer one early.',
    bad: 'Text.\n\n:::',
    good: ':::{note}\nText.\n:::',
  },
  'misplaced-directive': {
    severity: 'error',
    message: (name, place) => `${name} stands alone; it belongs into ${place}`,
    help: (_name, place) => `put it into ${place} with a longer fence`,
    explain: 'The directive is a part of another one and means nothing by itself.',
    bad: ':::{tab-item} One\nText.\n:::',
    good: '::::{tab-set}\n:::{tab-item} One\nText.\n:::\n::::',
  },
  'unexpected-content': {
    severity: 'error',
    message: (name, expected) => `${name} may hold only ${expected}`,
    help: () => 'move the rest before or after it',
    explain: 'The directive has a fixed form; other text in it would have no place.',
    bad: '::::{tab-set}\nText.\n::::',
    good: '::::{tab-set}\n:::{tab-item} One\nText.\n:::\n::::',
  },
  'unknown-variant': {
    severity: 'error',
    message: (name, _near) => `the book has no variant called ${name}`,
    help: (_name, near) =>
      didYouMean(
        near as string,
        'variants are named in octavo.yml under project.variants, or in config.ini under build.tabs',
      ),
    explain:
      'A code cell or a block can belong to some of the book’s variants only. The name must be one of those in the configuration.',
    bad: '```{code-cell} python\n:variant: nunpy\nimport numpy\n```',
    good: '```{code-cell} python\n:variant: numpy\nimport numpy\n```',
  },
  'nesting-too-deep': {
    severity: 'error',
    message: () => 'blocks stand more than a hundred deep in each other; the innermost are left out',
    help: () => 'use fewer levels of quotes, lists and directives',
    explain: 'The limit keeps hostile text from using up memory. No text that people read comes near it.',
    bad: '> > > > …',
    good: '> > A quote in a quote.',
  },
  'bad-front-matter': {
    severity: 'error',
    message: (reason) => `the head of the page is not valid YAML: ${reason}`,
    help: () => 'write one `key: value` a line; quote values that hold a colon',
    explain:
      'The lines between `---` at the beginning of a page are YAML. They are left out; the page below them is read.',
    bad: '---\ntitle: A: B\n---\nText.',
    good: '---\ntitle: "A: B"\n---\nText.',
  },
  'unclosed-front-matter': {
    severity: 'error',
    message: () => 'the page begins with a line --- but no second one ends the head',
    help: () => 'end the head with a line ---, or begin the page with another rule such as ***',
    explain: 'A page that begins with three dashes begins with its head.',
    bad: '---\ntitle: Words\n\nText.',
    good: '---\ntitle: Words\n---\nText.',
  },
  'bad-front-matter-value': {
    severity: 'error',
    message: (key, expected) => `the value of ${key} is not understood; expected is ${expected}`,
    help: (key) => `correct or remove ${key}`,
    explain: 'A key of the page’s head that Octavo knows has a value of another kind than it can use.',
    bad: '---\nnumbering: maybe\n---\nText.',
    good: '---\nnumbering: false\n---\nText.',
  },
  'missing-included-file': {
    severity: 'error',
    message: (path) => `there is no file ${path}`,
    help: () => 'the path is relative to this page’s folder, or begins with / at the root of the book',
    explain: 'A directive takes its text from another file, and that file is not in the book’s folder.',
    bad: ':::{include} nowhere.md\n:::',
    good: ':::{include} notation.md\n:::',
  },
  'include-circle': {
    severity: 'error',
    message: (path) => `${path} includes itself`,
    help: () => 'take the include out of one of the files',
    explain: 'A file that is being read was asked for again, directly or through others.',
    bad: ':::{include} this-page.md\n:::',
    good: ':::{include} notation.md\n:::',
  },
  'missing-included-part': {
    severity: 'error',
    message: (path, text) => `${path} has no line with: ${text}`,
    help: () => 'correct the option that names the line',
    explain: 'The options start-at, start-after, end-at and end-before look for a line with a certain text.',
    bad: ':::{literalinclude} code.py\n:start-at: def missing\n:::',
    good: ':::{literalinclude} code.py\n:start-at: def present\n:::',
  },
  'bad-table': {
    severity: 'error',
    message: (name, reason) => `${name} is not a table: ${reason}`,
    help: () => 'write it as the manual shows',
    explain: 'A list-table is a list of lists of equal length; a csv-table is lines of values by commas.',
    bad: ':::{list-table}\nText.\n:::',
    good: ':::{list-table}\n- - A\n  - B\n- - 1\n  - 2\n:::',
  },
  'misplaced-cell': {
    severity: 'error',
    message: () => 'code can only run on a page, not here',
    help: () => 'use a code-block to show code',
    explain: 'Markdown that a cell printed is shown, but never run.',
    bad: '```{code-cell}\nprint(1)\n```',
    good: '```{code-block} python\nprint(1)\n```',
  },
  'bad-block-metadata': {
    severity: 'error',
    message: (reason) => `the metadata after +++ is not valid JSON: ${reason}`,
    help: () => 'write an object such as {"tags": ["a"]}',
    explain: 'What stands after `+++` is JSON metadata of the block that begins there.',
    bad: '+++ {"tags": [}',
    good: '+++ {"tags": ["remove-cell"]}',
  },
  'unclosed-math': {
    severity: 'warning',
    message: () => 'two dollars begin a formula that never ends, so they are text',
    help: () => 'end it with $$ on a line before the next blank line',
    explain: 'A display formula stands between `$$` and `$$` and holds no blank line.',
    bad: '$$\nx = 1\n\nText.',
    good: '$$\nx = 1\n$$',
  },
  'unclosed-fence': {
    severity: 'error',
    message: (fence) => `the code that begins with ${fence} is never closed`,
    help: (fence) => `end it with a line ${fence}`,
    explain: 'A block of code ends at a line with at least as many of the signs that it begins with.',
    bad: '```python\nx = 1\n\nText.',
    good: '```python\nx = 1\n```',
  },
  'directive-without-braces': {
    severity: 'error',
    message: (name) => `${name} after colons is only text without braces`,
    help: (name) => `write :::{${name}}`,
    explain: 'A directive is a fence followed by its name in braces.',
    bad: ':::note\nText.',
    good: ':::{note}\nText.\n:::',
  },
});

export const readMessages = { ...ownMessages, ...d2lMessages };
