// preparing-client: a connection to PostgreSQL that has each statement read and planned once.

import pg from 'pg';

/** Statements that a connection keeps on the server; what comes after these is planned each time. */
const mostKept = 300;

/** What the server can prepare; its changes of tables come once. */
const isKept = /^\s*(?:select|insert|update|delete|with)\b/i;

/** Tables have changed under a statement, or the server has forgotten it (PostgreSQL, Appendix A). */
const stale = new Set(['0A000', '26000']);

/** Sends statements that have parameters by names (PostgreSQL, 55.2.3 Extended Query): half of the server's time for a small one. */
export class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>();
  /** Of all names so far: one that has gone stale is not used again. */
  #count = 0;

  /** As the driver's own; it has eight forms, of which the one with text and parameters is looked at. */
  override query(...given: unknown[]): never {
    const [text, values, done] = given;
    if (typeof text !== 'string' || !Array.isArray(values) || !isKept.test(text)) {
      return super.query(...(given as [string])) as never;
    }
    const name = this.#nameOf(text);
    const config = { text, values: values as unknown[], ...(name !== undefined && { name }) };
    // So asks the pool itself, which lets go of a connection on which something failed.
    if (typeof done === 'function') return super.query(config, done as () => void) as never;
    return super.query(config).catch((error: unknown) => this.#failed(error)) as never;
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= mostKept) return known;
    const name = `s${(this.#count += 1)}`;
    this.#names.set(text, name);
    return name;
  }

  /** The statement fails this once; the next time it is prepared anew. */
  #failed(error: unknown): never {
    if (stale.has(String((error as { code?: unknown }).code))) this.#names.clear();
    throw error;
  }
}
