// hostile.fixture: texts made to break out of a post, from cases/*.txt (one a line, ␤ is a line's end, ␉ a tab, ␀ NUL), and in which
// surroundings each is tried.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Payload {
  name: string;
  raw: string;
}

export function payloads(): Payload[] {
  const folder = fileURLToPath(new URL('cases/', import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .map((line, at) => ({
          name: `${name}:${at + 1}`,
          raw: line.replaceAll('␤', '\n').replaceAll('␉', '\t').replaceAll('␀', '\0'),
        }))
        .filter(({ raw }) => raw !== ''),
    );
}

const inLines = (raw: string, before: string): string => raw.replace(/^/gm, before);

/** The same text where it might be read otherwise. */
export const surroundings: Readonly<Record<string, (raw: string) => string>> = {
  alone: (raw) => raw,
  'in words': (raw) => `before ${raw} after`,
  'in a quote': (raw) => `> @okapi #2:\n${inLines(raw, '> ')}`,
  'in an item': (raw) => `1. a\n${inLines(raw, '   ')}`,
  'in a link': (raw) => `[${raw}](https://a.example/)`,
  'in emphasis': (raw) => `***${raw}***`,
  'in a picture': (raw) => `![${raw}](upload://${'a'.repeat(64)})`,
  'as an address': (raw) => `[x](<${raw}>)`,
  'in a heading': (raw) => `# ${raw}\n\n${raw}\n===`,
  'in a table': (raw) => `|a|\n|-|\n|${raw}|`,
  'in a spoiler': (raw) => `:::{spoiler} ${raw}\n${raw}\n:::`,
  'in code': (raw) => `\`\`${raw}\`\`\n\n\`\`\`${raw}\n${raw}\n\`\`\``,
  'in a formula': (raw) => `$${raw}$ $$${raw}$$ $\\text{${raw}}$`,
};

/** Texts that take long or much in other programs: name → text. */
export function bombs(): Payload[] {
  const long = 32_000;
  const fill = (unit: string, after = ''): string =>
    unit.repeat(Math.floor((long - after.length) / unit.length)) + after;
  const made: Record<string, string> = {
    'quotes in quotes': `${fill('> ')}x`,
    'lists in lists': fill('- ', 'x'),
    'numbers in numbers': fill('1. ', 'x'),
    'emphasis open': fill('*a '),
    'emphasis both': fill('*a_ '),
    'strong open': fill('**a'),
    'brackets open': fill('['),
    'brackets closed': fill('[a]('),
    'pictures open': fill('!['),
    'links in links': fill('[', `a${'](b)'.repeat(5000)}`),
    backticks: Array.from({ length: 200 }, (_, n) => '`'.repeat(n))
      .join(' ')
      .slice(0, long),
    dollars: fill('$'),
    'dollars apart': fill('$a '),
    'dollar pairs': fill('$a$ '),
    'display pairs': fill('$$a$$ '),
    'brackets of formulas': fill('\\( '),
    'brackets of displays': fill('\\[ a '),
    'spoilers open': fill(':::{spoiler}\n'),
    'spoilers within': Array.from({ length: 60 }, (_, n) => `${':'.repeat(63 - n)}{spoiler}`).join('\n'),
    'angles open': fill('<'),
    'comments open': fill('<!--'),
    addresses: fill('<https://a.example> '),
    'bare addresses': fill('https://a.example/'),
    'colons with slashes': fill('http://'),
    mentions: fill('@a '),
    signs: fill('#a-'),
    'signs of labels': fill('#'),
    'long label': `#${'a-'.repeat(15_000)}`,
    'long handle': `@${'a.'.repeat(15_000)}`,
    'table columns': `${fill('|')}\n${fill('-|')}`.slice(0, long),
    'table rows': `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(4000)}`,
    definitions: fill('[a]: b\n'),
    entities: fill('&amp;'),
    'entities open': fill('&'),
    'roles open': fill('{ref}`'),
    'one line': 'a'.repeat(1_000_000),
    'one line of blanks': ' '.repeat(1_000_000),
    'empty lines': '\n'.repeat(1_000_000),
    'marks on one letter': `a${'\u0301'.repeat(31_000)}`,
    'right to left': fill('\u202e\u202b'),
    'lone surrogates': fill('\ud800'),
    zeros: fill('\0'),
    ...heavyFormulas(),
    'code of many tokens': `\`\`\`python\n${'a(b[c{'.repeat(5000)}\n\`\`\``,
    'code of many lines': `\`\`\`js\n${'`${'.repeat(9000)}\n\`\`\``,
    'code in one line': `\`\`\`html\n${'<a '.repeat(9000)}\n\`\`\``,
    'code that is none': Array.from({ length: 40 }, () => `\`\`\`html\n${'<a\n'.repeat(250)}\n\`\`\``).join(
      '\n',
    ),
  };
  return Object.entries(made).map(([name, raw]) => ({ name, raw }));
}

const heavyFormulas = (): Record<string, string> => ({
  'deep formula': `$${'{'.repeat(900)}x${'}'.repeat(900)}$`,
  'deep fractions': `$${'\\frac{1}{'.repeat(190)}x${'}'.repeat(190)}$`,
  'deep roots': `$${'\\sqrt{'.repeat(300)}x${'}'.repeat(300)}$`,
  'wide formula': Array.from({ length: 16 }, () => `$${'\\widehat{x}'.repeat(180)}$`).join(' '),
  macros: Array.from({ length: 12 }, () => '$\\def\\a#1{#1#1#1#1#1#1#1#1}\\a{\\a{\\a{\\a{x}}}}$').join(' '),
  'large matrix': `$$\\begin{matrix}${'a&'.repeat(900)}\\end{matrix}$$`,
});
