// system-reason: what the system says against reading or writing a file, in words an author knows.

/** `ENOSPC` → "the disk is full"; the system's own message where there are no better words. */
export function systemReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const words: Record<string, string> = {
    ENOSPC: 'the disk is full',
    EACCES: 'no permission',
    EPERM: 'no permission',
    EROFS: 'the disk is read-only',
    EEXIST: 'a file stands where a folder is needed',
    ENOTDIR: 'a file stands where a folder is needed',
    EISDIR: 'a folder stands where the file belongs',
  };
  return (code !== undefined && words[code]) || message;
}
