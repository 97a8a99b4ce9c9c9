// ini-source: a file of Python's configparser as values that know where they stand.

import type { Place, Point } from '../../document/index.ts';
import { diagnostic, pointFinder } from '../../document/index.ts';
import type { Report } from './values.ts';
import type { Setting } from './yaml-source.ts';

/**
 * Reads sections with their keys, in the grammar that Python's `configparser` documents ("Supported INI File Structure"):
 * a value goes on in lines that are indented deeper than its key; comments have lines of their own; keys are in lower case.
 * A value is its lines, joined; each line is an item too. Lines that are none of this are diagnostics.
 */
export function readIni(file: string, text: string, report: Report): Setting {
  const reading: Reading = { file, text, point: pointFinder(text), report };
  const root: Setting = { key: '', value: {}, place: { file }, fields: [], items: [] };
  let section: Setting | undefined;
  let value: Setting | undefined;
  let indent = 0;
  let offset = 0;
  for (const line of text.split('\n')) {
    const at = offset;
    offset += line.length + 1;
    const content = line.trim();
    if (content === '' || /^[#;]/.test(content)) continue;
    const start = at + line.search(/\S/);
    const depth = start - at;
    if (value !== undefined && depth > indent) {
      addLine(value, content, start, reading);
      continue;
    }
    const head = /^\[(.+)\]$/.exec(content);
    const pair = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(content);
    value = undefined;
    if (head) {
      section = field(root, head[1] as string, start + 1, reading);
      section.value ??= {};
    } else if (pair && section) {
      const [, name = '', first = ''] = pair;
      value = field(section, name.toLowerCase(), start, reading);
      indent = depth;
      if (first !== '') addLine(value, first, start + content.length - first.length, reading);
    } else report(diagnostic('invalid-ini', placeOf(start, content.length, reading), content));
  }
  return root;
}

interface Reading {
  file: string;
  text: string;
  point: (offset: number) => Point;
  report: Report;
}

const placeOf = (start: number, length: number, { file, point }: Reading): Place => ({
  file,
  position: { start: point(start), end: point(start + length) },
});

/**
 * A section or key. `configparser` stops at one that is there already; here a section goes on, and of two keys the first
 * counts.
 */
function field(parent: Setting, name: string, start: number, reading: Reading): Setting {
  const known = parent.fields.find((one) => one.name === name);
  if (known) {
    const { keyPlace, setting } = known;
    const line = String(keyPlace.position?.start.line ?? '');
    reading.report(diagnostic('repeated-key', placeOf(start, name.length, reading), name, line));
    return parent.key === '' ? setting : { ...setting, value: undefined, fields: [], items: [] };
  }
  const keyPlace = placeOf(start, name.length, reading);
  const key = parent.key === '' ? name : `${parent.key}.${name}`;
  const setting: Setting = { key, value: undefined, place: keyPlace, fields: [], items: [] };
  parent.fields.push({ name, setting, keyPlace });
  return setting;
}

function addLine(setting: Setting, line: string, start: number, reading: Reading): void {
  const place = placeOf(start, line.length, reading);
  if (setting.items.length === 0) setting.place = place;
  setting.items.push({ key: setting.key, value: line, place, fields: [], items: [] });
  setting.value = setting.items.map((item) => item.value).join('\n');
}
