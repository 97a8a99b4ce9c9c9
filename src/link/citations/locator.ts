// locator: the place in a cited work ("p. 33", "chap. 2") at the beginning of a citation's suffix.

const labels: Readonly<Record<string, string>> = {
  p: 'page',
  pp: 'page',
  page: 'page',
  pages: 'page',
  ch: 'chapter',
  chap: 'chapter',
  chapter: 'chapter',
  chapters: 'chapter',
  sec: 'section',
  section: 'section',
  sections: 'section',
  '§': 'section',
  '§§': 'section',
  vol: 'volume',
  vols: 'volume',
  volume: 'volume',
  fig: 'figure',
  figs: 'figure',
  figure: 'figure',
  para: 'paragraph',
  paragraph: 'paragraph',
  '¶': 'paragraph',
  no: 'issue',
  part: 'part',
  pt: 'part',
  note: 'note',
  n: 'note',
  line: 'line',
  lines: 'line',
  theorem: 'theorem',
  thm: 'theorem',
};

const pattern =
  /^[\s,]*(§§?|¶|\p{L}+)\.?[\s~\u00a0]*((?:[\dA-Z][\w.]*|[ivxlc]+)(?:\s*[-–—,&]\s*(?:[\dA-Z][\w.]*|[ivxlc]+))*)/u;

/** Splits a suffix into the locator at its beginning and what follows. */
export function readLocator(suffix: string): { locator?: { label: string; value: string }; rest: string } {
  const match = pattern.exec(suffix);
  const label = match?.[1] === undefined ? undefined : labels[match[1].toLowerCase()];
  if (match?.[2] === undefined || label === undefined) return { rest: suffix.replace(/^[\s,]+/, '').trim() };
  const value = match[2].replace(/\s*[-–—]\s*/g, '–').replace(/[.]+$/, '');
  return { locator: { label, value }, rest: suffix.slice(match[0].length).trim() };
}
