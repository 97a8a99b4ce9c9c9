// scenario: the types of the bench: a book, a way to build it, a change to its pages, and one row that joins them.

import type { Report } from '../src/project/index.ts';

/** Text of each Markdown page by its path from the book's folder, with `/`. */
export type Pages = ReadonlyMap<string, string>;

export interface Book {
  /** Begins the names of the rows. */
  name: string;
  /** Number of pages, when the same book is there at several sizes. */
  size?: number;
  /** Why there is no such book here; absent = it is here. */
  missing?: () => string | undefined;
  /** Writes the whole book into a folder that is not there yet. */
  write: (folder: string) => void;
  /** Words of running prose, once on that page: what the change of one word changes. */
  prose: {
    file: string;
    words: string;
    /** Its page in the output, from the output folder, to see that a builder without report has made it again. */
    page?: string;
  };
  /** A label with users on several pages, and the text that defines it. */
  label?: { file: string; name: string; definition: string };
}

/** Where a build finds and leaves its things. All folders are of this run of the bench, but `tools`, which stays. */
export interface Place {
  book: string;
  output: string;
  cache: string;
  /** Programs of peers, kept from run to run. */
  tools: string;
}

/** What is started. */
export interface Builder {
  /** What is built. */
  name: string;
  /** Builders of one folder share output and cache. */
  folder: string;
  /** Makes the program ready, unmeasured. */
  install?: (tools: string) => Promise<void>;
  /** Program and words. */
  command: (place: Place) => string[];
  /** What the build says of itself. */
  report?: (place: Place) => Report;
}

/** The pages that a change leaves different, with their new texts. `nth` makes each change a new one. */
export type Change = (pages: Pages, book: Book, nth: number) => Pages;

/**
 * What lies there when the measured build begins:
 * `nothing`: no output, no cache; `outputs stored`: only the cache of an earlier build; `built`: the same build was made before.
 */
export type Start = 'nothing' | 'outputs stored' | 'built';

/** Pages rendered as the report tells, or the refusal of a book with dead references. */
export type Expectation = 'all pages' | 'no page' | 'changed pages' | 'refused, users named';

/** What is done before a build and what must come of it. */
export interface Case {
  name: string;
  start: Start;
  change?: Change;
  expect?: Expectation;
}

/** One row: a book built in one way in one case. */
export interface Scenario {
  book: Book;
  builder: Builder;
  case: Case;
  /** CPU seconds and megabytes that the row may take by the design. */
  budget?: { cpu?: number; memory?: number };
}

/** The row's name, by which the baseline knows it; the words of the command line are looked for in it. */
export const nameOf = ({ book, builder, case: { name } }: Scenario): string =>
  `${book.name}: ${builder.name}, ${name}`;

export interface Figures {
  /** User and system seconds of all processes. */
  cpu: number;
  wall: number;
  /** Megabytes of all processes together, at the peak; absent where the system does not tell. */
  memory?: number;
}

/** One measured row. */
export interface Result extends Figures {
  /** Pages of the site that were rendered, of all (`1/192`), or those of the PDF (`904 p.`). */
  pages?: string;
  errors?: number;
  /** What is not as the row expects; empty = all is well. */
  complaints: string[];
}
