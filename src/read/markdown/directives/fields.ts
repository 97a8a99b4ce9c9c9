// fields: the fields that many nodes get from the options that every directive takes.

import type { DirectiveCall } from './spec.ts';

export const labelField = ({ options }: DirectiveCall): { label?: string } => {
  const label = options.text('label');
  return label === undefined || label === '' ? {} : { label };
};

/** Label, and whether the author wants a number. */
export const numberFields = (call: DirectiveCall): { label?: string; enumerated?: boolean } => {
  const enumerated = call.options.flag('nonumber') === true ? false : call.options.flag('enumerated');
  return { ...labelField(call), ...(enumerated !== undefined && { enumerated }) };
};

export const classField = ({ options }: DirectiveCall): { class?: string } => {
  const text = options.text('class');
  return text === undefined || text === '' ? {} : { class: text };
};

/** The classes of an option `class`, as words. */
export const classWords = ({ options }: DirectiveCall): string[] =>
  (options.text('class') ?? '').split(/[\s,]+/).filter((word) => word !== '');
