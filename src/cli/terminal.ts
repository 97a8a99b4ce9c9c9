// terminal: draws what a build tells: aligned lines, one of them moving on a terminal, plain ones in a log.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { BuildEvent, OnEvent, Report } from '../project/index.ts';
import { counted } from '../project/index.ts';
import { paintFor } from './colour.ts';
import type { Console, Output } from './command.ts';
import { showDiagnostic } from './show-diagnostic.ts';

const column = 12;
/** Seconds between two lines of a log about the same work. */
const logPause = 5;

/** The listener that draws the events of one book. */
export function terminal({ stdout }: Console, options: { why: boolean; folder: string }): OnEvent {
  const paint = paintFor(stdout);
  const line = stdout.isTTY === true ? movingLine(stdout) : loggedLine(stdout);
  const sources = new Map<string, string | undefined>();
  const source = (file: string): string | undefined => {
    if (!sources.has(file)) sources.set(file, textOf(join(options.folder, file)));
    return sources.get(file);
  };
  let spoken = false;
  return (event) => {
    switch (event.event) {
      case 'start':
        return;
      case 'stage':
        line.settle(`${event.stage.padEnd(column)}${event.text}`);
        return;
      case 'progress':
        line.move(progressText(event));
        return;
      case 'line':
        line.move(`${' '.repeat(column)}${event.text}`);
        return;
      case 'why':
        if (options.why)
          line.settle(
            `${'why'.padEnd(column)}${event.unit === undefined ? '' : `${event.unit}: `}${event.reason}`,
          );
        return;
      case 'diagnostic':
        line.settle();
        stdout.write(`\n${showDiagnostic(event.diagnostic, source, paint)}`);
        spoken = true;
        return;
      case 'finished':
        line.settle();
        stdout.write(`${spoken ? '\n' : ''}${summary(event.report, event.output)}`);
    }
  };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function progressText({
  stage,
  variant,
  done,
  total,
  page,
  seconds,
}: Extract<BuildEvent, { event: 'progress' }>): string {
  const name = variant === 'default' ? '' : `${variant}  `;
  const whole = done > 0 && done < total ? ` of about ${clock((seconds * total) / done)}` : '';
  return `${stage.padEnd(column)}${name}${done} / ${total} cells  ${page}  ${clock(seconds)}${whole}`;
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

interface Line {
  /** Shows how far the work is. */
  move(text: string): void;
  /** Ends the moving line; with a text, prints it as a line that stays. */
  settle(text?: string): void;
}

/** One line that is drawn over and over. */
function movingLine(output: Output): Line {
  let shown = false;
  const erase = (): void => {
    if (shown) output.write('\r\u001b[2K');
    shown = false;
  };
  return {
    move: (text) => {
      erase();
      output.write(text.slice(0, (output.columns ?? 80) - 1));
      shown = true;
    },
    settle: (text) => {
      erase();
      if (text !== undefined) output.write(`${text}\n`);
    },
  };
}

/** The same in a file: a line now and then. */
function loggedLine(output: Output): Line {
  let last = 0;
  return {
    move: (text) => {
      const now = Date.now();
      if (now - last < logPause * 1000) return;
      last = now;
      output.write(`${text}\n`);
    },
    settle: (text) => {
      if (text !== undefined) output.write(`${text}\n`);
    },
  };
}

/** The closing lines: what there is now, and what was wrong. */
function summary(report: Report, output: string): string {
  const here = relative(process.cwd(), output) || '.';
  const forms = report.outputs.map(({ format, path, pages, files }) => {
    const place = `${here}/${path}`;
    switch (format) {
      case 'pdf':
        return `${place} (${counted(files, 'file')}${pages === undefined ? '' : `, ${counted(pages, 'page')}`})`;
      case 'html':
        return `${place}/index.html`;
      default:
        return `${place} (${counted(files, 'file')})`;
    }
  });
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = report.diagnostics.length - errors;
  const wrong = [errors > 0 && counted(errors, 'error'), warnings > 0 && counted(warnings, 'warning')]
    .filter(Boolean)
    .join(', ');
  const ran = Object.values(report.cells).reduce((sum, { run }) => sum + run, 0);
  const seconds =
    report.wallSeconds < 10
      ? Math.max(0.1, report.wallSeconds).toFixed(1)
      : String(Math.round(report.wallSeconds));
  const work = `${report.pages.rendered} rendered, ${ran === 0 ? 'nothing executed' : `${counted(ran, 'cell')} executed`}`;
  return `${[counted(report.pages.total, 'page'), ...forms].join(' · ')}\n${wrong === '' ? '' : `${wrong} · `}${seconds} s, ${work}\n`;
}

/** A text in lines of at most `width` columns; blank lines stay. */
export function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => {
      const lines = [''];
      for (const word of line.split(' ')) {
        const last = lines.at(-1) as string;
        if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
        else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
      }
      return lines.join('\n');
    })
    .join('\n');
}
