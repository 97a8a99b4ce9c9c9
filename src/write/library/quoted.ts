// quoted: text as the inside of a Python string between double quotes.

/** Text that can end no string and begins no escape. */
export const quoted = (text: string): string =>
  text.replace(/\\/g, '\\\\').replace(/"""/g, "'''").replace(/\s+/g, ' ').replace(/"$/, '\\"');
