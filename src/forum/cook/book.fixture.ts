// book.fixture: labels of a book for the tests of posts.

import type { BookReferences } from './references.ts';

export const references: BookReferences = {
  labels: new Map([
    ['eq-loss', { name: 'Equation\u00a03.1.2', number: '3.1.2' }],
    ['sec_linear_regression', { name: 'Section\u00a03.1', number: '3.1', title: 'Linear regression' }],
    ['linear-model#the-loss', { name: 'Section\u00a03.1.2', number: '3.1.2', title: 'The loss' }],
    ['lines/linear-model', { name: 'Linear models', title: 'Linear models' }],
    ['fig-line', { name: 'Figure\u00a03.1', number: '3.1' }],
  ]),
  macros: { '\\R': '\\mathbb{R}' },
  words: {
    code: 'Code',
    formula: 'Formula',
    table: 'Table',
    spoiler: 'Show what is folded here',
    picture: 'picture',
    done: 'done',
    open: 'open',
  },
};

export const words = { added: 'added ', removed: 'removed ', old: 'old', new: 'new' };
