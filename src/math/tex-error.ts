// tex-error: what KaTeX could not read, as a place in the author's TeX, what is wrong and what to do.

import { nearest } from '../document/index.ts';
import { commandNames } from './commands.ts';
import type { Macros, ParseFailure } from './katex.ts';

export interface TexError {
  /** What is wrong and what to do, one line without a full stop. */
  message: string;
  /** UTF-16 units from the start of the TeX. */
  offset: number;
  length: number;
}

/** Turns KaTeX's complaint into one about the author's TeX. The place is always inside the TeX. */
export function texError(tex: string, failure: ParseFailure, macros: Macros): TexError {
  const unknown = /^Undefined control sequence: (\\.+)$/s.exec(failure.message)?.[1];
  const place = placeOf(tex, failure, unknown);
  return { message: unknown ? unknownCommand(unknown, macros) : explained(failure.message), ...place };
}

/** Commands of LaTeX that mean something only around a formula. */
const outside: Readonly<Record<string, string>> = {
  '\\label': 'write the label after the closing dollars: $$ … $$ (eq-name)',
  '\\ref': 'end the formula and refer from the text: {ref}`label`',
  '\\eqref': 'end the formula and refer from the text: {eq}`label`',
  '\\cite': 'end the formula and cite from the text: {cite}`key`',
  '\\DeclareMathOperator': 'write \\operatorname{…}, or define a macro under project.math',
  '\\intertext': 'end the formula, or put the words in a line of their own with \\text{…}',
  '\\footnote': 'put the footnote behind the formula',
};

function unknownCommand(name: string, macros: Macros): string {
  const instead = outside[name];
  if (instead !== undefined) return `${name} does not work inside a formula; ${instead}`;
  if (commandNames.includes(name)) return `${name} works only in text; put it inside \\text{…}`;
  const near = similar(name, macros);
  const define = `define it under project.math as ${JSON.stringify(name)}`;
  return near === undefined
    ? `unknown command ${name}; ${define}`
    : `unknown command ${name}; did you mean ${near}? If not, ${define}`;
}

/** A known name that begins as this one; for short names two letters must agree. The author's own case comes first. */
function similar(name: string, macros: Macros): string | undefined {
  const same = name.slice(0, name.length <= 4 ? 3 : 2).toLowerCase();
  const all = [...Object.keys(macros), ...commandNames].filter((one) => one.toLowerCase().startsWith(same));
  const capital = (one: string): number => (one.charAt(1) === name.charAt(1) ? 0 : 1);
  return nearest(
    name,
    all.sort((a, b) => capital(a) - capital(b)),
  );
}

/** Complaints of KaTeX that do not say what to do, and what to say instead. */
const sayings: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^Expected '\}', got 'EOF'/, () => 'a group is not closed; add the missing }'],
  [/^Expected 'EOF', got '\}'/, () => 'there is a } without {; remove it, or write \\} for a brace'],
  [
    /^Expected 'EOF', got '&'/,
    () =>
      'an & stands outside a table; use it inside \\begin{aligned} … \\end{aligned}, or write \\& for the sign',
  ],
  [
    /^Expected 'EOF', got '(\\\\|\\end|\\right)'/,
    (found) => `${found} has no beginning before it; remove it or add what it ends`,
  ],
  [/^Expected '\\right', got '(.*)'/s, () => '\\left has no \\right; add it (\\right. draws nothing)'],
  [/^Expected '(.*)', got 'EOF'/s, (wanted) => `the formula ends too early; ${wanted} is missing`],
  [/^Expected '(.*)', got '(.*)'/s, (wanted, got) => `${got} stands where ${wanted} should be`],
  [
    /^No such environment: (.*)$/s,
    (name) => `unknown environment ${name}; use aligned, gathered, cases, matrix, pmatrix, bmatrix or array`,
  ],
  [
    /^Mismatch: \\begin\{(.*)\} matched by \\end\{(.*)\}/s,
    (begin, end) => `\\begin{${begin}} is closed by \\end{${end}}; make them the same`,
  ],
  [
    /^Can't use function '(.*)' in math mode/s,
    (name) => `${name} works only in text; put it inside \\text{…}`,
  ],
  [
    /^Can't use function '(.*)' in text mode/s,
    (name) => `${name} works only in mathematics; put it between dollars inside \\text`,
  ],
  [/^Unexpected character: '\\'/, () => 'the formula ends with a backslash; remove it'],
  [
    /^Too many tab characters/,
    () => 'there are more & than this environment has columns; remove some, or use aligned or array',
  ],
  [
    /^Invalid delimiter (?:type )?'(.*)' after '(.*)'/s,
    (found, after) => `${after} needs a delimiter such as ( [ \\{ | or . after it, not ${found}`,
  ],
  [/^Double superscript/, () => 'two superscripts on one base; put braces around the first: {x^a}^b'],
  [/^Double subscript/, () => 'two subscripts on one base; put braces around the first: {x_a}_b'],
  [/^Expected group after '(.*)'/s, (name) => `${name} has nothing after it; write ${name}{…}`],
  [/^Expected group as argument to '(.*)'/s, (name) => `${name} lacks an argument; write ${name}{…}`],
  [
    /^Unexpected end of input in a macro argument/,
    () => "a command's argument is not closed; add the missing }",
  ],
  [
    /^Too many expansions/,
    () => 'a macro calls itself without end; look at its definition under project.math',
  ],
  [
    /^(\\\w+) is not allowed in formulas/,
    (name) => `${name} is not allowed in formulas; put links and pictures outside them`,
  ],
  [/^Multiple \\tag/, () => 'a formula has one \\tag; remove the others'],
  [/^\\tag works only in display/, () => '\\tag works only in displayed formulas; write it between $$'],
  [
    /^\{(.*)\} can be used only in display mode/s,
    (name) => `${name} works only in displayed formulas; write it between $$, or use aligned`,
  ],
];

function explained(message: string): string {
  for (const [pattern, say] of sayings) {
    const found = pattern.exec(message);
    if (found) return say(...found.slice(1));
  }
  return message.replace(/\.$/, '').replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

function placeOf(
  tex: string,
  failure: ParseFailure,
  unknown: string | undefined,
): { offset: number; length: number } {
  const { offset, length = 1 } = failure;
  const within =
    offset !== undefined &&
    offset <= tex.length &&
    (unknown === undefined || tex.startsWith(unknown, offset));
  if (within) {
    const start = Math.min(offset, Math.max(0, tex.length - 1));
    // KaTeX's tokens take the spaces behind a command along.
    const marked = tex.slice(start, start + length).trimEnd().length;
    return { offset: start, length: Math.max(1, marked) };
  }
  const command = /^(\\[A-Za-z]+) /.exec(failure.message)?.[1];
  if (command !== undefined && tex.includes(command))
    return { offset: tex.indexOf(command), length: command.length };
  // The place lies in a macro's body: point at the whole formula.
  return { offset: 0, length: Math.max(1, tex.length) };
}
