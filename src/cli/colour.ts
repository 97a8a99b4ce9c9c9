// colour: colours and weights of a terminal; plain text anywhere else.

import { styleText } from 'node:util';
import type { Output } from './command.ts';

export interface Paint {
  error(text: string): string;
  warning(text: string): string;
  strong(text: string): string;
  soft(text: string): string;
}

/** Colours where the output is a terminal, unless NO_COLOR is set; FORCE_COLOR sets them anywhere. */
export function paintFor(output: Output): Paint {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const on =
    (FORCE_COLOR ?? '') !== ''
      ? FORCE_COLOR !== '0'
      : output.isTTY === true && (NO_COLOR ?? '') === '' && TERM !== 'dumb';
  const painter =
    (...styles: Parameters<typeof styleText>[0][]) =>
    (text: string): string =>
      on
        ? styles.reduce<string>((shown, style) => styleText(style, shown, { validateStream: false }), text)
        : text;
  return {
    error: painter('red', 'bold'),
    warning: painter('yellow', 'bold'),
    strong: painter('bold'),
    soft: painter('dim'),
  };
}
