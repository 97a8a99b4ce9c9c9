// print-sample: a small book with every element, in two variants, for the tests of the printed page.

import { deflateSync } from 'node:zlib';
import type { Output } from '../src/document/index.ts';
import { bookOf } from './book-of.ts';
import type { TestBook } from './book-of.ts';

const plot = (width: number, height: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}"><g fill="none" stroke="#757575"><path d="M30 10V${height - 30}H${width - 10}"/><path stroke="#1f6fd0" stroke-width="2" d="M30 ${height - 40}L${width - 20} 20"/></g><circle cx="90" cy="60" r="4" fill="#c7661a"/></svg>`;

const figures = {
  'img/line.svg': plot(403, 200),
  'img/triangle.svg': plot(270, 160),
  'img/wide.svg': plot(547, 180),
  'img/a.svg': plot(200, 120),
};

const text = (value: string): Output => ({ output_type: 'stream', name: 'stdout', text: value });
const frame = `<table border="1" class="dataframe"><thead><tr style="text-align: right;"><th></th><th>species</th><th>birds</th><th>mass</th></tr></thead><tbody><tr><th>0</th><td>Adélie</td><td>146</td><td>3.71</td></tr><tr><th>1</th><td>Gentoo</td><td>119</td><td>5.09</td></tr></tbody></table><p>2 rows × 3 columns</p>`;

const prose = (seed: string): string =>
  `A penguin with flippers of ${seed} millimetres stands before us, and we have no scales. How heavy is it? We do have a list of 333 penguins that were both measured and weighed, and a guess can lean on them. If heavier birds have longer flippers, a rule that turns a length into a mass should do better than naming the average mass for every bird. The rule in this chapter is a straight line, the smallest model with something to learn, and it is small enough for every claim to be proved, drawn and measured.`;

export const samplePages: Record<string, string> = {
  'index.md': `# Predict, then measure

Most books on learning machines explain a method and then show that it runs. This one asks for more.

\`\`\`{margin}
History is told in the margin, from the first source, in two or three lines.
\`\`\`

You need Python, matrices and derivatives. ${prose('190')}

:::{note}
The square code beside a section leads to its discussion.
:::
`,
  'lines/model.md': `---
question: Which line is best, and best for what?
---
# A linear model and its loss

${prose('200')} {cite:p}\`gorman\`

${prose('210')}

(sec-birds)=
## The model and the birds

{ref}\`fig-line\` shows the birds. Each has a flipper length, the *feature*, and a body mass, the **label**. {index}\`feature\` A line through it, $\\hat y = w_0 + w_1 x$, has two numbers to choose: the height $w_0$ and the slope $w_1$. A file such as \`data/penguins.csv\` holds them, see [the source](https://example.org/penguins) and <https://example.org/data>.

:::{figure} /img/line.svg
:label: fig-line
:alt: A rising line through a cloud
A line through 333 birds explains three quarters of the variance of their mass. It does not know that there are three species.
:::

For all birds at once we collect the features in the design matrix $\\mathbf{X} \\in \\mathbb{R}^{n \\times d}$. The predictions are

$$
\\hat{\\mathbf{y}} = \\mathbf{X}\\mathbf{w}, \\quad \\mathbf{X} = \\begin{bmatrix} 1 & x_1 \\\\ \\vdots & \\vdots \\\\ 1 & x_n \\end{bmatrix}
$$ (eq-model)

The columns of $\\mathbf{X}$ may hold anything.[^linear] The data come from a file, and the function that reads them is kept:

[^linear]: A model is called linear when its prediction is a linear function of the weights $w$.

\`\`\`{code-cell} python
:save:
def penguins():
    """Flipper length (mm), body mass (kg) and species of 333 penguins, as three arrays of numbers."""
    with open("data/penguins.csv") as file:
        rows = [r for r in csv.DictReader(file) if not {"", "NA"} & set(r.values()) and r["species"] != "none at all"]
    return rows
\`\`\`

## The loss is a bowl

A line is good when its predictions are close to the labels. ${prose('220')}

:::{prf:definition} Half mean squared error
:label: def-loss
The loss of the weights $\\mathbf w$ on the data is
$$
L(\\mathbf w) = \\frac{1}{2n} \\lVert \\mathbf X\\mathbf w - \\mathbf y\\rVert^2 .
$$ (eq-loss)
:::

:::{prf:proof}
Write $\\mathbf r = \\mathbf X \\mathbf w - \\mathbf y$. The square of a sum has three terms:

$$
\\lVert \\mathbf r + \\mathbf X\\mathbf u\\rVert^2 = \\lVert \\mathbf r\\rVert^2 + 2\\mathbf u^\\top \\mathbf X^\\top \\mathbf r + \\lVert\\mathbf X\\mathbf u\\rVert^2
$$

Divide by $2n$; see {eq}\`eq-model\`.
:::

In code the loss is two lines:

\`\`\`{code-cell} python
:variant: numpy
:label: cell-loss
def half_mse(w, X, y):
    """Half the mean squared error of the weights w."""
    r = X @ w - y
    return r @ r / (2 * len(y))

w = fit(X, y)
\`\`\`
\`\`\`{code-cell} python
:variant: pytorch
def half_mse(w, X, y):
    r = X @ w - y
    return (r @ r) / (2 * y.shape[0])
\`\`\`

:::{prf:theorem} Normal equations
:label: thm-normal
The weights minimise the loss if and only if $\\mathbf X^\\top(\\mathbf X\\mathbf w^\\star - \\mathbf y) = \\mathbf 0$.
:::

:::{exercise}
:label: ex-mass
:level: easy
What does the line say about a bird with flippers of 200 mm?
:::

:::{solution} ex-mass
It says $-5.872 + 0.05015 \\cdot 200 = 4.16$ kg; see {eq}\`eq-loss\`.
:::
`,
  'lines/descent.md': `# Gradient descent, and why it converges at all in long and narrow valleys

${prose('230')} As {ref}\`thm-normal\` and {ref}\`fig-line\` say, {cite:t}\`polyak\` was right {cite:p}\`gorman\`.

## What the cells print

\`\`\`{code-cell} python
:label: cell-plot
ax.hist(r, bins=27)
print(half_mse(w, X, y))
\`\`\`

\`\`\`{code-cell} python
:tags: raises-exception
twice = np.concatenate([X, X[:, 1:]], axis=1)  # the flipper length, two times
w = fit_exact(twice, y)
\`\`\`

:::{figure}
:label: fig-rates

\`\`\`{code-cell} python
:tags: hide-input
draw(rates)
\`\`\`

How the error falls for three valleys.
:::

| Way | Solves | Operations | Lost |
| :-- | :-- | --: | --: |
| normal equations | $\\mathbf X^\\top\\mathbf X\\mathbf w = \\mathbf X^\\top\\mathbf y$ | 12 | 0.333 |
| orthogonal factors | $\\mathbf{Rw} = \\mathbf Q^\\top \\mathbf y$ | 24 | 0.818 |

:::{table} Steps needed for six digits.
:label: tab-rates

| kappa | predicted | counted |
| --- | --- | --- |
| 2 | 13 | 13 |
| 10 | 69 | 69 |
:::

## Lists, notes and boxes

1. First, a list with numbers,
2. second, with \`code\` in it:
   - a point,
   - [ ] a task to do,
   - [x] a task done.

Term
: What the term means, in a sentence that is long enough to be broken over the end of the line.

> A quotation stands in from both edges, and is set like the text around it, since it is text.

:::{warning}
Steps that are too long climb. ${prose('240').slice(0, 120)}.
:::

:::{figure} /img/wide.svg
:label: fig-wide
One loss in two units, wide as three pictures.
:::

:::{figure} /img/triangle.svg
:label: fig-triangle
Pythagoras in 333 dimensions. The squares of the legs are 164.05 and 51.21.
:::

::::{tab-set}
:::{tab-item} First
One way.
:::
:::{tab-item} Second
Another way.
:::
::::

::::{grid} 2
:::{card} A card
With words.
:::
:::{card} Another
With more words.
:::
::::

:::{dropdown} Opened on paper
What can be folded on a screen.
:::

\`\`\`python
for step in range(100):
    w = w - eta * gradient(w)   # → downhill
\`\`\`

### A heading of the third level

A symbol ☃ of another face, {kbd}\`Ctrl\`, H{sub}\`2\`O, e.g. 10{sup}\`3\`; ~~struck~~. Signs: # $ % & * _ @ < > \\\\ \\[x\\] -- and --- and ... done.

$$
f(x) = a_0 + a_1 x + a_2 x^2 + a_3 x^3 + a_4 x^4 + a_5 x^5 + a_6 x^6 + a_7 x^7 + a_8 x^8 + a_9 x^9 + \\dots + a_{n-1} x^{n-1} + a_n x^n
$$
`,
  'end.md': `# Long table

${Array.from({ length: 4 }, (_, i) => prose(String(250 + i))).join('\n\n')}

| Name | Meaning | Number |
| --- | --- | --- |
${Array.from({ length: 50 }, (_, i) => `| name ${i} | the meaning of it | ${i * 7} |`).join('\n')}
`,
};

export function sampleBook(pages: Record<string, string> = samplePages): TestBook {
  return bookOf(pages, {
    settings: {
      name: 'sample',
      title: 'Predict, then measure',
      subtitle: 'A short course in lines, losses and the steps that lead downhill',
      authors: [{ name: 'The authors' }],
      date: '2026-11-23',
      language: 'en-GB',
      license: 'CC-BY-SA-4.0',
      url: 'https://octavo.example',
      variants: [
        { name: 'numpy', title: 'NumPy' },
        { name: 'pytorch', title: 'PyTorch' },
      ],
      singleVariant: false,
      contents: [
        { file: 'index.md', children: [] },
        {
          title: 'Lines',
          children: [
            { file: 'lines/model.md', children: [] },
            { file: 'lines/descent.md', children: [] },
          ],
        },
        { title: 'Ends', children: [{ file: 'end.md', children: [] }] },
      ],
    },
    bibliography: `@article{gorman, author = {Gorman, Kristen B. and Williams, Tony D.}, title = {Ecological sexual dimorphism}, journal = {PLoS ONE}, year = 2014, doi = {10.1371/journal.pone.0090081}}
@article{polyak, author = {Polyak, Boris T.}, title = {Some methods of speeding up the convergence of iteration methods}, journal = {USSR Computational Mathematics}, year = 1964}`,
    files: figures,
    outputs: {
      'cell-loss': [text('rise of the loss: predicted 0.00558697, measured 0.00558697\n')],
      'cell-plot': [
        text('\u001b[32mok\u001b[0m 12%\r100%\n'),
        {
          output_type: 'display_data',
          data: { 'image/svg+xml': plot(345, 150), 'text/plain': '<Figure>' },
          metadata: {},
        },
        {
          output_type: 'execute_result',
          execution_count: 1,
          data: { 'text/html': frame, 'text/plain': 'x' },
          metadata: {},
        },
      ],
      'lines/descent.md#2': [
        {
          output_type: 'error',
          ename: 'LinAlgError',
          evalue: 'Singular matrix',
          traceback: [
            'Cell 7, line 2: w = fit_exact(twice, y)',
            'fit_exact, line 2: return np.linalg.solve(X.T @ X, X.T @ y)',
          ],
        },
      ],
      'lines/descent.md#3': [
        { output_type: 'display_data', data: { 'image/svg+xml': plot(360, 170) }, metadata: {} },
      ],
    },
  });
}

/** A picture of one colour, as PNG. */
export function onePixel(): Uint8Array {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Uint8Array): number =>
    (bytes.reduce((c, b) => (crcTable[(c ^ b) & 255] as number) ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const chunk = (type: string, data: Uint8Array): Uint8Array => {
    const out = new Uint8Array(12 + data.length);
    const view = new DataView(out.buffer);
    view.setUint32(0, data.length);
    out.set(new TextEncoder().encode(type), 4);
    out.set(data, 8);
    view.setUint32(8 + data.length, crc(out.subarray(4, 8 + data.length)));
    return out;
  };
  const head = new Uint8Array([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return new Uint8Array([
    137,
    80,
    78,
    71,
    13,
    10,
    26,
    10,
    ...chunk('IHDR', head),
    ...chunk('IDAT', deflateSync(new Uint8Array([0, 128]))),
    ...chunk('IEND', new Uint8Array()),
  ]);
}
