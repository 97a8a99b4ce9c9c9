// stream-text: what a terminal would show of text with carriage returns and backspaces.

/** `\r` goes back to the line's start, `\b` one character; what is written then covers what was there. */
export function foldControls(text: string): string {
  if (!/[\r\b]/.test(text)) return text;
  return text
    .replace(/\r+\n/g, '\n')
    .split('\n')
    .map((line) => (/[\r\b]/.test(line) ? foldLine(line) : line))
    .join('\n');
}

function foldLine(line: string): string {
  const shown: string[] = [];
  let at = 0;
  for (const character of line) {
    if (character === '\r') at = 0;
    else if (character === '\b') at = Math.max(0, at - 1);
    else shown[at++] = character;
  }
  return shown.join('');
}
