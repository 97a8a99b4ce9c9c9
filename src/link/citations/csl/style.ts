// style: a CSL style ready for use: its macros, its two layouts and the options that they inherit.

import type { CslFiles } from '../csl-files.ts';
import { localeOf } from './locale.ts';
import type { Locale } from './locale.ts';
import { childOf, childrenNamed, parseXml } from './xml.ts';
import type { Element } from './xml.ts';

export interface Style {
  locale: Locale;
  macros: ReadonlyMap<string, Element>;
  /** Attributes of the style, from which both layouts inherit. */
  options: Readonly<Record<string, string>>;
  citation: Area;
  bibliography: Area | undefined;
  /** Cites by number. */
  numeric: boolean;
  /** The style says itself where the letter after the year goes. */
  placesYearSuffix: boolean;
}

/** `citation` or `bibliography`. */
export interface Area {
  options: Readonly<Record<string, string>>;
  layout: Element;
  sort: readonly Element[];
}

/** Reads a style; a text says why it cannot be used. */
export function readStyle(files: CslFiles, language: string): Style | string {
  const root = parseXml(files.style);
  if (root === undefined) return 'it is not well-formed XML';
  if (root.name !== 'style') return 'it is not a CSL style';
  const citation = areaOf(childOf(root, 'citation'), root.attributes);
  if (citation === undefined)
    return 'it has no citation layout (a dependent style names another style: use that)';
  const tag = language.replace('_', '-');
  return {
    locale: localeOf(fullTag(tag, root.attributes['default-locale']), root, files.locales),
    macros: new Map(childrenNamed(root, 'macro').map((macro) => [macro.attributes['name'] ?? '', macro])),
    options: root.attributes,
    citation,
    bibliography: areaOf(childOf(root, 'bibliography'), root.attributes),
    numeric: childrenNamed(childOf(root, 'info'), 'category').some(
      ({ attributes }) => attributes['citation-format'] === 'numeric',
    ),
    placesYearSuffix: /variable="(?:[^"]*\s)?year-suffix/.test(files.style),
  };
}

const usual: Readonly<Record<string, string>> = {
  en: 'en-US',
  de: 'de-DE',
  zh: 'zh-CN',
  fr: 'fr-FR',
  es: 'es-ES',
  pt: 'pt-PT',
};

/** "en" → "en-US", the tags of CSL's files. */
function fullTag(language: string, wanted: string | undefined): string {
  if (wanted !== undefined && wanted.split('-')[0] === language.split('-')[0]) return wanted;
  return usual[language] ?? language;
}

function areaOf(element: Element | undefined, inherited: Readonly<Record<string, string>>): Area | undefined {
  const layout = childOf(element, 'layout');
  if (element === undefined || layout === undefined) return undefined;
  return {
    options: { ...inherited, ...element.attributes },
    layout,
    sort: childrenNamed(childOf(element, 'sort'), 'key'),
  };
}
