// counting: numbers with their nouns, and spans of time, in English.

const english = new Intl.NumberFormat('en');

export const count = (value: number, one: string, many: string): string =>
  `${english.format(value)} ${value === 1 ? one : many}`;

/** "40 seconds", "12 minutes", "5 hours": never shorter than it is. */
export function lasting(seconds: number): string {
  if (seconds < 90) return count(Math.max(1, Math.ceil(seconds)), 'second', 'seconds');
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 90) return count(minutes, 'minute', 'minutes');
  const hours = Math.ceil(minutes / 60);
  return hours < 36 ? count(hours, 'hour', 'hours') : count(Math.ceil(hours / 24), 'day', 'days');
}
