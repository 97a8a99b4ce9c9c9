// values: settings turned into texts, numbers and lists; a value of the wrong kind is a diagnostic and counts as absent.

import type { Diagnostic } from '../../document/index.ts';
import { diagnostic, nearest } from '../../document/index.ts';
import type { Setting } from './yaml-source.ts';

/** Gets what is wrong with a configuration. */
export type Report = (problem: Diagnostic) => void;

/** A text; numbers and dates count as texts as they are written. */
export function textOf(setting: Setting | undefined, report: Report): string | undefined {
  if (setting === undefined) return undefined;
  const { value } = setting;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return wrong(setting, 'a text', report);
}

export function numberOf(setting: Setting | undefined, report: Report): number | undefined {
  if (setting === undefined) return undefined;
  if (typeof setting.value === 'number' && setting.value > 0) return setting.value;
  return wrong(setting, 'a number above 0', report);
}

export function flagOf(setting: Setting | undefined, report: Report): boolean | undefined {
  if (setting === undefined) return undefined;
  if (typeof setting.value === 'boolean') return setting.value;
  return wrong(setting, 'true or false', report);
}

/** A list of texts; a single text is a list of one. */
export function textsOf(setting: Setting | undefined, report: Report): string[] | undefined {
  if (setting === undefined) return undefined;
  if (typeof setting.value === 'string') return [setting.value];
  if (!Array.isArray(setting.value)) return wrong(setting, 'a list of texts', report);
  return setting.items.flatMap((item) => textOf(item, report) ?? []);
}

/** A map from names to texts. */
export function textMapOf(setting: Setting | undefined, report: Report): Record<string, string> {
  const map: Record<string, string> = {};
  if (setting === undefined) return map;
  if (setting.items.length > 0 || typeof setting.value !== 'object')
    wrong(setting, 'a map of names to texts', report);
  for (const { name, setting: below } of setting.fields) {
    const text = textOf(below, report);
    if (text !== undefined) map[name] = text;
  }
  return map;
}

export function wrong(setting: Setting, wanted: string, report: Report): undefined {
  report(diagnostic('invalid-setting', setting.place, setting.key, wanted));
  return undefined;
}

/** What a key of the configuration means: Octavo's own, or MyST's without effect here. */
export type KeyTable = Readonly<Record<string, 'read' | 'quiet' | 'without effect'>>;

/** Reports the keys of a map that the table does not have, and those that do nothing. */
export function checkKeys(setting: Setting | undefined, table: KeyTable, report: Report): void {
  for (const { name, keyPlace } of setting?.fields ?? []) {
    const meaning = Object.hasOwn(table, name) ? table[name] : undefined;
    if (meaning === undefined) {
      report(diagnostic('unknown-key', keyPlace, name, nearest(name, Object.keys(table)) ?? ''));
    } else if (meaning === 'without effect') report(diagnostic('unsupported-key', keyPlace, name));
  }
}
