// outline: marks the part of the page that is being read.

export function outline(page: Document): void {
  const links = [...page.querySelectorAll<HTMLAnchorElement>('.outline a')];
  if (links.length === 0) return;
  const parts = links.flatMap((link) => {
    const heading = page.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading === null ? [] : [{ link, heading }];
  });
  let waiting = false;
  const mark = (): void => {
    waiting = false;
    const line = innerHeight / 4;
    const passed = parts.filter(({ heading }) => heading.getBoundingClientRect().top < line);
    for (const { link } of parts) {
      if (link === passed.at(-1)?.link) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  addEventListener(
    'scroll',
    () => {
      if (!waiting) requestAnimationFrame(mark);
      waiting = true;
    },
    { passive: true },
  );
  mark();
}
