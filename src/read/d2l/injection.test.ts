// injection: a mistake put anywhere into a page is reported at its own line, and only it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readD2l } from '../index.ts';

const page = `# A Title
:label:\`sec_a\`

Words with $x$, \`code\`, :cite:\`k\` and :numref:\`sec_b\`, which
go on over [**two
lines**] and end.

## Section
:label:\`sec_b\`

![A caption.](../img/a.svg)
:width:\`300px\`
:label:\`fig_a\`

* One item with $y$
* another, see :eqref:\`eq_a\`

$$a = b.$$
:eqlabel:\`eq_a\`

: A table
:label:\`tab_a\`

| A | B |
|---|---|
| 1 | 2 |

:begin_tab:\`pytorch\`
Of PyTorch.
:end_tab:

:begin_tab:\`jax, mxnet\`
Of the others, [**with a mark**].
:end_tab:

\`\`\`{.python .input}
%%tab all
def f(x):  #@save
    if tab.selected('jax'):
        x = 1
    return x
\`\`\`

More words (**go on**).

\`\`\`{.python .input}
#@tab pytorch
f(1)
\`\`\`

[Discussions](https://discuss.d2l.ai/t/1)
`;
const lines = page.split('\n');

interface Found {
  code: string;
  line: number;
}

function problems(text: string): Found[] {
  const { diagnostics } = readD2l('page.md', text, {
    variants: ['pytorch', 'mxnet', 'jax'],
    load: () => undefined,
  });
  return diagnostics.map((one) => ({ code: one.code, line: one.position?.start.line ?? 0 }));
}

test('the page itself is faultless', () => assert.deepEqual(problems(page), []));

/** Paragraphs that are wrong wherever they stand between blocks. */
const inserted: readonly [string, string][] = [
  [':numreff:`a` is wrong.', 'unknown-role'],
  ['A :cite:`a is wrong.', 'unclosed-role'],
  ['Words.\n:label:`sec_x`\n:width:`1px`', 'unattached-mark'],
  [':end_tab:', 'stray-tab-end'],
  [':begin_tab:`jaxx`\nWords.\n:end_tab:', 'unknown-variant'],
  ['Here [**it begins.', 'unbalanced-slide-mark'],
  ['```{.python .input}\n%%tab jaxx\nx = 1\n```', 'unknown-variant'],
  ["```{.python .input}\n#@tab all\nif tab.selected('jaxx'):\n    x = 1\n```", 'unknown-variant'],
  ['```{.python .inptu}\nx = 1\n```', 'unknown-fence-class'],
  ['```eval_rst\n.. foo:: bar\n```', 'unsupported-rst'],
  ['A lonely $ sign.', 'stray-sign'],
  ['Words\n* and a list.', 'missing-blank-line'],
  [': A caption\n:label:`tab_x`\n\nWords.', 'caption-without-table'],
  [': A caption\n\nWords.', 'caption-without-table'],
  ['```{.python .input\nx = 1\n```', 'unclosed-fence-attributes'],
  ['```{.python .input}\n%%tab\nx = 1\n```', 'tab-without-names'],
  ["```{.python .input}\n#@tab all\nif tab.selected('jax')\n    x = 1\n```", 'bad-tab-condition'],
  ['![Words.](a.png)\n:width:`wide`', 'bad-option'],
  ['|a|b|\n|-|-|\n|1|2|3|', 'long-table-row'],
];

/** The blank lines between blocks, but not within tabs and code. */
function gaps(): number[] {
  const found: number[] = [];
  let inside = false;
  lines.forEach((line, i) => {
    if (/^(?::begin_tab:|```\{)/.test(line)) inside = true;
    else if (/^(?::end_tab:|```$)/.test(line)) inside = false;
    // A caption and its table belong together.
    else if (line === '' && !inside && !lines[i + 1]?.startsWith('|')) found.push(i);
  });
  return found;
}

for (const [text, code] of inserted) {
  test(`inserted anywhere: ${JSON.stringify(text)}`, () => {
    assert.ok(gaps().length > 8);
    for (const gap of gaps()) {
      const broken = [...lines.slice(0, gap), '', text, ...lines.slice(gap)].join('\n');
      const found = problems(broken).filter((one) => one.code === code);
      const first = gap + 2;
      assert.ok(found.length > 0, `${code} after line ${gap}`);
      for (const { line } of found)
        assert.ok(line >= first && line < first + text.split('\n').length, `${line} is not at ${first}`);
      assert.deepEqual(
        problems(broken).filter((one) => one.code !== code),
        [],
        `nothing else after line ${gap}`,
      );
    }
  });
}

/** What an author may leave out or misspell in a line, what that gives, and how many lines off it may be said. */
const slips: readonly { name: string; from: RegExp; to: string; codes: readonly string[]; off?: number }[] = [
  {
    name: 'the last backtick of a reference',
    from: /(:(?:cite|numref|eqref):`\w+)`/,
    to: '$1',
    codes: ['unclosed-role', 'stray-sign'],
  },
  {
    name: 'the first backtick of a reference',
    from: /(:(?:cite|numref|eqref):)`/,
    to: '$1',
    codes: ['unclosed-role'],
  },
  { name: 'a letter of a role', from: /:numref:/, to: ':nuref:', codes: ['unknown-role'] },
  {
    name: 'the last backtick of a label',
    from: /^(:(?:label|eqlabel|width):`\w+)`$/,
    to: '$1',
    codes: ['empty-mark', 'caption-without-table'],
  },
  { name: 'the backticks of a tab', from: /^:begin_tab:`(.*)`$/, to: ':begin_tab:$1', codes: ['bad-tab'] },
  { name: 'a letter of a variant', from: /pytorch|jax/, to: 'pytroch', codes: ['unknown-variant'] },
  { name: 'a letter of a class', from: /\.input/, to: '.inpt', codes: ['unknown-fence-class'] },
  { name: 'a letter of a mark', from: /#@(save|tab)/, to: '#@sve', codes: ['unknown-cell-mark'] },
  { name: 'the end of a formula', from: /\$([xy])\$/, to: '$$$1', codes: ['stray-sign'] },
  { name: 'the end of code', from: /(^|[^:\w])`code`/, to: '$1`code', codes: ['stray-sign'] },
  {
    name: 'the end of a mark of slides',
    from: /\*\*[\])]/,
    to: '',
    codes: ['unbalanced-slide-mark'],
    off: 1,
  },
  {
    name: 'the beginning of a mark of slides',
    from: /[[(]\*\*/,
    to: '',
    codes: ['unbalanced-slide-mark'],
    off: 1,
  },
];

for (const { name, from, to, codes, off = 0 } of slips) {
  test(`left out or misspelt: ${name}`, () => {
    let count = 0;
    lines.forEach((line, i) => {
      if (!from.test(line)) return;
      count++;
      const found = problems(lines.with(i, line.replace(from, to)).join('\n'));
      assert.ok(
        found.some((one) => codes.includes(one.code) && Math.abs(one.line - i - 1) <= off),
        `line ${i + 1}: ${JSON.stringify(found)}`,
      );
    });
    assert.ok(count > 0);
  });
}

test('an end that is left out is reported where what it ends begins', () => {
  let begin = 0;
  let count = 0;
  lines.forEach((line, i) => {
    if (/^(?::begin_tab:|```\{)/.test(line)) begin = i + 1;
    if (!/^(?::end_tab:|```)$/.test(line)) return;
    count++;
    const found = problems(lines.toSpliced(i, 1).join('\n'));
    const code = line === '```' ? 'unclosed-fence' : 'unclosed-tab';
    assert.ok(
      found.some((one) => one.code === code && one.line === begin),
      `line ${i + 1}: ${JSON.stringify(found)}`,
    );
  });
  assert.equal(count, 4);
});
