// contents: the list beside the text begins at the current page; as a drawer it closes when a place is chosen.

export function contents(page: Document): void {
  const list = page.querySelector<HTMLElement>('#_contents');
  if (list === null) return;
  list.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a') !== null && list.matches(':popover-open'))
      list.hidePopover();
  });
  const current = list.querySelector<HTMLElement>('[aria-current]');
  if (current !== null && current.offsetTop > list.clientHeight)
    list.scrollTop = current.offsetTop - list.clientHeight / 2;
}
