// term-key: how a term of the glossary is found: whatever its case and blanks.

export const termKey = (words: string): string => words.trim().replace(/\s+/g, ' ').toLowerCase();
