// quote-marks: the words that discussions are about, underlined in the text; a click on them opens their discussion.
// Nothing is put into the text for it: browsers paint over it.

import { blockOf } from './block.ts';
import { rangesOf } from './block-text.ts';

/** The panel, which is in the file that loads this one. */
export interface Panel {
  openBubble: (bubble: HTMLAnchorElement, stay: boolean) => Promise<void>;
  panelBlock: () => HTMLElement | undefined;
}

interface Quote {
  thread: string;
  bubble: HTMLAnchorElement;
  block: HTMLElement;
  ranges: readonly Range[];
  /** Formulas in it: they have parts at many heights, and get one line. */
  formulas: readonly HTMLElement[];
}

const names = { quoted: 'quoted', open: 'quoted-open' } as const;

let quotes: readonly Quote[] = [];

export function markQuotes(page: Document, { openBubble, panelBlock }: Panel): void {
  const again = (): void => mark(page, panelBlock());
  again();
  // Bubbles come and change with what is posted in the panel; and the words of an open one glow.
  page.addEventListener('octavo-part', again);
  page.addEventListener('octavo-closed', again);
  page.addEventListener('click', (event) => {
    const quote = quoteAt(event);
    if (quote === undefined || event.defaultPrevented || event.button !== 0) return;
    if (getSelection()?.isCollapsed === false) return;
    void openBubble(quote.bubble, true).then(() => unfold(page, quote.thread));
  });
  page.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse') point(quoteAt(event)?.block);
  });
}

/** Opens one of the discussions of the panel, which closes the others. */
function unfold(page: Document, thread: string): void {
  const one = page.querySelector<HTMLDetailsElement>(`.talks .thread[data-thread="${CSS.escape(thread)}"]`);
  if (one !== null) one.open = true;
}

function mark(page: Document, open: HTMLElement | undefined): void {
  for (const { formulas } of quotes)
    for (const one of formulas) one.classList.remove(...Object.values(names));
  quotes = [...page.querySelectorAll<HTMLAnchorElement>('article a.talk[data-quotes]')].flatMap(quotesOf);
  paint(names.quoted, quotes);
  paint(
    names.open,
    quotes.filter(({ block }) => block === open),
  );
}

function paint(name: string, list: readonly Quote[]): void {
  if (list.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...list.flatMap(({ ranges }) => ranges)));
  for (const { formulas } of list) for (const one of formulas) one.classList.add(name);
}

/** As the server writes them: `start-length-thread`, a blank between two. */
function quotesOf(bubble: HTMLAnchorElement): Quote[] {
  const block = blockOf(bubble.parentElement);
  const list = bubble.dataset['quotes']?.split(' ') ?? [];
  if (block === undefined) return [];
  return list.flatMap((one): Quote[] => {
    const [start = 0, length = 0, thread = ''] = one.split('-', 3).map(String);
    const found = rangesOf(block, { start: Number(start), length: Number(length) });
    return [{ thread, bubble, block, ...found }];
  });
}

/** The shortest of the quotes under a point: it lies in the others. Links and buttons of the text are their own. */
function quoteAt({ target, clientX: x, clientY: y }: MouseEvent): Quote | undefined {
  if (!(target instanceof Element) || target.closest('a, button, input, label, summary, .beside') !== null)
    return undefined;
  const here = quotes.filter(({ block }) => block.contains(target));
  const under = here.filter(({ ranges, formulas }) =>
    [...ranges, ...formulas].some((part) =>
      [...part.getClientRects()].some(
        ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
      ),
    ),
  );
  const long = ({ ranges }: Quote): number => ranges.reduce((sum, one) => sum + one.toString().length, 0);
  return under.sort((a, b) => long(a) - long(b))[0];
}

let pointed: HTMLElement | undefined;

function point(block: HTMLElement | undefined): void {
  if (pointed === block) return;
  pointed?.classList.remove('at-quote');
  block?.classList.add('at-quote');
  pointed = block;
}
