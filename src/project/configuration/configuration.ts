// configuration: the configuration of a folder, whichever tool's file it is, into the settings of the project.

import type { Diagnostic, ProjectSettings } from '../../document/index.ts';
import { diagnostic } from '../../document/index.ts';
import type { BookFolder } from '../folder.ts';
import { textOfFile } from '../folder.ts';
import { readD2lbookConfiguration } from './d2lbook/configuration.ts';
import type { ToldHistory } from './label-history.ts';
import { labelHistory } from './label-history.ts';
import type { VariantSetting } from './parts.ts';
import type { Report } from './values.ts';
import { readYamlConfiguration } from './yaml-configuration.ts';
import type { Setting } from './yaml-source.ts';

/** The Markdown that the pages of a project are written in. */
export type Dialect = 'myst' | 'd2l';

/** What a configuration file says. */
export interface Said {
  dialect: Dialect;
  settings: ProjectSettings;
  /** The variants with the requirements files that they name; empty where the book has only one version. */
  variants: VariantSetting[];
  /** Where settings stand that later steps may have to complain about. */
  place: (key: 'bibliography' | 'citation-style') => Setting | undefined;
}

/** What the configuration of a folder says. */
export interface Configuration extends Said {
  /** The file it came from; absent where the folder has none. */
  file?: string;
  /** What became of labels that were there once, with its places. */
  history?: ToldHistory;
  diagnostics: Diagnostic[];
}

/** What a reader of one kind of file gets. */
export interface ConfigurationSource {
  file: string;
  text: string;
  folder: BookFolder;
  report: Report;
}

/** The files that are looked for, the first that is there counts, and what reads each. */
const readers: readonly [string, (source: ConfigurationSource) => Said][] = [
  ['octavo.yml', readYamlConfiguration],
  ['octavo.yaml', readYamlConfiguration],
  ['myst.yml', readYamlConfiguration],
  ['myst.yaml', readYamlConfiguration],
  ['config.ini', readD2lbookConfiguration],
];

/** Reads the configuration. Mistakes are diagnostics; what is wrong or absent has its default. */
export function readConfiguration(folder: BookFolder): Configuration {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (problem) => void diagnostics.push(problem);
  const found = readers.find(([name]) => folder.exists(name));
  if (found === undefined) {
    report(diagnostic('no-configuration', { file: 'octavo.yml' }));
    return { ...readYamlConfiguration({ file: '', text: '', folder, report }), diagnostics };
  }
  const [file, read] = found;
  const said = read({ file, text: readable(folder, file, report), folder, report });
  const history = labelHistory(folder, report);
  const settings = { ...said.settings, ...(history && { labelHistory: history.history }) };
  return { ...said, settings, file, ...(history && { history }), diagnostics };
}

function readable(folder: BookFolder, file: string, report: Report): string {
  try {
    return textOfFile(folder, file) ?? '';
  } catch (error) {
    report(diagnostic('unreadable-page', { file }, (error as Error).message));
    return '';
  }
}
