// letters-of: the signs of several texts together.

/** Every sign of all texts once, sorted. */
export const allLetters = (...texts: readonly string[]): string =>
  texts.every((text) => text === '' || text === texts[0])
    ? (texts[0] ?? '')
    : [...new Set(texts.join(''))].toSorted().join('');
