// pip-errors: what pip said when it failed, as a diagnostic at the requirement's line.

import { diagnostic, pointFinder } from '../../document/index.ts';
import type { Diagnostic, Place } from '../../document/index.ts';
import type { RequirementsFile } from './requirements.ts';
import { lineOfPackage } from './requirements.ts';

const network =
  /Failed to establish a new connection|Temporary failure in name resolution|Name or service not known|getaddrinfo failed|Network is unreachable|Connection refused|Could not fetch URL|NewConnectionError|ConnectTimeoutError|ProxyError|SSLError/;
const notFound =
  /(?:No matching distribution found for|Could not find a version that satisfies the requirement) ([^\s;(]+)/;
const malformed = /Invalid requirement: '?([^\n']+)/;

/** `stderr` is pip's; the requirement at fault is looked for in the files. */
export function pipDiagnostic(
  stderr: string,
  files: readonly RequirementsFile[],
  variant: string,
): Diagnostic {
  const requirement = notFound.exec(stderr)?.[1];
  // A network error beside it means that pip could not look, not that there is none.
  if (network.test(stderr)) return diagnostic('package-index-unreachable', first(files), lastLines(stderr));
  if (requirement !== undefined) {
    return diagnostic('requirement-not-found', placeOf(files, requirement), requirement, lastLines(stderr));
  }
  const broken = malformed.exec(stderr)?.[1];
  const place = broken === undefined ? first(files) : placeOf(files, broken);
  return diagnostic('environment-not-made', place, variant, lastLines(stderr));
}

const first = (files: readonly RequirementsFile[]): Place => ({ file: files[0]?.path ?? 'requirements.txt' });

function placeOf(files: readonly RequirementsFile[], requirement: string): Place {
  const found = lineOfPackage(files, requirement);
  return found ? lineAt(found.path, found.text, found.line) : first(files);
}

/** A whole line (1-based) of a file. */
export function lineAt(file: string, text: string, line: number): Place {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const point = pointFinder(text);
  const end = start + (lines[line - 1] ?? '').trimEnd().length;
  return { file, position: { start: point(start), end: point(end) } };
}

/** What pip says last, which is why it failed; its hints on newer versions of itself left out. */
function lastLines(stderr: string): string {
  const lines = stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\[notice\]|^WARNING: (?:There was|Location)/.test(line));
  const errors = lines.filter((line) => /^\s*ERROR:|error:/i.test(line));
  return (errors.length > 0 ? errors : lines)
    .slice(-4)
    .map((line) => line.trim())
    .join('\n');
}
