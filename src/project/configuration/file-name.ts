// file-name: a name for files: no blanks, nothing that a shell or an address would have to quote.

/** "Lines: a course" → `lines-a-course`; `book` where nothing is left. */
export const fileName = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|-+$/g, '') || 'book';
