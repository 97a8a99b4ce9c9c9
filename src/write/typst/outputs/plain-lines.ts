// plain-lines: what a program printed, as the lines that a terminal would show at the end.

/** Colours and other commands to a terminal: CSI, OSC and two-letter sequences of ECMA-48. */
// oxlint-disable-next-line no-control-regex
const commands = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[ -/]*[0-~])/g;

/** Without colours; a line that was written over again (progress bars) is shown as it was left. */
export function plainLines(text: string): string[] {
  const clean = text.replace(commands, '').replace(/\r\n/g, '\n');
  const lines = clean.split('\n').map(overwritten);
  while (lines.length > 0 && (lines.at(-1) as string).trim() === '') lines.pop();
  return lines;
}

function overwritten(line: string): string {
  if (!/[\r\b]/.test(line)) return line;
  let shown: string[] = [];
  let at = 0;
  for (const letter of line) {
    if (letter === '\r') at = 0;
    else if (letter === '\b') at = Math.max(0, at - 1);
    else shown[at++] = letter;
  }
  return Array.from(shown, (letter) => letter ?? ' ').join('');
}
