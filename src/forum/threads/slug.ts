// slug: a title as words for an address. They are for people; ids decide.

const longest = 60;

/** "Why is L₂ “squared”?" → "why-is-l2-squared"; other scripts than Latin stay as they are. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .match(/[\p{L}\p{N}]+/gu);
  let slug = '';
  for (const word of words ?? []) {
    if (slug !== '' && slug.length + word.length >= longest) break;
    slug += slug === '' ? word.slice(0, longest) : `-${word}`;
  }
  return slug === '' ? 'discussion' : slug.normalize('NFC');
}
