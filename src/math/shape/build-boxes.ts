// build-boxes: spaces, rules, phantoms and frames → shapes with lengths in em.

import type { NodeOf } from '../parse-node.ts';
import type { Build, Builders } from './build.ts';
import { inEm } from './setting.ts';
import type { Setting } from './setting.ts';
import type { Shape, ShapeOf } from './shape.ts';

const sides: Readonly<Record<string, ShapeOf<'overlap'>['side']>> = {
  llap: 'left',
  rlap: 'right',
  clap: 'center',
};

/** \hphantom is a smashed phantom: only its width is kept. */
function smash(node: NodeOf<'smash'>, setting: Setting, build: Build): Shape[] {
  const { style } = setting;
  if (node.body.type === 'phantom' && node.smashHeight && node.smashDepth) {
    return [
      { kind: 'phantom', class: 'ord', style, keeps: 'width', children: build.row(node.body.body, setting) },
    ];
  }
  const children = build.argument(node.body, setting);
  return [
    { kind: 'smashed', class: 'ord', style, children, height: node.smashHeight, depth: node.smashDepth },
  ];
}

export const boxBuilders: Builders<
  | 'kern'
  | 'rule'
  | 'phantom'
  | 'vphantom'
  | 'smash'
  | 'lap'
  | 'raisebox'
  | 'vcenter'
  | 'reflectbox'
  | 'enclose'
> = {
  kern: (node, setting) => [{ kind: 'space', width: inEm(node.dimension, setting) }],
  rule: (node, setting) => [
    {
      kind: 'rule',
      class: 'ord',
      style: setting.style,
      width: inEm(node.width, setting),
      height: inEm(node.height, setting),
      shift: node.shift ? inEm(node.shift, setting) : 0,
    },
  ],
  phantom: (node, setting, build) => [
    {
      kind: 'phantom',
      class: 'ord',
      style: setting.style,
      keeps: 'both',
      children: build.row(node.body, setting),
    },
  ],
  vphantom: (node, setting, build) => [
    {
      kind: 'phantom',
      class: 'ord',
      style: setting.style,
      keeps: 'height',
      children: build.argument(node.body, setting),
    },
  ],
  smash,
  lap: (node, setting, build) => [
    {
      kind: 'overlap',
      class: 'ord',
      style: setting.style,
      side: sides[node.alignment] ?? 'center',
      children: build.argument(node.body, setting),
    },
  ],
  raisebox: (node, setting, build) => [
    {
      kind: 'raised',
      class: 'ord',
      style: setting.style,
      by: inEm(node.dy, setting),
      children: build.argument(node.body, setting),
    },
  ],
  vcenter: (node, setting, build) => [
    { kind: 'centred', class: 'ord', style: setting.style, children: build.argument(node.body, setting) },
  ],
  reflectbox: (_, setting) => [
    { kind: 'unsupported', class: 'ord', style: setting.style, what: '\\reflectbox' },
  ],
  enclose: (node, setting, build) => [
    {
      kind: 'enclosed',
      class: 'ord',
      style: setting.style,
      name: node.label.slice(1),
      children: build.argument(node.body, setting),
      ...(node.backgroundColor !== undefined && { background: node.backgroundColor }),
      ...(node.borderColor !== undefined && { border: node.borderColor }),
    },
  ],
};
