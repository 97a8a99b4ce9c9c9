// forum: where readers discuss the book, and what became of labels that discussions may hang on.

import type { ForumProvider, ForumSettings, LabelHistory } from '../../document/index.ts';
import { diagnostic } from '../../document/index.ts';
import type { BookFolder } from '../folder.ts';
import { textOfFile } from '../folder.ts';
import { forumKeys } from './keys.ts';
import type { Report } from './values.ts';
import { checkKeys, textOf, textsOf, wrong } from './values.ts';
import type { Setting } from './yaml-source.ts';
import { fieldOf, readYaml } from './yaml-source.ts';

const providers: Record<ForumProvider, true> = { builtin: true, discourse: true, giscus: true, none: true };

/** `forum: builtin`, or a map with `provider` and what that one needs; undefined where the book says nothing. */
export function forumOf(setting: Setting | undefined, report: Report): ForumSettings | undefined {
  if (setting === undefined) return undefined;
  const isMap = setting.fields.length > 0;
  const said = isMap ? fieldOf(setting, 'provider') : setting;
  if (isMap) checkKeys(setting, forumKeys, report);
  const provider = typeof said?.value === 'string' ? said.value : undefined;
  if (provider === undefined || !Object.hasOwn(providers, provider))
    return wrong(said ?? setting, `one of ${Object.keys(providers).join(', ')}`, report);
  return { provider: provider as ForumProvider };
}

/** The file beside the configuration that tells what became of labels. */
const historyFile = 'aliases.yml';

/** Labels that were renamed, `old: new`, and under `retired` those given up on purpose. */
export function labelHistory(folder: BookFolder, report: Report): LabelHistory | undefined {
  let text: string | undefined;
  try {
    text = textOfFile(folder, historyFile);
  } catch (error) {
    report(diagnostic('unreadable-page', { file: historyFile }, (error as Error).message));
  }
  if (text === undefined) return undefined;
  const { root, diagnostics } = readYaml(historyFile, text);
  diagnostics.forEach(report);
  const renamed: Record<string, string> = {};
  for (const { name, setting } of root.fields) {
    const label = name === 'retired' ? undefined : textOf(setting, report);
    if (label !== undefined) renamed[name] = label;
  }
  return { renamed, retired: textsOf(fieldOf(root, 'retired'), report) ?? [] };
}
