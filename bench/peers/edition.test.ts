// edition.test: the text for peers has one framework's code, no mark of the dialect left, and the peer's own syntax.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { d2lMissing } from '../books.ts';
import { d2lPages } from './d2l-for-peers.ts';
import { editionOf } from './edition.ts';
import { mystMarkdown } from './myst-markdown.ts';
import { labelFiles, plainMarkdown } from './plain-markdown.ts';

const page = `\`\`\`{.python .input}
%load_ext d2lbook.tab
tab.interact_select(['mxnet', 'pytorch'])
\`\`\`

# [**Title**]
:label:\`sec_title\`

(**We look**) at :numref:\`fig_x\` and :eqref:\`eq_x\` :cite:\`A.2020,B.2021\`. (~~for slides~~)

:begin_tab:\`mxnet, jax\`
Not for us.
:end_tab:

:begin_tab:\`pytorch\`
For us.
:end_tab:

\`\`\`{.python .input}
%%tab all
def f(x):  #@save
    if tab.selected('mxnet'):
        return x.norm()
    if tab.selected('pytorch', 'jax'):
        return x.abs()

y = f(1)
\`\`\`

\`\`\`{.python .input}
#@tab jax
jax.numpy
\`\`\`

![A [picture](a.html) of $x$.](../img/x.svg)
:width:\`300px\`
:label:\`fig_x\`

$$x = 1$$
:eqlabel:\`eq_x\`

: A table of :citet:\`A.2020\`
:label:\`tab_x\`

| a | b |
|---|---|
| 1 | 2 |

\`\`\`toc
:maxdepth: 2

one
two.md
\`\`\`
`;

test('MyST: labels, figures, equations, tables, citations and contents in its syntax', () => {
  assert.equal(
    mystMarkdown(editionOf(page, 'pytorch'))
      .replaceAll(/\n{2,}/g, '\n\n')
      .trim(),
    `(sec_title)=
# Title

We look at {numref}\`fig_x\` and {eq}\`eq_x\` {cite:p}\`A.2020,B.2021\`.${' '}

For us.

\`\`\`python
def f(x):
    return x.abs()

y = f(1)
\`\`\`

\`\`\`{figure} ../img/x.svg
:width: 300px
:name: fig_x

A [picture](a.html) of $x$.
\`\`\`

$$
x = 1
$$ (eq_x)

~~~{table} A table of {cite:t}\`A.2020\`
:name: tab_x

| a | b |
|---|---|
| 1 | 2 |
~~~

\`\`\`{toctree}
:maxdepth: 2

one
two
\`\`\``,
  );
});

test('plain Markdown: references lead to pages, labels go', () => {
  const labels = labelFiles(new Map([['other/page.md', page]]));
  const text = plainMarkdown('one/a.md', editionOf(page, 'pytorch'), labels);
  assert.match(
    text,
    /\[fig x\]\(\.\.\/other\/page\.html\) and \[eq x\]\(\.\.\/other\/page\.html\) \(A\.2020,B\.2021\)/,
  );
  assert.doesNotMatch(text, /label:|:width:|Not for us|jax\.numpy/);
  assert.match(text, /- \[two\]\(two\.html\)/);
});

test('a block of another variant may hold fences', () => {
  const text = ':begin_tab:`mxnet`\n```bash\npip install mxnet\n```\n:end_tab:\nAfter.\n';
  assert.deepEqual(editionOf(text, 'pytorch'), [{ kind: 'text', text: '\nAfter.\n' }]);
});

test('no mark of the dialect is left in Dive into Deep Learning', (t) => {
  const missing = d2lMissing();
  if (missing !== undefined) return t.skip(missing);
  const pages = d2lPages();
  const labels = labelFiles(pages);
  const marks =
    /^:(?:label|eqlabel|width|begin_tab|bibliography):`|^:end_tab:|:(?:numref|eqref|citet?):`|tab\.selected|\*\*\]/m;
  const left = [...pages].flatMap(([file, text]) => {
    const pieces = editionOf(text, 'pytorch');
    return [mystMarkdown(pieces), plainMarkdown(file, pieces, labels)].some((one) => marks.test(one))
      ? [file]
      : [];
  });
  assert.equal(pages.size, 192);
  assert.deepEqual(left, []);
});
