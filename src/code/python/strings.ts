// strings: where a Python string literal ends, fields of f-strings included.

const stringStart = /(?:[rR][bBfFtT]?|[bBfFtT][rR]?|[uU])?("""|'''|"|')/y;

/** Deeper nesting of f-strings than this is an attack or broken; its quotes are then taken as they come. */
const deepest = 30;

/** The offset after the string literal, prefix included, that begins at `at`; undefined when none begins there. */
export function endOfString(source: string, at: number): number | undefined {
  const opened = openingAt(source, at);
  if (opened === undefined) return undefined;
  if (opened.formatted) {
    const end = afterFormatted(source, opened.body, opened.quote, 0);
    if (end !== undefined) return end;
  }
  return afterPlain(source, opened.body, opened.quote);
}

interface Opening {
  quote: string;
  /** Offset of the first character after the quote. */
  body: number;
  formatted: boolean;
}

function openingAt(source: string, at: number): Opening | undefined {
  stringStart.lastIndex = at;
  const match = stringStart.exec(source);
  if (match === null) return undefined;
  return { quote: match[1] as string, body: stringStart.lastIndex, formatted: /^[rR]?[fFtT]/.test(match[0]) };
}

/** An unclosed string of one line ends with its line. */
function afterPlain(source: string, from: number, quote: string): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source.startsWith(quote, at)) return at + quote.length;
    else if (source[at] === '\n' && quote.length === 1) return at;
  }
  return source.length;
}

/** Since Python 3.12 a field may hold any string, its own string's quotes included. Undefined: not closed. */
function afterFormatted(source: string, from: number, quote: string, depth: number): number | undefined {
  if (depth > deepest) return undefined;
  let at = from;
  while (at < source.length) {
    if (source[at] === '\\') at += 2;
    else if (source.startsWith(quote, at)) return at + quote.length;
    else if (source[at] === '\n' && quote.length === 1) return undefined;
    else if (source.startsWith('{{', at)) at += 2;
    else if (source[at] === '{') {
      const end = afterField(source, at + 1, quote, depth + 1);
      if (end === undefined) return undefined;
      at = end;
    } else at++;
  }
  return undefined;
}

function afterField(source: string, from: number, quote: string, depth: number): number | undefined {
  if (depth > deepest) return undefined;
  let brackets = 0;
  let at = from;
  while (at < source.length) {
    const char = source[at] as string;
    const opened = /\w/.test(source[at - 1] as string) ? undefined : openingAt(source, at);
    if (opened !== undefined) {
      const { body, formatted } = opened;
      const end = formatted
        ? afterFormatted(source, body, opened.quote, depth + 1)
        : afterPlain(source, body, opened.quote);
      if (end === undefined) return undefined;
      at = end;
    } else if (brackets === 0 && char === '}') return at + 1;
    else if (brackets === 0 && char === ':') return afterFormat(source, at + 1, quote, depth);
    else {
      if ('([{'.includes(char)) brackets++;
      else if (')]}'.includes(char)) brackets--;
      at++;
    }
  }
  return undefined;
}

/** The format after the colon of a field: text, with fields of its own. */
function afterFormat(source: string, from: number, quote: string, depth: number): number | undefined {
  let at = from;
  while (at < source.length) {
    if (source[at] === '}') return at + 1;
    if (source.startsWith(quote, at) || (source[at] === '\n' && quote.length === 1)) return undefined;
    const end = source[at] === '{' ? afterField(source, at + 1, quote, depth + 1) : at + 1;
    if (end === undefined) return undefined;
    at = end;
  }
  return undefined;
}
