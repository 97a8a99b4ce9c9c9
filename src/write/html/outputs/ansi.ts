// ansi: text of a terminal as HTML: colours become classes, overwritten lines are as they were last seen.

import type { Html } from '../html.ts';
import { element, join, text } from '../html.ts';

const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;

interface Look {
  colour: string | undefined;
  bold: boolean;
  italic: boolean;
  underlined: boolean;
}

const plain: Look = { colour: undefined, bold: false, italic: false, underlined: false };

// Colours and attributes (CSI … m) are kept; other control sequences (CSI, OSC) only move or name things.
// oxlint-disable-next-line no-control-regex
const sequence = /\x1b\[([\d;:]*)m|\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\-_]/g;

/** The text with its colours as `<span class="ansi-red">`. Backgrounds are left out: they do not suit both grounds. */
export function ansi(raw: string): Html {
  const value = overwritten(raw);
  const parts: Html[] = [];
  let look = plain;
  let from = 0;
  const put = (words: string): void => {
    if (words !== '') parts.push(dressed(words, look));
  };
  for (const match of value.matchAll(sequence)) {
    put(value.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[1] !== undefined) look = changed(look, match[1]);
  }
  put(value.slice(from));
  return join(parts);
}

/** The text without any control sequence. */
export const withoutAnsi = (raw: string): string => overwritten(raw).replace(sequence, '');

/** A carriage return goes to the beginning of the line and a backspace one sign back: progress bars are seen as they end. */
function overwritten(raw: string): string {
  const ended = raw.replace(/\r\n/g, '\n');
  if (!/[\r\b]/.test(ended)) return ended;
  return ended
    .split('\n')
    .map((line) => {
      const last =
        line
          .split('\r')
          .filter((piece) => piece !== '')
          .at(-1) ?? '';
      let seen = '';
      for (const sign of last) seen = sign === '\b' ? seen.slice(0, -1) : seen + sign;
      return seen;
    })
    .join('\n');
}

function dressed(words: string, { colour, bold, italic, underlined }: Look): Html {
  const all = [
    colour && `ansi-${colour}`,
    bold && 'ansi-bold',
    italic && 'ansi-italic',
    underlined && 'ansi-underline',
  ];
  const held = all.filter((name) => typeof name === 'string');
  return held.length === 0 ? text(words) : element('span', { class: held.join(' ') }, text(words));
}

function changed(before: Look, parameters: string): Look {
  const codes = parameters === '' ? [0] : parameters.split(/[;:]/).map(Number);
  let look = before;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] as number;
    if (code === 38 || code === 48) {
      // 38;5;n is one of 256 colours, 38;2;r;g;b any: of these only the first 16 have a name.
      const colour = codes[at + 1] === 5 ? codes[at + 2] : undefined;
      if (code === 38)
        look = { ...look, colour: colour !== undefined && colour < 16 ? names[colour % 8] : undefined };
      at += codes[at + 1] === 5 ? 2 : 4;
    } else look = { ...look, ...attribute(code) };
  }
  return look;
}

function attribute(code: number): Partial<Look> {
  if (code === 0) return plain;
  if (code === 1) return { bold: true };
  if (code === 3) return { italic: true };
  if (code === 4) return { underlined: true };
  if (code === 22) return { bold: false };
  if (code === 23) return { italic: false };
  if (code === 24) return { underlined: false };
  if (code === 39) return { colour: undefined };
  if (code >= 30 && code <= 37) return { colour: names[code - 30] };
  if (code >= 90 && code <= 97) return { colour: names[code - 90] };
  return {};
}
