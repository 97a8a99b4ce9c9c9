// thresholds: from what likeness on one block is held to be another one; measured on twelve releases of a large book.

/** Like enough wherever it stands. */
export const alikeAnywhere = 0.75;
/** The same for formulas and code, which are like each other everywhere. */
export const alikeAnywhereInSigns = 0.9;
/** Like enough between the same neighbours or in the same section. */
export const alikeNearby = 0.5;
/** Two candidates in different sections that are nearer to each other than this: nobody can tell which one it is. */
export const tooCloseToTell = 0.05;
/** Share of a part's word triples that must stand in the whole, for blocks that were split or merged. */
export const containedInWhole = 0.6;
/** What has fewer words is only sought beside its neighbours: too much is like it elsewhere. */
export const fewestWordsAnywhere = 6;
/** What has fewer words is no part of another block. */
export const fewestWordsOfPart = 8;
/** Blocks beside a matched neighbour that are looked at. */
export const gapReach = 40;
/** Word triples that stand in more blocks than this say nothing. */
export const mostBlocksOfTriple = 12;
/** Share of a block's triples that must be rare ones that the candidate from elsewhere has, too. */
export const fewestRareShared = 0.15;
/** Candidates from elsewhere in the book for one block. */
export const mostElsewhere = 8;
/** Longer texts are compared by their word triples: the table of common words would be too large. */
export const longestTable = 1_500;
/** Times that the same words must have been put in the place of the same others, to be a renaming. */
export const fewestOfRenaming = 5;
