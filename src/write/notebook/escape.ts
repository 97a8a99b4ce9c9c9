// escape: text that Markdown, and Jupyter's search for formulas, must take as it is.

/** Words inside a line. A line break becomes a space. */
export function escapeText(text: string, inTable = false): string {
  const safe = text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/\\/g, '\\\\')
    // Jupyter takes \( and \[ for formulas even when escaped.
    .replace(/\\\\(?=[([\])])/g, '&#92;')
    .replace(/[`*[\]<$~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
  return inTable ? safe.replace(/\|/g, '\\|') : safe;
}

/** A line of Markdown that begins a paragraph: nothing in it may look like a list, a heading or a rule. */
export function escapeStart(line: string): string {
  return line.replace(/^(\s*)([#>+=-])/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** An address inside `(…)`. */
export function escapeAddress(url: string): string {
  return url.replace(/[\s()<>\\]/g, (char) =>
    char === '(' ? '%28' : char === ')' ? '%29' : encodeURIComponent(char),
  );
}

/** Code inside a line, between as many backticks as it needs. */
export function codeSpan(text: string, inTable: boolean): string {
  const value = text.replace(/\n/g, ' ');
  const longest = Math.max(0, ...(value.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(value) ? ' ' : '';
  const code = `${fence}${pad}${value}${pad}${fence}`;
  return inTable ? code.replace(/\|/g, '\\|') : code;
}

/** Code as a block, between a fence longer than any in it. */
export function codeBlock(text: string, language: string): string {
  const longest = Math.max(2, ...(text.match(/^\s*`+/gm) ?? []).map((run) => run.trim().length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language.replace(/[`\s].*/s, '')}\n${text.replace(/\n$/, '')}\n${fence}`;
}
