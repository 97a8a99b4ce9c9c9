// messages/d2l: mistakes in pages of the d2l dialect, found by read/. A code is permanent, as everywhere.

import { defineMessages } from '../message.ts';

export const d2lMessages = defineMessages({
  'unclosed-tab': {
    severity: 'error',
    message: () => 'this tab is never closed',
    help: () => 'end it with a line :end_tab: before the next tab, heading or cell',
    explain:
      'The text of a variant stands between `:begin_tab:` and `:end_tab:`; tabs do not stand in each other. What follows up to the next tab, heading or cell is taken as its text.',
    bad: ':begin_tab:`pytorch`\nText.\n\n## Heading',
    good: ':begin_tab:`pytorch`\nText.\n:end_tab:\n\n## Heading',
  },
  'bad-tab': {
    severity: 'error',
    message: () => 'the variants of this tab are not named as they should be',
    help: () => 'write :begin_tab: and then the names by commas between backticks',
    explain: 'A tab begins with a line such as :begin_tab:`pytorch, jax` and nothing else on it.',
    bad: ':begin_tab:pytorch\nText.\n:end_tab:',
    good: ':begin_tab:`pytorch`\nText.\n:end_tab:',
  },
  'stray-tab-end': {
    severity: 'error',
    message: () => 'a tab ends here, but none is open',
    help: () => 'remove the line, or begin the tab with :begin_tab: and its variants',
    explain: 'Most often the line that begins the tab is misspelt or was removed.',
    bad: 'Text.\n:end_tab:',
    good: ':begin_tab:`pytorch`\nText.\n:end_tab:',
  },
  'unattached-mark': {
    severity: 'error',
    message: (name, _what) => `:${name}: has nothing before it that it could belong to`,
    help: (_name, what) => `put it on the line after ${what}`,
    explain:
      'A label, a width or a height is said of the block directly before it; blank lines and other such lines may stand between.',
    bad: 'Text.\n\n:label:`sec_a`',
    good: '# Title\n:label:`sec_a`',
  },
  'empty-mark': {
    severity: 'error',
    message: (name, _what) => `:${name}: has no value between backticks`,
    help: (name) => `write :${name}: and then its value between backticks`,
    explain: 'A label needs a name, a width or a height a length such as 400px.',
    bad: '# Title\n:label:` `',
    good: '# Title\n:label:`sec_a`',
  },
  'mark-in-line': {
    severity: 'error',
    message: (name) => `:${name}: stands within a line of text, where it means nothing`,
    help: () => 'put it on a line of its own after the block that it belongs to',
    explain: 'Labels and sizes are said on lines of their own.',
    bad: 'Text :label:`sec_a` goes on.',
    good: '# Title\n:label:`sec_a`',
  },
  'unclosed-role': {
    severity: 'error',
    message: (name) => `:${name}: has no content between backticks`,
    help: (name) => `write :${name}: and then its labels or keys between backticks`,
    explain:
      'A reference or a citation names what it refers to between two backticks, on one line or several.',
    bad: 'As :numref:`sec_a shows.',
    good: 'As :numref:`sec_a` shows.',
  },
  'stray-sign': {
    severity: 'warning',
    message: (sign, _what) => `a sign ${sign} stands in the text`,
    help: (sign, what) => `${what}, or write \\${sign} if you mean the sign`,
    explain:
      'A dollar, a backtick or a bracket of a link that nothing belongs to is printed as it is. A dollar before a digit is money.',
    bad: 'Let $x be a number.',
    good: 'Let $x$ be a number.',
  },
  'unknown-cell-mark': {
    severity: 'error',
    message: (name, _near) => `#@${name} is no mark of a cell`,
    help: (_name, near) => `did you mean #@${near}?`,
    explain: 'Comments such as `#@tab` and `#@save` speak to the build. This one is nearly one of them.',
    bad: '```{.python .input}\n#@tba pytorch\nx = 1\n```',
    good: '```{.python .input}\n#@tab pytorch\nx = 1\n```',
  },
  'unknown-fence-class': {
    severity: 'error',
    message: (name, _near) => `.${name} is no class of a fence, so this code is shown and does not run`,
    help: (_name, near) => `did you mean .${near}?`,
    explain: 'Code with the class .input is a cell.',
    bad: '```{.python .inptu}\nx = 1\n```',
    good: '```{.python .input}\nx = 1\n```',
  },
  'unclosed-fence-attributes': {
    severity: 'error',
    message: (info) =>
      `what follows the fence is never closed, so this code is shown and does not run: ${info}`,
    help: () => 'end it with }',
    explain: 'The classes of a fence stand between braces on its first line, as in {.python .input}.',
    bad: '```{.python .input\nx = 1\n```',
    good: '```{.python .input}\nx = 1\n```',
  },
  'tab-without-names': {
    severity: 'error',
    message: (mark) => `${mark} names no variant`,
    help: (mark) => `write ${mark} and then names by commas, or all`,
    explain:
      'A cell says on its first line of which variants it is. One without such a line is of the first variant of the book.',
    bad: '```{.python .input}\n%%tab\nx = 1\n```',
    good: '```{.python .input}\n%%tab all\nx = 1\n```',
  },
  'unbalanced-slide-mark': {
    severity: 'error',
    message: (mark, reason) => `the mark ${mark} of slides ${reason}`,
    help: () =>
      'marks come in pairs: [**…**] or (**…**), [~~…~~] or (~~…~~), one after the other, between two cells',
    explain:
      'What slides show is marked in the text. A mark without its partner is shown as it stands. Marks do not stand in each other, nor do they go beyond a cell or a tab.',
    bad: 'We [**define a function.\n\nThen more.',
    good: 'We [**define a function**].\n\nThen more.',
  },
  'bad-tab-condition': {
    severity: 'error',
    message: (condition) => `the condition on variants is not understood: ${condition}`,
    help: () =>
      "write if tab.selected('a', 'b'): with its colon; and, or, not may join such questions; elif and else: may follow",
    explain:
      'Which lines of a cell a variant has is known before it runs, so the condition must ask for variants and nothing else.',
    bad: "```{.python .input}\nif tab.selected('pytorch') or fast:\n    x = 1\n```",
    good: "```{.python .input}\nif tab.selected('pytorch'):\n    x = 1\n```",
  },
  'stored-output': {
    severity: 'warning',
    message: () => 'an output that is stored in the page is not used',
    help: () => 'remove it; outputs are made by running the cells',
    explain: 'Pages hold no outputs, so that they are never out of date.',
    bad: '```{.json .output n=1}\n[]\n```',
    good: '```{.python .input}\nprint(1)\n```',
  },
  'unsupported-rst': {
    severity: 'error',
    message: (name) => `reStructuredText's ${name} is not supported`,
    help: () => 'say it in Markdown, or as raw:: html',
    explain:
      'In a fence eval_rst only raw, only, currentmodule, autoclass, autofunction, headings, lists and simple text are read.',
    bad: '```eval_rst\n.. csv-table:: Words\n   a, b\n```',
    good: '```eval_rst\n.. raw:: html\n\n   <b>Words</b>\n```',
  },
  'bad-toc-option': {
    severity: 'warning',
    message: (text) => `the list of contents does not know ${text}`,
    help: () => 'known are :maxdepth: with a number and :numbered:',
    explain: 'A line of a fence toc that begins with a colon is an option; other lines are pages.',
    bad: '```toc\n:maxdepht: 2\n\nfirst\n```',
    good: '```toc\n:maxdepth: 2\n\nfirst\n```',
  },
  'toc-entry-extension': {
    severity: 'warning',
    message: (entry) => `the entry ${entry} names its file with .md`,
    help: (entry) => `write ${(entry as string).replace(/\.md$/, '')}`,
    explain: 'Entries of contents are pages, written without the extension of their files. It is understood.',
    bad: '```toc\nfirst.md\n```',
    good: '```toc\nfirst\n```',
  },
  'caption-without-table': {
    severity: 'error',
    message: () => 'a caption of a table has no table',
    help: () => 'put the table directly after it, with a blank line between',
    explain:
      'A paragraph that begins with a colon and a blank is the caption of the table directly after it.',
    bad: ': Latencies\n:label:`tab_a`\n\nText.',
    good: ': Latencies\n:label:`tab_a`\n\n|A|\n|-|\n|1|',
  },
  'missing-blank-line': {
    severity: 'warning',
    message: (what, _where) => `this line looks like ${what} but is part of a paragraph`,
    help: (_what, where) => `put a blank line ${where} it, or write it so that it does not look like one`,
    explain:
      'Lists, headings and quotations begin only after a blank line; a picture is a figure only where it stands alone.',
    bad: 'Words:\n* one\n* two',
    good: 'Words:\n\n* one\n* two',
  },
});
