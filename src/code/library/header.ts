// header: the part of a committed library file that its authors keep by hand.

/** Begins the generated part of a file; what stands above it is kept. */
export const banner = '#################   WARNING   ################';

/** What stands above the banner of a committed file; undefined where it has none. */
export function headerOf(file: string): string | undefined {
  const text = file.replace(/\r\n?/g, '\n');
  const match = /^#{5,}[^\S\n]*WARNING[^\S\n]*#{5,}[^\S\n]*$/m.exec(text);
  const header = match ? text.slice(0, match.index).trim() : '';
  return header === '' ? undefined : header;
}
