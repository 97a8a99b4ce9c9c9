// settings: what the project's configuration says, after reading, whatever file it came from.

import type { Place } from './position.ts';

/** One of several parallel versions of the book's code. */
export interface Variant {
  /** In options, file names and addresses. */
  name: string;
  /** Shown to readers. */
  title: string;
}

export interface Person {
  name: string;
  orcid?: string;
  email?: string;
  affiliations?: string[];
  url?: string;
}

/** An entry of the contents as configured: a page, a part (title without file) or an address. Order is the book's order. */
export interface ContentsItem {
  /** Path of a page's source from the book's root. */
  file?: string;
  url?: string;
  title?: string;
  hidden?: boolean;
  /** false: it and the pages below it have no numbers; `appendix`: pages below are lettered A, B, … */
  numbering?: false | 'appendix';
  children: ContentsItem[];
}

export interface NumberingSettings {
  /** false: pages get no numbers at all, and things on them count plainly. */
  pages: boolean;
  /** Headings inside a page: numbered up to this depth (1 = the page title only). */
  headingDepth: number;
  figures: boolean;
  tables: boolean;
  equations: boolean;
  /** Only equations with a label are numbered. */
  equationsLabelledOnly: boolean;
  /** Figures, tables, equations and statements count through the whole book instead of per page. */
  continuous: boolean;
}

export interface ExecuteSettings {
  /** Seconds for one cell. */
  timeout: number;
  /** Kernels at the same time. */
  kernels: number;
  /** Megabytes one kernel may use. */
  memory?: number;
  /** Nothing runs; stored outputs are shown where they are still right. */
  skip?: boolean;
}

/** The library of one variant: where it is kept, and what it calls the functions of a framework. */
export interface LibrarySettings {
  /** Path of the module from the book's root, as committed there. */
  file?: string;
  /** What stands for the framework in the code of the variant: `torch`, `np`. */
  framework?: string;
  aliases: LibraryAlias[];
  /** Where the configuration says so. */
  place?: Place;
}

/**
 * A name of the library that stands for something of the framework; a published notebook shows the framework's own.
 * `simple`: `tt.ones` is `torch.ones`. `fluent`: `tt.sum(x, 0)` is `x.sum(0)`. `arguments`: a call by template.
 * `plain`: Python that the library holds as it is. `reverse`: only how notebooks show it, a pattern and its replacement.
 */
export type LibraryAlias =
  | { kind: 'simple' | 'fluent'; name: string; of: string }
  | { kind: 'arguments'; name: string; parameters: string; of: string }
  | { kind: 'plain'; name: string; value: string }
  | { kind: 'reverse'; pattern: string; replacement: string };

/** Where readers discuss the book: on the book's own server, elsewhere, or nowhere. */
export type ForumProvider = 'builtin' | 'discourse' | 'giscus' | 'none';

/** A Discourse: pages lead to their topics, or to what it makes of their addresses. */
export interface DiscourseSettings {
  provider: 'discourse';
  /** Where it is, without a slash at the end. */
  url: string;
}

/** Discussions of a repository at GitHub, shown by giscus. Ids are those of GitHub's interface. */
export interface GiscusSettings {
  provider: 'giscus';
  /** Where giscus runs, without a slash at the end. */
  url: string;
  /** `owner/name`. */
  repo: string;
  repoId: string;
  category: string;
  categoryId: string;
  /** What a page's discussion is found by: the page's label, or the path of its address. */
  mapping: 'label' | 'pathname';
  /** Found by a digest of that, never by likeness. */
  strict: boolean;
}

export type ForumSettings =
  | { provider: Exclude<ForumProvider, 'discourse' | 'giscus'> }
  | DiscourseSettings
  | GiscusSettings;

/** Labels that discussions and links from elsewhere may still name. */
export interface LabelHistory {
  /** By old label, the new one. */
  renamed: Record<string, string>;
  /** Given up on purpose. */
  retired: string[];
}

/** An address in the head of the site. */
export interface HeaderLink {
  title: string;
  url: string;
}

export interface ProjectSettings {
  /** Short name for files: `<name>.pdf`. */
  name: string;
  title: string;
  subtitle?: string;
  description?: string;
  keywords: string[];
  authors: Person[];
  /** Text licence as an SPDX name or words. */
  license?: string;
  copyright?: string;
  /** ISO 8601 day; fixed by the author or the commit, never the clock. */
  date?: string;
  /** BCP 47 tag, `en` unless said. */
  language: string;
  /** Address of the repository, for edit links. */
  github?: string;
  /** Address where the site will stand. */
  url?: string;
  /** At least one; the first is the default. */
  variants: Variant[];
  /** True where the author named no variants: there is one, called `default`, that is never shown. */
  singleVariant: boolean;
  /** Name under which saved definitions are imported. */
  library?: string;
  /** By variant: where its library is kept, and its aliases. */
  libraries?: Record<string, LibrarySettings>;
  /** The version that readers install. */
  release?: string;
  /** Words of references that this book says otherwise than its language's table does: `figure: Fig.` */
  words?: Record<string, string>;
  /** Links in the head of the site. */
  headerLinks?: HeaderLink[];
  /** By variant: the repository (`owner/name` at GitHub) whose notebooks run in Colab. */
  colab?: Record<string, string>;
  contents: ContentsItem[];
  /** Paths of .bib files from the book's root. */
  bibliography: string[];
  /** CSL style name. */
  citationStyle: string;
  /** Macros for TeX, name with backslash → body. */
  macros: Record<string, string>;
  abbreviations: Record<string, string>;
  numbering: NumberingSettings;
  /** Warn of labels that nothing refers to; they are counted in any case. */
  warnUnusedLabels?: boolean;
  execute: ExecuteSettings;
  /** Absent where the book says nothing of it. */
  forum?: ForumSettings;
  /** What became of labels that were there once. */
  labelHistory?: LabelHistory;
  logo?: string;
  favicon?: string;
}

/** What a page says about itself at its head. */
export interface PageFrontmatter {
  title?: string;
  shortTitle?: string;
  subtitle?: string;
  /** The question that the page answers, shown under its title. */
  question?: string;
  description?: string;
  label?: string;
  authors?: Person[];
  date?: string;
  /** false: the page has no number. */
  numbering?: boolean;
  /** Pages that do not run. */
  execute?: { skip?: boolean; timeout?: number };
  macros?: Record<string, string>;
  kernelLanguage?: string;
  /** Keys that Octavo does not know but keeps (jupytext …). */
  other: Record<string, unknown>;
}

/** Complete settings from what is given; the rest is what a book has that says nothing. */
export function defaultSettings(given: Partial<ProjectSettings> = {}): ProjectSettings {
  const named = given.variants !== undefined && given.variants.length > 0;
  return {
    name: 'book',
    title: 'Untitled',
    keywords: [],
    authors: [],
    language: 'en',
    singleVariant: !named,
    contents: [],
    bibliography: [],
    citationStyle: 'apa',
    macros: {},
    abbreviations: {},
    execute: { timeout: 60, kernels: 2 },
    ...given,
    variants: named ? (given.variants as Variant[]) : [{ name: 'default', title: 'Default' }],
    numbering: { ...defaultNumbering, ...given.numbering },
  };
}

/** Octavo's own numbering: pages by their place, everything else counted anew on each page. */
export const defaultNumbering: NumberingSettings = {
  pages: true,
  headingDepth: 1,
  figures: true,
  tables: true,
  equations: true,
  equationsLabelledOnly: true,
  continuous: false,
};
