// parts: the groups of settings that are more than a text: people, variants, numbering, execution, licence, macros.

import type {
  ExecuteSettings,
  HeaderLink,
  NumberingSettings,
  Person,
  Variant,
} from '../../document/index.ts';
import { defaultNumbering } from '../../document/index.ts';
import { executeKeys, linkKeys, numberingKeys, variantKeys } from './keys.ts';
import type { Report } from './values.ts';
import { checkKeys, flagOf, numberOf, textMapOf, textOf, textsOf, wrong } from './values.ts';
import type { Setting } from './yaml-source.ts';
import { fieldOf } from './yaml-source.ts';

/** Authors: a name, a list of names, or maps with `name`, `orcid`, `email`, `affiliations`, `url`. */
export function peopleOf(setting: Setting | undefined, report: Report): Person[] {
  if (setting === undefined) return [];
  const items = setting.items.length > 0 ? setting.items : [setting];
  return items.flatMap((item) => personOf(item, report));
}

function personOf(item: Setting, report: Report): Person[] {
  if (typeof item.value === 'string') return [{ name: item.value }];
  const name = textOf(fieldOf(item, 'name', 'id'), report);
  if (name === undefined) {
    wrong(item, 'a name, or a map with "name"', report);
    return [];
  }
  const text = (key: string): string | undefined => textOf(fieldOf(item, key), report);
  const [orcid, email, url] = [text('orcid'), text('email'), text('url')];
  const affiliations = affiliationsOf(fieldOf(item, 'affiliations', 'affiliation'), report);
  return [
    {
      name,
      ...(orcid !== undefined && { orcid }),
      ...(email !== undefined && { email }),
      ...(url !== undefined && { url }),
      ...(affiliations !== undefined && { affiliations }),
    },
  ];
}

function affiliationsOf(setting: Setting | undefined, report: Report): string[] | undefined {
  if (setting === undefined) return undefined;
  if (typeof setting.value === 'string') return [setting.value];
  const items = setting.items.length > 0 ? setting.items : [setting];
  return items.flatMap(
    (item) =>
      (typeof item.value === 'string' ? item.value : textOf(fieldOf(item, 'name', 'id'), report)) ?? [],
  );
}

/** A variant as configured, and the requirements file that it names. */
export interface VariantSetting extends Variant {
  requirements?: { path: string; setting: Setting };
}

export function variantsOf(setting: Setting | undefined, report: Report): VariantSetting[] {
  if (setting === undefined) return [];
  if (setting.items.length === 0) wrong(setting, 'a list of variants', report);
  const found: VariantSetting[] = [];
  for (const item of setting.items) {
    if (typeof item.value !== 'string') checkKeys(item, variantKeys, report);
    const name = typeof item.value === 'string' ? item.value : textOf(fieldOf(item, 'name'), report);
    if (
      name === undefined ||
      !/^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(name) ||
      found.some((other) => other.name === name)
    ) {
      wrong(item, 'a variant with a "name" of its own, of letters, digits, ".", "-" and "_"', report);
      continue;
    }
    const requirements = fieldOf(item, 'requirements');
    const path = textOf(requirements, report);
    found.push({
      name,
      title: textOf(fieldOf(item, 'title'), report) ?? name,
      ...(requirements && path !== undefined && { requirements: { path, setting: requirements } }),
    });
  }
  return found;
}

/** Octavo's numbering counts per page with the page's number; a MyST project numbers no pages unless it says so. */
export function numberingOf(
  setting: Setting | undefined,
  isMyst: boolean,
  report: Report,
): NumberingSettings {
  const base = { ...defaultNumbering, pages: !isMyst };
  if (setting === undefined) return base;
  if (typeof setting.value === 'boolean')
    return { ...base, pages: setting.value, headingDepth: setting.value && isMyst ? 3 : 1 };
  checkKeys(setting, numberingKeys, report);
  const flag = (...names: string[]): boolean | undefined => {
    const field = fieldOf(setting, ...names);
    return field === undefined || field.fields.length > 0 ? undefined : flagOf(field, report);
  };
  const all = flag('all');
  const levels = [1, 2, 3, 4, 5, 6].filter((level) => flag(`heading_${level}`) ?? (all === true && isMyst));
  const depth =
    numberOf(fieldOf(setting, 'headings'), report) ??
    Math.max(1, ...levels.map((level) => level + (isMyst ? 1 : 0)));
  const equations = fieldOf(setting, 'equations', 'equation', 'math');
  return {
    pages: flag('pages', 'title') ?? (levels.length > 0 || base.pages),
    headingDepth: depth,
    figures: flag('figures', 'figure') ?? all ?? true,
    tables: flag('tables', 'table') ?? all ?? true,
    equations: equations?.value === 'all' ? true : (flag('equations', 'equation', 'math') ?? all ?? true),
    equationsLabelledOnly: equations?.value !== 'all',
    continuous: flag('continuous') ?? false,
  };
}

export function executeOf(setting: Setting | undefined, report: Report): ExecuteSettings {
  checkKeys(setting, executeKeys, report);
  const memory = numberOf(fieldOf(setting, 'memory'), report);
  return {
    timeout: numberOf(fieldOf(setting, 'timeout'), report) ?? 60,
    kernels: Math.floor(numberOf(fieldOf(setting, 'kernels'), report) ?? 2) || 1,
    ...(memory !== undefined && { memory }),
    ...(flagOf(fieldOf(setting, 'skip'), report) === true && { skip: true }),
  };
}

/** `license: MIT`, or MyST's `{content, code}`: the text's licence counts. */
export function licenseOf(setting: Setting | undefined, report: Report): string | undefined {
  if (setting === undefined || setting.fields.length === 0) return textOf(setting, report);
  return textOf(fieldOf(setting, 'content', 'id', 'name'), report);
}

/** TeX macros: a body, or MyST's map with `macro`. */
export function macrosOf(setting: Setting | undefined, report: Report): Record<string, string> {
  const macros: Record<string, string> = {};
  for (const { name, setting: item } of setting?.fields ?? []) {
    const body = textOf(item.fields.length > 0 ? fieldOf(item, 'macro') : item, report);
    if (body !== undefined) macros[name.startsWith('\\') ? name : `\\${name}`] = body;
  }
  return macros;
}

/** Words of references that the book says in its own way; only those that a language's table has. */
export function wordsOf(
  setting: Setting | undefined,
  known: readonly string[],
  report: Report,
): Record<string, string> {
  checkKeys(setting, Object.fromEntries(known.map((word) => [word, 'read'] as const)), report);
  const given = Object.entries(textMapOf(setting, report));
  return Object.fromEntries(given.filter(([word]) => known.includes(word)));
}

/** MyST's `nav` and `actions`: links in the head of the site. */
export function headerLinksOf(settings: readonly (Setting | undefined)[], report: Report): HeaderLink[] {
  return settings
    .flatMap((setting) => setting?.items ?? [])
    .flatMap((item) => {
      checkKeys(item, linkKeys, report);
      const [title, url] = ['title', 'url'].map((key) => textOf(fieldOf(item, key), report));
      if (title !== undefined && url !== undefined) return [{ title, url }];
      wrong(item, 'a link with "title" and "url"', report);
      return [];
    });
}

/** Texts of a list, or none. */
export const listOf = (setting: Setting | undefined, report: Report): string[] =>
  textsOf(setting, report) ?? [];
