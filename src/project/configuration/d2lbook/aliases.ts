// aliases: the alias lists of a library section of config.ini. (d2lbook 1.0.3, library.py.)

import type { LibraryAlias, LibrarySettings } from '../../../document/index.ts';
import { wrong } from '../values.ts';
import type { Report } from '../values.ts';
import type { Setting } from '../yaml-source.ts';
import { fieldOf } from '../yaml-source.ts';

/** The library of one variant, from its section. */
export function librarySettings(section: Setting, report: Report): LibrarySettings {
  const text = (key: string): string | undefined => fieldOf(section, key)?.value as string | undefined;
  const file = moduleFile(fieldOf(section, 'lib_file'), report);
  const framework = text('lib_name');
  return {
    ...(file !== undefined && { file }),
    ...(framework !== undefined && { framework }),
    place: (fieldOf(section, 'lib_name') ?? section).place,
    aliases: [
      ...renamings(fieldOf(section, 'simple_alias')).map((one) => ({ kind: 'simple' as const, ...one })),
      ...renamings(fieldOf(section, 'fluent_alias')).map((one) => ({ kind: 'fluent' as const, ...one })),
      ...lines(section, 'args_alias', report, argumentsAlias),
      ...lines(section, 'alias', report, plainAlias),
      ...lines(section, 'reverse_alias', report, reverseAlias),
    ],
  };
}

/** The file of a module below the book's folder, by names that Python can import. */
function moduleFile(setting: Setting | undefined, report: Report): string | undefined {
  const path = setting && String(setting.value).replace(/^\.\//, '');
  if (path === undefined || /^(?:[\p{L}_][\p{L}\p{N}_]*\/)*[\p{L}_][\p{L}\p{N}_]*\.py$/u.test(path))
    return path;
  return wrong(setting as Setting, 'the path of a Python module in the book, such as d2l/torch.py', report);
}

/** `ones, concat -> cat`, over several lines; what is separated by the end of a line alone is two names too. */
function renamings(setting: Setting | undefined): { name: string; of: string }[] {
  const items = (setting?.items ?? []).flatMap(({ value }) => String(value).split(','));
  return items
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item) => {
      const [name = '', of = name] = item.split('->').map((side) => bare(side));
      return { name, of };
    });
}

/** `exp(` is how d2lbook spared `expand_dims`, since it replaced parts of words. */
const bare = (name: string): string => name.trim().replace(/\($/, '');

type LineAlias = (line: string) => LibraryAlias | undefined;

function lines(section: Setting, key: string, report: Report, read: LineAlias): LibraryAlias[] {
  return (fieldOf(section, key)?.items ?? []).flatMap((item) => {
    const alias = read(String(item.value).replace(/,$/, ''));
    if (alias) return [alias];
    wrong(item, `lines such as "${examples[key] ?? ''}"`, report);
    return [];
  });
}

const examples: Readonly<Record<string, string>> = {
  args_alias: 'randn(size, device=None) -> np.random.randn(size=size, ctx=device)',
  alias: 'nn_Module = nn.Module',
  reverse_alias: 'd2l.nn_Module -> nn.Module',
};

const argumentsAlias: LineAlias = (line) => {
  const [, name, parameters, of] = /^(\w+)\((.*?)\)\s*->\s*(.+)$/.exec(line) ?? [];
  return name === undefined || parameters === undefined || of === undefined
    ? undefined
    : { kind: 'arguments', name, parameters, of };
};

const plainAlias: LineAlias = (line) => {
  const [, name, value] = /^(\w+)\s*=\s*(.+)$/.exec(line) ?? [];
  return name === undefined || value === undefined ? undefined : { kind: 'plain', name, value };
};

const reverseAlias: LineAlias = (line) => {
  const [, pattern, replacement] = /^(.+?)\s*->\s*(.+)$/.exec(line) ?? [];
  return pattern === undefined || replacement === undefined
    ? undefined
    : { kind: 'reverse', pattern, replacement };
};
