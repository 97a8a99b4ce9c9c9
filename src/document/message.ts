// message: the shape of an entry of the message table.

/**
 * One kind of mistake. `message` says what happened, `help` what to do, both from the same arguments.
 * `explain` is a paragraph of Markdown for the manual and `octavo explain`; `bad` and `good` are examples:
 * Markdown of a page unless they begin with a line `# octavo.yml` or `# aliases.yml`, or with `$ command`.
 */
export interface Message {
  severity: 'error' | 'warning';
  message: (...args: string[]) => string;
  help: (...args: string[]) => string;
  explain: string;
  bad: string;
  good: string;
}

/** Checks the shape of a part of the table and keeps its exact type. */
export const defineMessages = <T extends Record<string, Message>>(table: T): T => table;
