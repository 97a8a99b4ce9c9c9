// configuration: config.ini of a d2lbook project into the settings of the project.

import { basename } from 'node:path';
import type {
  ContentsItem,
  HeaderLink,
  LibrarySettings,
  Person,
  Place,
  Point,
  Variant,
} from '../../../document/index.ts';
import { defaultNumbering, defaultSettings, diagnostic, nearest } from '../../../document/index.ts';
import type { BookFolder } from '../../folder.ts';
import type { ConfigurationSource, Said } from '../configuration.ts';
import { globPattern } from '../contents.ts';
import { fileName } from '../file-name.ts';
import { forumOf } from '../forum.ts';
import { readIni } from '../ini-source.ts';
import { checkKeys, wrong } from '../values.ts';
import type { Report } from '../values.ts';
import type { Setting } from '../yaml-source.ts';
import { fieldOf } from '../yaml-source.ts';
import { librarySettings } from './aliases.ts';
import { libraryKeys, sectionKeys } from './keys.ts';

/** Reads `config.ini` as d2lbook 1.0.3 does. Files that it names and the folder lacks are diagnostics. */
export function readD2lbookConfiguration({ file, text, folder, report }: ConfigurationSource): Said {
  const root = readIni(file, text, report);
  const source: Source = { root, folder, report };
  checkSections(source);
  const variants = variantsOf(source);
  checkFiles(source);
  const evaluation = settingOf(source, 'build', 'eval_notebook');
  if (evaluation && evaluates(source) === undefined) wrong(evaluation, 'True or False', report);
  const bibliography = fieldOf(fieldOf(root, 'pdf'), 'bibfile');
  const word = (section: string, key: string): string | undefined => textOf(source, section, key);
  const library = librariesOf(source, variants);
  const optional = {
    copyright: word('project', 'copyright'),
    release: word('project', 'release'),
    language: word('project', 'lang'),
    logo: existing(source, 'html', 'html_logo'),
    favicon: existing(source, 'html', 'favicon'),
    forum: forumOf(fieldOf(root, 'forum'), report),
    colab: perVariant(source, 'colab', 'github_repo', variants),
    ...library,
  };
  return {
    dialect: 'd2l',
    settings: defaultSettings({
      name: fileName(word('project', 'name') ?? basename(folder.root)),
      title: word('project', 'title') ?? basename(folder.root),
      authors: authorsOf(word('project', 'author') ?? 'The contributors'),
      variants,
      contents: pagesOf(source),
      bibliography: filesNamed(bibliography).filter((path) => folder.exists(path)),
      headerLinks: headerLinks(source),
      numbering: { ...defaultNumbering, headingDepth: 6, equationsLabelledOnly: false },
      // The word that d2lbook's site has in English; other languages have their own.
      words: /^(?:en\b|$)/i.test(word('project', 'lang') ?? '') ? { figure: 'Fig.' } : {},
      execute: { timeout: 1200, kernels: 2, ...(evaluates(source) === false && { skip: true }) },
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    }),
    variants,
    place: (key) => (key === 'bibliography' ? bibliography : undefined),
  };
}

interface Source {
  root: Setting;
  folder: BookFolder;
  report: Report;
}

const settingOf = ({ root }: Source, section: string, key: string): Setting | undefined =>
  fieldOf(fieldOf(root, section), key);

function textOf(source: Source, section: string, key: string): string | undefined {
  return (settingOf(source, section, key)?.value as string | undefined)?.replace(/\s*\n\s*/g, ' ');
}

const words = (text: string | undefined): string[] =>
  (text ?? '').split(/[\s,]+/).filter((one) => one !== '');

function checkSections(source: Source): void {
  const { root, report } = source;
  const hasTabs = settingOf(source, 'build', 'tabs') !== undefined;
  for (const { name, setting, keyPlace } of root.fields) {
    // Its keys are those of its provider.
    if (name === 'forum') continue;
    const own =
      name === 'library' && !hasTabs ? { ...sectionKeys['library'], ...libraryKeys } : sectionKeys[name];
    const keys = name.startsWith('library-') ? libraryKeys : own;
    if (keys) checkKeys(setting, keys, report);
    else
      report(
        diagnostic(
          'unknown-key',
          keyPlace,
          name,
          nearest(name, ['forum', ...Object.keys(sectionKeys)]) ?? '',
        ),
      );
  }
}

/** Names of frameworks as their makers write them. */
const titles: Readonly<Record<string, string>> = {
  pytorch: 'PyTorch',
  mxnet: 'MXNet',
  jax: 'JAX',
  tensorflow: 'TensorFlow',
  numpy: 'NumPy',
  paddle: 'PaddlePaddle',
};

/** A name that folders can have. */
const variantName = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u;

function variantsOf(source: Source): Variant[] {
  const tabs = settingOf(source, 'build', 'tabs');
  const names = words(tabs?.value as string | undefined);
  if (tabs && new Set(names).size < names.length) wrong(tabs, 'a list of different names', source.report);
  const known = [...new Set(names)].filter((name) => variantName.test(name));
  if (tabs && known.length < new Set(names).size)
    wrong(tabs, 'names of letters, digits, ".", "-" and "_"', source.report);
  return known.map((name) => ({ name, title: titles[name] ?? name }));
}

/** `[build] notebooks` less `exclusions`: the pages, in the order of their paths; the index first. */
function pagesOf(source: Source): ContentsItem[] {
  const wanted = words(textOf(source, 'build', 'notebooks') ?? '**/*.md').map(globPattern);
  const left = [
    ...words(textOf(source, 'build', 'exclusions')),
    ...words(textOf(source, 'build', 'non-notebooks')),
  ].map(globPattern);
  const index = `${textOf(source, 'build', 'index') ?? 'index'}.md`;
  const pages = source.folder
    .files()
    .filter((path) => path.endsWith('.md'))
    .filter((path) => wanted.some((one) => one.test(path)) && !left.some((one) => one.test(path)));
  const named = settingOf(source, 'build', 'index');
  if (named && !pages.includes(index))
    source.report(diagnostic('missing-named-file', named.place, index, 'build.index'));
  const ordered = pages.includes(index) ? [index, ...pages.filter((path) => path !== index)] : pages;
  return ordered.map((path) => ({ file: path, children: [] }));
}

/** "Aston Zhang, Zachary C. Lipton, and Mu Li". */
const authorsOf = (text: string): Person[] =>
  text
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+/)
    .filter((name) => name !== '')
    .map((name) => ({ name }));

const filesNamed = (setting: Setting | undefined): string[] =>
  words(setting?.value as string | undefined).map((path) => path.replace(/^\.\//, ''));

function existing(source: Source, section: string, key: string): string | undefined {
  const [path] = filesNamed(settingOf(source, section, key));
  return path !== undefined && source.folder.exists(path) ? path : undefined;
}

/** Settings whose files a build reads; with `/` at its end, a name is a folder's. */
const named: readonly [section: string, key: string][] = [
  ['build', 'resources'],
  ['html', 'favicon'],
  ['html', 'html_logo'],
  ['pdf', 'bibfile'],
];

function checkFiles(source: Source): void {
  const { folder, report } = source;
  for (const [section, key] of named) {
    for (const item of settingOf(source, section, key)?.items ?? []) {
      for (const path of filesNamed(item)) {
        const there = path.endsWith('/')
          ? folder.files().some((one) => one.startsWith(path))
          : folder.exists(path);
        if (!there) report(diagnostic('missing-named-file', placeIn(item, path), path, `${section}.${key}`));
      }
    }
  }
}

/** The place of a word in a line. */
function placeIn({ place, value }: Setting, word: string): Place {
  const start = place.position?.start;
  const at = String(value).indexOf(word);
  if (start === undefined || at < 0) return place;
  const point = (to: number): Point => ({ ...start, column: start.column + to, offset: start.offset + to });
  return { ...place, position: { start: point(at), end: point(at + word.length) } };
}

/** Lines of "text, address, icon"; a line that still holds a mark to be filled in by a script is left out. */
function headerLinks(source: Source): HeaderLink[] {
  return (settingOf(source, 'html', 'header_links')?.items ?? []).flatMap((item) => {
    const [title = '', url = ''] = String(item.value)
      .split(',')
      .map((part) => part.trim());
    if (/###/.test(title + url)) return [];
    if (title !== '' && url !== '') return [{ title, url }];
    wrong(item, 'lines of "text, address, icon"', source.report);
    return [];
  });
}

/** `name` for all variants, or lines of "variant, name". */
function perVariant(
  source: Source,
  section: string,
  key: string,
  variants: readonly Variant[],
): Record<string, string> | undefined {
  const setting = settingOf(source, section, key);
  if (setting === undefined) return undefined;
  const names = variants.map(({ name }) => name);
  const found: Record<string, string> = {};
  for (const item of setting.items) {
    const [first = '', second] = String(item.value)
      .split(',')
      .map((part) => part.trim());
    if (second === undefined) for (const name of names) found[name] = first;
    else if (names.includes(first)) found[first] = second;
    else source.report(diagnostic('unknown-variant', item.place, first, nearest(first, names) ?? ''));
  }
  return found;
}

/** `eval_notebook`, in any of the ways in which Python's configparser says yes and no; undefined for any other word. */
function evaluates(source: Source): boolean | undefined {
  const word = textOf(source, 'build', 'eval_notebook') ?? 'true';
  if (/^(?:false|no|off|0)$/i.test(word)) return false;
  return /^(?:true|yes|on|1)$/i.test(word) ? true : undefined;
}

/**
 * The libraries, and the name that pages call them by: the folder of their files (`d2l/torch.py` is `d2l`). A project without
 * tabs has one, from `[library]`.
 */
function librariesOf(
  { root, report }: Source,
  variants: readonly Variant[],
): { library?: string; libraries?: Record<string, LibrarySettings> } {
  const libraries: Record<string, LibrarySettings> = {};
  const names = variants.map((one) => one.name);
  for (const { name, setting, keyPlace } of root.fields) {
    if (names.length === 0 && name === 'library') libraries[onlyVariant] = librarySettings(setting, report);
    if (!name.startsWith('library-')) continue;
    const variant = name.slice('library-'.length);
    if (names.includes(variant)) libraries[variant] = librarySettings(setting, report);
    else report(diagnostic('unknown-variant', keyPlace, variant, nearest(variant, names) ?? ''));
  }
  const [file] = Object.values(libraries).flatMap((one) => one.file ?? []);
  if (file === undefined) return {};
  const folder = file.split('/').at(-2);
  return { library: folder ?? basename(file, '.py'), libraries };
}

/** What the variant of a book without variants is called. */
const onlyVariant = 'default';
