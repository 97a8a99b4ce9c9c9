// boxes: spaces, styles, colours, frames and phantoms → mspace, mstyle, menclose and mpadded.

import { em, escapeMarkup } from '../markup.ts';
import type { ShapeOf, ShapeTable, Style } from '../shape/shape.ts';
import type { Writer } from './mathml.ts';

const styles: Readonly<Record<Style, string>> = {
  display: 'displaystyle="true" scriptlevel="0"',
  text: 'displaystyle="false" scriptlevel="0"',
  script: 'displaystyle="false" scriptlevel="1"',
  scriptscript: 'displaystyle="false" scriptlevel="2"',
};

const notations: Readonly<Record<string, string>> = {
  cancel: 'updiagonalstrike',
  bcancel: 'downdiagonalstrike',
  xcancel: 'updiagonalstrike downdiagonalstrike',
  sout: 'horizontalstrike',
  fbox: 'box',
  phase: 'phasorangle bottom',
  angl: 'actuarial',
};

function enclosed({ name, children, background, border }: ShapeOf<'enclosed'>, write: Writer): string {
  if (background !== undefined) {
    const frame = border === undefined ? '' : `;border:0.04em solid ${escapeMarkup(border)}`;
    return `<mpadded style="background-color:${escapeMarkup(background)};padding:0.3em${frame}">${write.all(children)}</mpadded>`;
  }
  // Browsers draw no menclose: the frame and the strike are drawn by CSS where it can.
  const look =
    name === 'fbox'
      ? ' style="border:0.04em solid;padding:0.3em"'
      : name === 'sout'
        ? ' style="text-decoration:line-through"'
        : '';
  return `<menclose notation="${notations[name] ?? 'box'}"${look}>${write.all(children)}</menclose>`;
}

const lapped = { left: ' lspace="-1width"', right: '', center: ' lspace="-0.5width"' } as const;

type Kinds =
  | 'styled'
  | 'sized'
  | 'coloured'
  | 'linked'
  | 'space'
  | 'newline'
  | 'enclosed'
  | 'phantom'
  | 'smashed'
  | 'overlap'
  | 'raised'
  | 'centred'
  | 'rule';

export const boxMathml: Pick<ShapeTable<string, Writer>, Kinds> = {
  styled: ({ style, children }, write) => `<mstyle ${styles[style]}>${write.all(children)}</mstyle>`,
  sized: ({ factor, children }, write) => `<mstyle mathsize="${em(factor)}">${write.all(children)}</mstyle>`,
  coloured: ({ colour, children }, write) =>
    `<mstyle mathcolor="${escapeMarkup(colour)}">${write.all(children)}</mstyle>`,
  linked: ({ url, children }, write) => `<mrow href="${escapeMarkup(url)}">${write.all(children)}</mrow>`,
  space: ({ width }) => (width === 0 ? '' : `<mspace width="${em(width)}"/>`),
  newline: () => '<mspace linebreak="newline"/>',
  enclosed,
  phantom: ({ children, keeps }, write) => {
    const hidden = `<mphantom>${write.all(children)}</mphantom>`;
    if (keeps === 'both') return hidden;
    return `<mpadded ${keeps === 'height' ? 'width="0px"' : 'height="0px" depth="0px"'}>${hidden}</mpadded>`;
  },
  smashed: ({ children, height, depth }, write) =>
    `<mpadded${height ? ' height="0px"' : ''}${depth ? ' depth="0px"' : ''}>${write.all(children)}</mpadded>`,
  overlap: ({ children, side }, write) =>
    `<mpadded width="0px"${lapped[side]}>${write.all(children)}</mpadded>`,
  raised: ({ children, by }, write) => `<mpadded voffset="${em(by)}">${write.all(children)}</mpadded>`,
  centred: ({ children }, write) => `<mpadded>${write.all(children)}</mpadded>`,
  rule: ({ width, height, shift }) =>
    `<mpadded voffset="${em(shift)}"><mspace mathbackground="black" width="${em(width)}" height="${em(height)}"/></mpadded>`,
};
