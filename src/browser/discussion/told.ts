// told: what a screen reader is told in passing, in the page's one polite place for that.

/** Says a sentence once. The same sentence again is said again. */
export function tell(words: string): void {
  const place = placeOf();
  place.textContent = '';
  setTimeout(() => {
    place.textContent = words;
  }, 30);
}

function placeOf(): HTMLElement {
  const known = document.querySelector<HTMLElement>('[role=status].unseen');
  if (known !== null) return known;
  const made = document.createElement('p');
  made.className = 'unseen';
  made.setAttribute('role', 'status');
  document.body.append(made);
  return made;
}
