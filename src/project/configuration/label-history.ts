// label-history: the file beside the configuration that tells what became of labels: `old: new`, and `retired: [old, …]`.

import type { LabelHistory, Place } from '../../document/index.ts';
import { diagnostic } from '../../document/index.ts';
import type { BookFolder } from '../folder.ts';
import { textOfFile } from '../folder.ts';
import type { Report } from './values.ts';
import { textOf, textsOf } from './values.ts';
import { fieldOf, readYaml } from './yaml-source.ts';

const file = 'aliases.yml';

/** Where a label stands that was renamed, and the name that it was given. */
export interface RenamedPlaces {
  old: Place;
  new: Place;
}

/** What the file says, and where it says so, for what shows only when the book is known. */
export interface ToldHistory {
  history: LabelHistory;
  renamed: ReadonlyMap<string, RenamedPlaces>;
  retired: ReadonlyMap<string, Place>;
}

/** Labels that were renamed, and under `retired` those given up on purpose; undefined where there is no such file. */
export function labelHistory(folder: BookFolder, report: Report): ToldHistory | undefined {
  let text: string | undefined;
  try {
    text = textOfFile(folder, file);
  } catch (error) {
    report(diagnostic('unreadable-page', { file }, (error as Error).message));
  }
  if (text === undefined) return undefined;
  const { root, diagnostics } = readYaml(file, text);
  diagnostics.forEach(report);
  const told = new Map<string, RenamedPlaces>();
  const renamed: Record<string, string> = {};
  for (const { name, setting, keyPlace } of root.fields) {
    const label = name === 'retired' ? undefined : textOf(setting, report);
    if (label === undefined) continue;
    renamed[name] = label;
    told.set(name, { old: keyPlace, new: setting.place });
  }
  const given = fieldOf(root, 'retired');
  const retired = textsOf(given, report) ?? [];
  const items = given?.items.length === 0 ? [given] : (given?.items ?? []);
  return {
    history: { renamed, retired },
    renamed: told,
    retired: new Map(items.map(({ value, place }) => [String(value), place])),
  };
}
