// measure: what is measured inside a page. Each function runs in the browser, so it uses nothing around it.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Mean and greatest number of characters on full lines of plain paragraphs. */
export function lineLengths(): { mean: number; most: number } {
  const lengths: number[] = [];
  for (const paragraph of document.querySelectorAll('article > p')) {
    if (paragraph.querySelector('.katex, code, sup') !== null) continue;
    const lines = new Map<number, number>();
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const words = node.textContent ?? '';
      for (let at = 0; at < words.length; at++) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getClientRects()[0];
        if (box === undefined) continue;
        const line = Math.round(box.bottom / 6);
        const key = [line - 1, line, line + 1].find((one) => lines.has(one)) ?? line;
        lines.set(key, (lines.get(key) ?? 0) + 1);
      }
    }
    lengths.push(...[...lines.values()].slice(0, -1));
  }
  return { mean: lengths.reduce((sum, one) => sum + one, 0) / lengths.length, most: Math.max(...lengths) };
}

/** Visible words whose contrast with their ground is too low, each with its ratio. */
export function contrasts(): string[] {
  const canvas = document
    .createElement('canvas')
    .getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  const rgba = (colour: string): number[] => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r = 0, g = 0, b = 0]: number[]): number => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((one) =>
      one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element: Element | null): number[] => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if ((colour[3] ?? 0) > 250) return colour;
    }
    return [255, 255, 255];
  };
  const low: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (
      element === null ||
      (node.textContent ?? '').trim() === '' ||
      element.closest('script, .katex-mathml, .unseen, svg') !== null
    )
      continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const [a, b] = [light(rgba(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const least = element.closest('pre, :disabled') === null ? 7 : 4.5;
    if (ratio < least)
      low.push(
        `${ratio.toFixed(2)} ${element.tagName}.${element.className} "${(node.textContent ?? '').trim().slice(0, 30)}"`,
      );
  }
  return low;
}

/** What reaches over the right edge of the window. */
export function overflowing(): string {
  const edge = document.documentElement.clientWidth;
  return [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > edge + 1)
    .slice(0, 5)
    .map((one) => `${one.tagName}.${one.className}`)
    .join(', ');
}

/** Sum of all layout shifts since the page was opened, and a little longer. */
export function layoutShift(): Promise<number> {
  return new Promise((found) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift' as 'mark', buffered: true });
    setTimeout(() => found(sum), 400);
  });
}

/** Positions of what should stand on one line. */
export function edges(): { lefts: number[]; rights: number[]; text: number; tops: number[] } {
  const box = (selector: string): DOMRect => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(selector) as Element);
    return range.getBoundingClientRect();
  };
  return {
    lefts: ['article > p', 'pre code', 'th', 'figcaption', '.thm p'].map((selector) => box(selector).left),
    rights: [...document.querySelectorAll('article > .eq:not(.wide) > .eq-no')].map(
      (one) => one.getBoundingClientRect().right,
    ),
    text: (document.querySelector('article > p') as Element).getBoundingClientRect().right,
    tops: ['.contents a', '.outline .head'].map((selector) => box(selector).bottom),
  };
}

/** What can be touched and is smaller than 44 px, with what it has grown by. */
export function smallTargets(): string[] {
  const inWords = (one: Element): boolean =>
    one.tagName === 'A' &&
    one.closest(
      '.body, .meta, .crumb, .facts, .place, .say, .event, .hint, .gone, .similar small, dd, .as-set, p:not(.does, .acts)',
    ) !== null &&
    one.closest('.acts, .does, .by') === null;
  const box = (one: Element): { width: number; height: number } => {
    const own = one.getBoundingClientRect();
    const label = one instanceof HTMLInputElement ? one.labels?.[0] : undefined;
    const around = label?.getBoundingClientRect() ?? own;
    const grown = getComputedStyle(one, '::after');
    const inset = (side: 'top' | 'left' | 'right' | 'bottom'): number =>
      grown.content !== 'none' && grown.position === 'absolute'
        ? Math.max(0, -Number.parseFloat(grown[side]) || 0)
        : 0;
    const grownBy = (side: 'width' | 'height'): number =>
      grown.content !== 'none' && grown.position === 'absolute' ? Number.parseFloat(grown[side]) || 0 : 0;
    return {
      width: Math.max(around.width, grownBy('width'), own.width + inset('left') + inset('right')),
      height: Math.max(around.height, grownBy('height'), own.height + inset('top') + inset('bottom')),
    };
  };
  return [
    ...document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden]), textarea'),
  ]
    .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter(
      (one) => !inWords(one) && one.closest('.skip, .rows .t') === null && !one.matches('.skip, .bar input'),
    )
    .flatMap((one) => {
      const { width, height } = box(one);
      return width < 43.5 || height < 43.5
        ? [
            `${Math.round(width)} × ${Math.round(height)} ${one.tagName}.${one.className} "${(one.textContent ?? '').trim().slice(0, 20)}"`,
          ]
        : [];
    });
}
