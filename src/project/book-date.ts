// book-date: the date that a book's files carry; never the clock's, so that two builds give the same bytes.

import { execFileSync } from 'node:child_process';

/** Seconds since 1970: the book's own date, else SOURCE_DATE_EPOCH, else the last commit's, else 0. */
export function bookDate(date: string | undefined, folder: string): number {
  const own = Date.parse(date ?? '');
  if (!Number.isNaN(own)) return own / 1000;
  const epoch = Number(process.env['SOURCE_DATE_EPOCH']);
  if (Number.isFinite(epoch) && epoch > 0) return epoch;
  try {
    const time = execFileSync('git', ['log', '-1', '--format=%ct'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(time.toString().trim()) || 0;
  } catch {
    return 0;
  }
}
