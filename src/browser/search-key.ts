// search-key: `/` goes to the search, from anywhere but a field.

export function searchKey(page: Document): void {
  const link = page.querySelector<HTMLAnchorElement>('.bar a.search');
  if (link === null) return;
  page.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const { target } = event;
    if (
      target instanceof HTMLElement &&
      (target.isContentEditable || target.closest('input, textarea, select') !== null)
    )
      return;
    event.preventDefault();
    const field = page.querySelector<HTMLInputElement>('#_q');
    if (field === null) link.click();
    else field.focus();
  });
}
