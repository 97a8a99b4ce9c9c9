// deck: shows the slides one at a time, makes each as small as it has to be, and turns them by key, button and swipe.
// @ts-check
(() => {
  const root = document.documentElement;
  const slides = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.slide')]);
  const turning = /** @type {HTMLElement} */ (document.querySelector('.turning'));
  /** @type {(name: string) => HTMLButtonElement} */
  const button = (name) => /** @type {HTMLButtonElement} */ (turning.querySelector(`.${name}`));
  const place = /** @type {HTMLElement} */ (turning.querySelector('.place'));
  // A window as narrow as a phone's shows all slides under one another, in letters that can be read there.
  const isWide = matchMedia('(width >= 44em)');
  /** As in the deck's HTML, where sizes are only estimated. */
  const largest = 1.2;
  let now = 0;
  let all = false;

  /** Whether the parts of a slide are within it at a size. @param {HTMLElement} body @param {number} fit */
  const fits = (body, fit) => {
    body.style.setProperty('--fit', String(fit));
    const room = /** @type {HTMLElement} */ (body.parentElement).getBoundingClientRect();
    // A slide whose text stands in the middle grows to both sides: there it is the slide that must hold it.
    const slide = /** @type {HTMLElement} */ (body.closest('.slide'));
    const scale = slide.getBoundingClientRect().height / 720;
    const most = slide.classList.contains('statement') ? 560 * scale : room.height;
    const within = [...body.querySelectorAll('.cell, .out, .eq-body, .rich, .table, .plot')];
    return (
      body.getBoundingClientRect().height <= most + 0.5 &&
      within.every((one) => one.scrollWidth <= one.clientWidth + 1) &&
      body.scrollWidth <= body.clientWidth + 1
    );
  };

  /** The largest size at which everything is within the slide. @param {HTMLElement} slide */
  const fit = (slide) => {
    const body = /** @type {HTMLElement | null} */ (slide.querySelector('.body'));
    if (body === null || fits(body, largest)) return;
    let [low, high] = [0.1, largest];
    for (let step = 0; step < 8; step++) {
      const middle = (low + high) / 2;
      if (fits(body, middle)) low = middle;
      else high = middle;
    }
    fits(body, low);
  };

  const fitAll = () => {
    if (root.classList.contains('deck')) slides.forEach(fit);
  };

  const size = () => {
    root.classList.toggle('deck', isWide.matches && !all);
    root.style.setProperty('--scale', String(Math.min(innerWidth / 1280, innerHeight / 720)));
    button('all').setAttribute('aria-pressed', String(all));
    button('all').hidden = !isWide.matches;
  };

  /** @param {number} to @param {boolean} [focus] */
  const go = (to, focus = true) => {
    now = Math.max(0, Math.min(slides.length - 1, to));
    const slide = /** @type {HTMLElement} */ (slides[now]);
    slides.forEach((one) => one.classList.toggle('now', one === slide));
    button('back').disabled = now === 0;
    button('on').disabled = now === slides.length - 1 && slide.querySelector('.step:not(.shown)') === null;
    place.textContent = `${now + 1} / ${slides.length}`;
    root.style.setProperty('--done', String(slides.length < 2 ? 1 : now / (slides.length - 1)));
    if (location.hash !== `#${slide.id}`) history.replaceState(null, '', `#${slide.id}`);
    if (root.classList.contains('deck')) {
      if (focus) slide.focus({ preventScroll: true });
      scrollTo(0, 0);
    } else if (focus) slide.scrollIntoView();
  };

  /** On with the next part that waits on the slide, else the next slide. */
  const on = () => {
    const waiting = slides[now]?.querySelector('.step:not(.shown)');
    if (waiting) waiting.classList.add('shown');
    else go(now + 1);
  };

  const fromAddress = () => slides.findIndex(({ id }) => `#${id}` === location.hash);
  const fullScreen = () =>
    document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen().catch(() => {});
  /** @param {boolean} wish */
  const showAll = (wish) => {
    all = wish;
    size();
    fitAll();
    go(now);
  };

  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowRight: on,
    ArrowDown: on,
    PageDown: on,
    ' ': on,
    ArrowLeft: () => go(now - 1),
    ArrowUp: () => go(now - 1),
    PageUp: () => go(now - 1),
    Home: () => go(0),
    End: () => go(slides.length - 1),
    f: fullScreen,
    a: () => showAll(!all),
    Escape: () => showAll(false),
  };

  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {Element} */ (event.target);
    if (event.key === ' ' && target.closest('button, a, summary, input') !== null) return;
    // All slides under one another are a page like others, with its own keys for scrolling.
    if (!root.classList.contains('deck') && event.key !== 'a' && event.key !== 'Escape') return;
    const key = event.key === ' ' && event.shiftKey ? 'ArrowLeft' : event.key;
    const act = keys[key];
    if (act === undefined || (key === 'Escape' && !all)) return;
    event.preventDefault();
    act();
  });
  button('back').addEventListener('click', () => go(now - 1, false));
  button('on').addEventListener('click', on);
  button('all').addEventListener('click', () => showAll(!all));
  button('full').addEventListener('click', fullScreen);
  button('full').hidden = !document.fullscreenEnabled;

  let from = { x: 0, y: 0 };
  addEventListener('touchstart', ({ touches: [touch] }) => {
    if (touch) from = { x: touch.clientX, y: touch.clientY };
  });
  addEventListener('touchend', ({ changedTouches: [touch] }) => {
    if (!touch || !root.classList.contains('deck') || (window.visualViewport?.scale ?? 1) > 1.05) return;
    const [x, y] = [touch.clientX - from.x, touch.clientY - from.y];
    if (Math.abs(x) < 50 || Math.abs(x) < 2 * Math.abs(y)) return;
    if (x < 0) on();
    else go(now - 1);
  });

  addEventListener('resize', size);
  isWide.addEventListener('change', () => {
    size();
    fitAll();
    go(now, false);
  });
  addEventListener('hashchange', () => {
    const to = fromAddress();
    if (to >= 0 && to !== now) go(to);
  });
  addEventListener('beforeprint', () => {
    root.classList.add('deck');
    fitAll();
  });
  addEventListener('afterprint', size);

  turning.hidden = false;
  size();
  go(Math.max(0, fromAddress()), false);
  const ready = () => {
    fitAll();
    root.classList.add('fitted');
  };
  const whenFaced = () => void document.fonts.ready.then(ready);
  whenFaced();
  addEventListener('load', whenFaced);
})();
