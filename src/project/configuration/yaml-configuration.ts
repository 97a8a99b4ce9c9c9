// yaml-configuration: octavo.yml or myst.yml into the settings of the project.

import { basename } from 'node:path';
import type { ProjectSettings } from '../../document/index.ts';
import { defaultSettings, diagnostic } from '../../document/index.ts';
import { wordsOf as englishWords } from '../../link/index.ts';
import type { BookFolder } from '../folder.ts';
import type { ConfigurationSource, Said } from './configuration.ts';
import { contentsOf, discoveredContents } from './contents.ts';
import { fileName } from './file-name.ts';
import { checkPageAddresses, forumOf } from './forum.ts';
import { projectKeys, rootKeys, siteKeys } from './keys.ts';
import type { VariantSetting } from './parts.ts';
import {
  executeOf,
  headerLinksOf,
  licenseOf,
  listOf,
  macrosOf,
  numberingOf,
  peopleOf,
  variantsOf,
  wordsOf,
} from './parts.ts';
import type { Report } from './values.ts';
import { checkKeys, textMapOf, textOf } from './values.ts';
import type { Setting } from './yaml-source.ts';
import { fieldOf, readYaml } from './yaml-source.ts';

/** Reads `octavo.yml` or `myst.yml`; an empty text gives what a folder has that says nothing. */
export function readYamlConfiguration({ file, text, folder, report }: ConfigurationSource): Said {
  const broken = new Set<number | undefined>();
  const { root, diagnostics: syntax } = readYaml(file, text);
  for (const problem of syntax) {
    report(problem);
    broken.add(problem.position?.start.line);
  }
  const tell: Report = (problem) => {
    // What a line that is not YAML seems to say is not worth a second complaint.
    if (problem.position === undefined || !broken.has(problem.position.start.line)) report(problem);
  };
  const project = fieldOf(root, 'project');
  const site = fieldOf(root, 'site');
  checkKeys(root, rootKeys, tell);
  checkKeys(project, projectKeys, tell);
  checkKeys(site, siteKeys, tell);
  const variants = variantsOf(fieldOf(project, 'variants'), tell);
  const isMyst = file.startsWith('myst');
  return {
    dialect: 'myst',
    settings: settingsOf({ project, site, folder, variants, isMyst, report: tell }),
    variants,
    place: (key) => fieldOf(project, key),
  };
}

interface Parts {
  project: Setting | undefined;
  site: Setting | undefined;
  folder: BookFolder;
  variants: VariantSetting[];
  isMyst: boolean;
  report: Report;
}

function settingsOf({ project, site, folder, variants, isMyst, report }: Parts): ProjectSettings {
  const text = (...keys: string[]): string | undefined => textOf(fieldOf(project, ...keys), report);
  const title = text('title') ?? basename(folder.root);
  const toc = fieldOf(project, 'toc');
  const exclude = listOf(fieldOf(project, 'exclude'), report);
  const options = fieldOf(site, 'options');
  const [language, citationStyle] = [text('language'), text('citation-style')];
  const url = text('url');
  const forumSetting = fieldOf(project, 'forum');
  const forum = forumOf(forumSetting, report);
  checkPageAddresses({ forum, setting: forumSetting, url, report });
  const optional = {
    subtitle: text('subtitle'),
    description: text('description'),
    license: licenseOf(fieldOf(project, 'license'), report),
    copyright: text('copyright'),
    date: text('date'),
    github: address(text('github')),
    url,
    library: text('library'),
    forum,
    logo: localPath(textOf(fieldOf(options, 'logo'), report)),
    favicon: localPath(textOf(fieldOf(options, 'favicon'), report)),
  };
  return defaultSettings({
    name: fileName(text('name') ?? (isMyst ? title : basename(folder.root))),
    title,
    keywords: listOf(fieldOf(project, 'keywords'), report),
    authors: peopleOf(fieldOf(project, 'authors', 'author'), report),
    ...(language !== undefined && { language }),
    variants: variants.map(({ name, title: shown }) => ({ name, title: shown })),
    contents: toc ? contentsOf(toc, folder, report) : discoveredContents(folder, exclude),
    bibliography: bibliographyOf(fieldOf(project, 'bibliography'), folder, report),
    ...(citationStyle !== undefined && { citationStyle }),
    macros: macrosOf(fieldOf(project, 'math'), report),
    abbreviations: textMapOf(fieldOf(project, 'abbreviations'), report),
    numbering: numberingOf(fieldOf(project, 'numbering'), isMyst, report),
    words: wordsOf(fieldOf(project, 'words'), wordNames, report),
    headerLinks: headerLinksOf([fieldOf(site, 'nav'), fieldOf(site, 'actions')], report),
    execute: executeOf(fieldOf(project, 'execute'), report),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  });
}

/** The words that can be said otherwise: all that are one text. */
const wordNames = Object.entries(englishWords('en'))
  .filter(([name, word]) => name !== 'language' && typeof word === 'string')
  .map(([name]) => name);

const localPath = (path: string | undefined): string | undefined => path?.replace(/^\.?\//, '');

/** `owner/name` stands for its address at GitHub. */
const address = (github: string | undefined): string | undefined =>
  github !== undefined && /^[\w.-]+\/[\w.-]+$/.test(github) ? `https://github.com/${github}` : github;

/** The named files; without the setting, every .bib file of the folder, as MyST does. */
function bibliographyOf(setting: Setting | undefined, folder: BookFolder, report: Report): string[] {
  if (setting === undefined) return folder.files().filter((path) => path.endsWith('.bib'));
  const items = setting.items.length > 0 ? setting.items : [setting];
  return items.flatMap((item) => {
    const path = localPath(textOf(item, report));
    if (path === undefined) return [];
    if (folder.exists(path)) return [path];
    report(diagnostic('missing-bibliography', item.place, path));
    return [];
  });
}
