// aliasing: the aliases of a variant's library, ready to be replaced in code.

import type { LibraryAlias } from '../../document/index.ts';
import { bare } from '../library/alias-pieces.ts';
import { templateOf } from './template.ts';
import type { Template } from './template.ts';

/** What is done for a name of the library. */
export type Rule =
  /** `d2l.ones` → `torch.ones` */
  | { kind: 'name'; text: string; root: string }
  /** `d2l.reduce_sum(x, 0)` → `x.sum(0)` */
  | { kind: 'fluent'; method: string }
  /** `d2l.randn(3)` → the template with the arguments in it. */
  | { kind: 'template'; template: Template; root: string };

/** A pattern for the text of a whole name or call. */
export interface TextRule {
  pattern: RegExp;
  replacement: string;
}

export interface Aliasing {
  /** By which code calls the library. */
  library: string;
  rules: ReadonlyMap<string, Rule>;
  texts: readonly TextRule[];
  /** What a text has to hold for anything in it to be replaced. */
  mention: RegExp;
  /** Names of the framework that replacements begin with. */
  roots: readonly string[];
}

export interface AliasSettings {
  /** What stands for the framework. */
  framework?: string;
  aliases: readonly LibraryAlias[];
}

/** Reads the aliases; of two for one name that of a notebook (`reverse`) counts, then the first. */
export function aliasingOf({ framework, aliases }: AliasSettings, library: string): Aliasing {
  const rules = new Map<string, Rule>();
  const texts: TextRule[] = [];
  const put = (name: string, rule: Rule): void => {
    if (!rules.has(name)) rules.set(name, rule);
  };
  for (const alias of aliases) {
    if (alias.kind !== 'reverse') continue;
    const simple = reverseRule(alias, library);
    if (simple) put(...simple);
    else texts.push(textRule(alias));
  }
  for (const alias of aliases) {
    switch (alias.kind) {
      case 'simple': {
        const of = bare(alias.of);
        put(bare(alias.name), nameRule(framework === undefined ? of : `${framework}.${of}`));
        break;
      }
      case 'fluent':
        put(bare(alias.name), { kind: 'fluent', method: bare(alias.of) });
        break;
      case 'arguments': {
        const template = templateOf(alias.parameters, alias.of);
        if (template) put(alias.name, { kind: 'template', template, root: rootIn(alias.of) });
        break;
      }
      // The library holds it as it is; notebooks go on calling it.
      case 'plain':
      case 'reverse':
    }
  }
  const roots = [...rules.values()].flatMap((rule) => (rule.kind === 'fluent' ? [] : [rule.root]));
  const names = [...rules.keys()].map(escaped);
  const any =
    texts.length > 0 ? '' : `(?:${names.length === 0 ? '(?!)' : names.join('|')})(?![\\p{L}\\p{N}_])`;
  const mention = new RegExp(`(?<![\\p{L}\\p{N}_.])${escaped(library)}\\s*\\.\\s*${any}`, 'u');
  return { library, rules, texts, mention, roots: [...new Set(roots)].filter((root) => root !== '') };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

type Reverse = Extract<LibraryAlias, { kind: 'reverse' }>;

/**
 * Patterns are written for text, `d2l.size\(([\w\d]+)\) -> \1.size`, and mean calls with that many arguments, whatever
 * expressions these are; a pattern without arguments means the name.
 */
function reverseRule({ pattern, replacement }: Reverse, library: string): [string, Rule] | undefined {
  const rest = pattern.replaceAll('\\.', '.');
  if (!rest.startsWith(`${library}.`)) return undefined;
  const [, name, call] =
    /^([\p{L}_][\p{L}\p{N}_]*)(?:\\\((.*)\\\))?$/u.exec(rest.slice(library.length + 1)) ?? [];
  if (name === undefined) return undefined;
  if (call === undefined) return /\\\d/.test(replacement) ? undefined : [name, nameRule(replacement)];
  const groups = call.split(/,(?:\\s[*+]|[^\S\n])*/);
  if (!groups.every((group) => /^\((?:\[[^\]]*\]|\\[wSd]|\.)[*+]\??\)$/.test(group))) return undefined;
  const parameters = groups.map((_, at) => `_${at + 1}`);
  const template = templateOf(parameters.join(', '), replacement.replace(/\\(\d)/g, '_$1'));
  return template && [name, { kind: 'template', template, root: rootIn(replacement) }];
}

const nameRule = (text: string): Rule => ({ kind: 'name', text, root: rootIn(text) });

/** The name that an expression begins with; empty where it begins with an argument. */
const rootIn = (text: string): string => /^[\p{L}_][\p{L}\p{N}_]*/u.exec(text)?.[0] ?? '';

function textRule({ pattern, replacement }: Reverse): TextRule {
  return {
    pattern: wholeText(pattern),
    replacement: replacement.replace(/\$/g, '$$$$').replace(/\\(\d)/g, '$$$1'),
  };
}

function wholeText(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return new RegExp(`^(?:${escaped(pattern)})$`);
  }
}
