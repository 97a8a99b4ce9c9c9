// forum-measure: what is measured and done in pages with discussions. Functions that run in the browser use nothing around them.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { Page } from 'playwright-core';

/** Selects letters of a block's first text, as a pointer would. */
export async function select(page: Page, id: string, from: number, to: number): Promise<void> {
  await page.evaluate(
    ({ block, start, end }) => {
      const element = document.querySelector(`[data-block="${block}"]:not([data-on])`) as HTMLElement;
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let text = walker.nextNode() as Text;
      while (text.length < end) text = walker.nextNode() as Text;
      getSelection()?.setBaseAndExtent(text, start, text, end);
      document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    },
    { block: id, start: from, end: to },
  );
}

export function awayFromSelection(): { gap: number; left: number; right: number; top: number } {
  const box = (document.querySelector('.menu[role=toolbar]') as Element).getBoundingClientRect();
  const words = getSelection()?.getRangeAt(0).getBoundingClientRect() as DOMRect;
  const gap = Math.max(words.top - box.bottom, box.top - words.bottom);
  return { gap, left: box.left, right: box.right, top: box.top };
}

export interface Edges {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function measurePanel(id: string): {
  panel: Edges;
  text: Edges;
  own: Edges;
  covered: string[];
  rem: number;
} {
  const edges = ({ left, right, top, bottom }: DOMRect): Edges => ({ left, right, top, bottom });
  const box = (selector: string): Edges =>
    edges((document.querySelector(selector) as Element).getBoundingClientRect());
  const panel = box('.talks');
  const covered: string[] = [];
  const look = (boxes: Iterable<DOMRect>, name: string): void => {
    for (const one of boxes) {
      const isApart =
        one.right <= panel.left ||
        one.left >= panel.right ||
        one.bottom <= panel.top ||
        one.top >= panel.bottom;
      if (!isApart && one.width > 0) covered.push(name);
    }
  };
  const walker = document.createTreeWalker(
    document.querySelector('article') as Element,
    NodeFilter.SHOW_TEXT,
  );
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (
      node.parentElement?.closest('.talks, .unseen, .katex-mathml') != null ||
      (node.textContent ?? '').trim() === ''
    )
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    look(range.getClientRects(), (node.textContent ?? '').slice(0, 20));
  }
  for (const bubble of document.querySelectorAll('a.talk')) look([bubble.getBoundingClientRect()], 'bubble');
  return {
    panel,
    text: box('article > p'),
    own: box(`[data-block="${id}"]:not([data-on])`),
    covered,
    rem: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  };
}

/** Targets that a finger would miss; links in running text are excepted, what grows a target beyond its box is counted. */
export function smallTargets(within: string): string[] {
  const small: string[] = [];
  for (const one of document.querySelectorAll<HTMLElement>(
    `${within} :is(a, button, summary, input, select, textarea)`,
  )) {
    if (!one.checkVisibility() || one.matches('[type=hidden]')) continue;
    if (one.matches('p a, .body a') && one.closest('.acts, .does') === null) continue;
    const label = one.matches('[type=radio], [type=checkbox]') ? one.closest('label') : null;
    const { width, height } = (label ?? one).getBoundingClientRect();
    const grown = getComputedStyle(one, '::after');
    const more =
      grown.content === 'none' || grown.position !== 'absolute'
        ? [0, 0]
        : [grown.width, grown.height].map((size) => Number.parseFloat(size) || 0);
    if (Math.max(width, more[0] ?? 0) < 43.5 || Math.max(height, more[1] ?? 0) < 43.5)
      small.push(
        `${one.tagName}.${one.className} "${(one.textContent ?? '').trim().slice(0, 20)}" ${width.toFixed(0)}×${height.toFixed(0)}`,
      );
  }
  return small;
}

interface Shift {
  value: number;
  sources: readonly { node: Node | null }[];
}

/** What has moved by itself since the page was opened, and a little longer. */
export function shifted(): Promise<string[]> {
  return new Promise((found) => {
    const moved: string[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as unknown as Shift;
        const nodes = sources.map(({ node }) =>
          (node instanceof Element ? node.outerHTML : (node?.textContent ?? '')).slice(0, 80),
        );
        moved.push(`${value}: ${nodes.join(' | ')}`);
      }
    }).observe({ type: 'layout-shift' as 'mark', buffered: true });
    setTimeout(() => found(moved), 400);
  });
}
