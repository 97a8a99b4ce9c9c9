// yaml-source: a YAML file as values that know where they stand.

import { LineCounter, isMap, isNode, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node } from 'yaml';
import type { Diagnostic, Place, Point, Position } from '../../document/index.ts';
import { diagnostic, pointFinder } from '../../document/index.ts';

/** A value of the file. `key` is the path of keys that leads to it, for messages: `project.execute.timeout`. */
export interface Setting {
  key: string;
  value: unknown;
  place: Place;
  /** Fields of a map in the order of the file; empty for anything else. */
  fields: { name: string; setting: Setting; keyPlace: Place }[];
  /** Items of a list; empty for anything else. */
  items: Setting[];
}

/** Reads a YAML file. Mistakes are diagnostics; what could be understood is still there. */
export function readYaml(file: string, text: string): { root: Setting; diagnostics: Diagnostic[] } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, uniqueKeys: false });
  const point = pointFinder(text);
  const diagnostics = document.errors.map((error) =>
    diagnostic(
      'invalid-yaml',
      { file, position: range(point, error.pos[0], error.pos[1]) },
      firstLine(error.message),
    ),
  );
  return { root: settingOf(document.contents, '', { file, point }), diagnostics };
}

interface Source {
  file: string;
  point: (offset: number) => Point;
}

const range = (point: Source['point'], start: number, end: number): Position => ({
  start: point(start),
  end: point(end),
});

const firstLine = (message: string): string =>
  (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');

function placeOf(node: unknown, { file, point }: Source): Place {
  const at = isNode(node) ? node.range : undefined;
  return at ? { file, position: range(point, at[0], at[1]) } : { file };
}

function settingOf(node: Node | null, key: string, source: Source): Setting {
  const setting: Setting = { key, value: undefined, place: placeOf(node, source), fields: [], items: [] };
  if (isMap(node)) {
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      const below = settingOf(pair.value as Node | null, key === '' ? name : `${key}.${name}`, source);
      const keyPlace = placeOf(pair.key, source);
      if (below.place.position === undefined) below.place = keyPlace;
      setting.fields.push({ name, setting: below, keyPlace });
    }
    setting.value = Object.fromEntries(setting.fields.map((field) => [field.name, field.setting.value]));
  } else if (isSeq(node)) {
    setting.items = node.items.map((item, index) =>
      settingOf(item as Node | null, `${key}[${index}]`, source),
    );
    setting.value = setting.items.map((item) => item.value);
  } else if (isScalar(node)) setting.value = node.value;
  return setting;
}

/** A field of a map; undefined where it is absent or empty. */
export function fieldOf(setting: Setting | undefined, ...names: string[]): Setting | undefined {
  const found = setting?.fields.find((field) => names.includes(field.name))?.setting;
  return found === undefined || found.value === undefined || found.value === null ? undefined : found;
}
