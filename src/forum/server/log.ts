// log: what the server says of itself: one JSON object a line, or words for a person at a terminal.

export type Level = 'info' | 'warning' | 'error';
export type Details = Readonly<Record<string, string | number | boolean | undefined>>;

export type Log = (level: Level, event: string, details?: Details) => void;

/** One JSON object a line: `{"time":"…","level":"info","event":"request","path":"/"}`. */
export const jsonLog =
  (write: (line: string) => void, now: () => number): Log =>
  (level, event, details = {}) =>
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...details })}\n`);

/** For a person: requests that went well are left out. */
export const plainLog =
  (write: (line: string) => void): Log =>
  (level, event, details = {}) => {
    if (level === 'info' && event === 'request') return;
    const words = Object.entries(details)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name} ${value}`);
    write(`${[level === 'info' ? event : `${level}: ${event}`, ...words].join('  ')}\n`);
  };
