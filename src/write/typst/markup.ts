// markup: text that is Typst already. Only the functions here make it, so no string of an author reaches a file unescaped.

declare const brand: unique symbol;

/** Markup or code of Typst. */
export type Typst = string & { readonly [brand]: true };

const trusted = (text: string): Typst => text as Typst;

/** A template: its own words are Typst, and only Typst can be put into it. */
export function typst(strings: TemplateStringsArray, ...values: readonly Typst[]): Typst {
  return trusted(strings.map((text, i) => text + (values[i] ?? '')).join(''));
}

export const nothing: Typst = trusted('');

export const join = (parts: readonly Typst[], separator = ''): Typst => trusted(parts.join(separator));

/** Code of Typst from elsewhere: a formula from math/, or a file of the template. Never an author's text. */
export const emitted = (text: string): Typst => trusted(text);

export const number = (value: number): Typst =>
  trusted(String(Number.isFinite(value) ? Math.round(value * 1000) / 1000 : 0));

/** Text without halves of pairs of code units, which no file can hold: U+FFFD stands in their place. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

// oxlint-disable-next-line no-control-regex
const unliteral = /[\\"\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/** A string literal. What no text may hold (half of a pair of code units) becomes U+FFFD. */
export function quoted(text: string): Typst {
  const inside = wellFormed(text).replace(unliteral, (sign) =>
    sign === '\\' || sign === '"' ? `\\${sign}` : `\\u{${sign.charCodeAt(0).toString(16)}}`,
  );
  return trusted(`"${inside}"`);
}

/** White space as Typst sees it; every other sign that breaks a line there ends a line here too. */
const space = /[\t\n\v\f\r \u0085\u2028\u2029]+/g;

/**
 * Text as markup: every sign that could mean something gets a backslash, white space becomes one space. Letters, digits
 * and the few signs that never mean anything stay as they are, so that the files can be read.
 */
export function escaped(text: string): Typst {
  return trusted(
    wellFormed(text)
      .replace(space, ' ')
      // A full stop or hyphen between letters means nothing to Typst; elsewhere it may be part of a list, number or dash.
      .replace(
        /(?<=\p{L})([.-])(?=\p{L})|(?<=\p{L})\.(?= |$)|([!-+./:-@[-`{-~-])/gu,
        (sign, _inner, special) => {
          if (special === undefined) return sign;
          return ',()!?%&'.includes(special as string) ? sign : `\\${sign}`;
        },
      ),
  );
}

/** Named arguments that are there. */
export type Arguments = Readonly<Record<string, Typst | undefined>>;

/** `name: value` for each argument that is there, and then the others. */
function argumentList(named: Arguments, positional: readonly Typst[]): Typst {
  const given = Object.entries(named).flatMap(([name, value]) =>
    value === undefined ? [] : [typst`${trusted(name)}: ${value}`],
  );
  return join([...given, ...positional], ', ');
}

/** A call in markup: `#name(a: 1, "x")[body];`. The semicolon keeps what follows from being read as more of it. */
export function call(name: string, named: Arguments, body?: Typst, ...positional: Typst[]): Typst {
  const list = argumentList(named, positional);
  const parentheses = list === '' && body !== undefined ? nothing : typst`(${list})`;
  return typst`#${trusted(name)}${parentheses}${body === undefined ? nothing : content(body)};`;
}

/** A call in code: where a value is expected. */
export function value(name: string, named: Arguments, ...positional: Typst[]): Typst {
  return typst`${trusted(name)}(${argumentList(named, positional)})`;
}

/** Markup as a value. */
export const content = (body: Typst): Typst => typst`[${body}]`;

/** An array; a comma after the only element makes it one. */
export const array = (parts: readonly Typst[]): Typst =>
  parts.length === 0 ? typst`()` : typst`(${join(parts, ', ')},)`;
