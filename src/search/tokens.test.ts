// tokens.test: words of prose, code, formulas and scripts without blanks; what is typed finds what is written.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { queryWords } from './query-words.ts';
import { snippet } from './snippet.ts';
import { tokenise } from './tokenise.ts';
import { tokensOf } from './tokens.ts';

test('prose is folded', () => {
  assert.deepEqual(tokenise('The Losses of Schrödinger’s NAÏVE ﬁlters'), [
    'the',
    'loss',
    'of',
    'schrodinger',
    'naive',
    'filter',
  ]);
  assert.deepEqual(tokenise('categories boxes analysis gas LSTMs'), [
    'category',
    'box',
    'analysis',
    'gas',
    'lstm',
  ]);
});

test('identifiers are found whole and by their parts', () => {
  assert.deepEqual(tokenise('nn.MSELoss'), ['nn', 'mseloss', 'mse', 'loss']);
  assert.deepEqual(tokenise('load_data(x_1)'), ['load_data', 'load', 'data', 'x_1']);
  assert.deepEqual(tokenise('LinearRegressionScratch'), [
    'linearregressionscratch',
    'linear',
    'regression',
    'scratch',
  ]);
  assert.deepEqual(tokenise('__init__ C++ and F# in 3.1.2'), ['init', 'c++', 'and', 'f#', 'in', '3.1.2']);
});

test('formulas by the names of their signs', () => {
  assert.deepEqual(tokenise('$\\frac{\\partial L}{\\partial \\mathbf{w}}$ with η'), [
    'partial',
    'l',
    'partial',
    'w',
    'with',
    'eta',
  ]);
  assert.deepEqual(tokenise('\\begin{aligned} \\alpha &= ∇f \\end{aligned}'), ['alpha', 'nabla', 'f']);
});

test('Chinese, Japanese and Thai words', () => {
  assert.ok(tokenise('用梯度下降法训练线性回归模型', 'zh').includes('梯度'));
  assert.ok(tokenise('用梯度下降法训练线性回归模型', 'zh').includes('回归'));
  assert.ok(tokenise('線形回帰の損失関数', 'ja').includes('損失'));
  assert.ok(tokenise('PyTorch的张量', 'zh').includes('pytorch'));
  assert.ok(tokenise('PyTorch的张量', 'zh').includes('张量'));
  assert.ok(tokenise('การเรียนรู้', 'th').length > 0);
  for (const [text, query] of [
    ['这里我们用小批量随机梯度下降', '梯度'],
    ['这里我们用小批量随机梯度下降', '随机梯度下降'],
    ['损失函数是均方误差', '均方误差'],
    ['注意力机制与自注意力', '注意力'],
  ] as const) {
    const words = new Set(tokenise(text, 'zh'));
    for (const word of queryWords(query, 'zh').words)
      assert.ok(words.has(word), `${query}: ${word} in ${[...words].join(' ')}`);
  }
});

test('places are those of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      for (const { word, start, end } of tokensOf(text)) {
        assert.ok(start >= 0 && end > start && end <= text.length);
        assert.ok(word !== '' && word.length <= 64 && !/\s/.test(word));
      }
    }),
    { numRuns: 1000 },
  );
});

test('what is written in another way is the same word', () => {
  for (const [a, b] of [
    ['Losses', 'loss'],
    ['Ｌoss', 'loss'],
    ['éclair', 'e\u0301clair'],
    ['CATEGORIES', 'category'],
    ['α', '\\alpha'],
    ['Ⅷ', 'viii'],
    ['が', 'か\u3099'],
    ['Boltzmann’s', 'boltzmann'],
  ] as const) {
    assert.deepEqual(tokenise(a), tokenise(b), a);
  }
  assert.notDeepEqual(tokenise('が'), tokenise('か'));
  assert.deepEqual(tokenise('constructor __proto__ toString'), [
    'constructor',
    'proto',
    'tostring',
    'to',
    'string',
  ]);
});

test('what is typed', () => {
  assert.deepEqual(queryWords('the loss of MSELoss'), { words: ['loss', 'mseloss'], open: true });
  assert.deepEqual(queryWords('the of '), { words: ['the', 'of'], open: false });
  assert.deepEqual(queryWords(''), { words: [], open: false });
  assert.equal(queryWords('a b c d e f g h i j k l m n o p q r s t').words.length <= 12, true);
  assert.ok(queryWords('x'.repeat(10_000)).words.length === 1);
});

test('a snippet shows the words', () => {
  const text = `${'Something else entirely. '.repeat(20)}The squared loss grows with the error. ${'More of it. '.repeat(20)}`;
  const pieces = snippet(text, queryWords('squared loss'));
  assert.deepEqual(
    pieces.filter(({ marked }) => marked).map((one) => one.text),
    ['squared', 'loss'],
  );
  const all = pieces.map((one) => one.text).join('');
  assert.ok(all.length <= 206 && all.startsWith('… ') && all.endsWith(' …'));
  assert.deepEqual(snippet('short text', queryWords('none ')), [{ text: 'short text', marked: false }]);
  assert.deepEqual(snippet('', queryWords('a')), []);
  assert.deepEqual(
    snippet('of convolution', queryWords('convol')).filter(({ marked }) => marked),
    [{ text: 'convolution', marked: true }],
  );
});

test('a megabyte takes no time', () => {
  const text = 'The LinearRegression of $\\alpha$ and load_data, 梯度下降. '.repeat(20_000);
  const begun = process.cpuUsage();
  tokensOf(text);
  assert.ok(process.cpuUsage(begun).user < 6_000_000);
});
