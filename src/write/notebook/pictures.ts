// pictures: pictures of a page as attachments of its cells, or as files beside the notebook.

import type { Book, Picture } from '../../link/index.ts';
import type { OutputFile } from '../file.ts';
import { base64 } from './base64.ts';

export interface Pictures {
  /** What stands in parentheses in Markdown for a picture of the book; undefined when its bytes are not at hand. */
  address(path: string): string | undefined;
  /** Attachments that a cell's text names. */
  attachments(text: string): Record<string, Record<string, string>> | undefined;
  files(): OutputFile[];
}

/** Above this a picture is a file of its own, so that the notebook opens fast and its changes can be read. */
const largestAttachment = 256 * 1024;
/** JupyterLab shows no other attachments; SVG is not among them. */
const attachable = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** `file` is the notebook's path: files lie in `_files` beside it. */
export function picturesFor(book: Book, file: string): Pictures {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const attached = new Map<string, Record<string, string>>();
  const files = new Map<string, OutputFile>();
  return {
    address(path) {
      const picture = book.resources.picture(path);
      const bytes = picture && book.resources.bytes(picture.sha256);
      if (!picture || !bytes) return undefined;
      const name = nameOf(picture);
      if (attachable.has(picture.mime) && bytes.length <= largestAttachment) {
        if (!attached.has(name)) attached.set(name, { [picture.mime]: base64(bytes) });
        return `attachment:${name}`;
      }
      files.set(name, { path: `${folder}_files/${name}`, contents: bytes });
      return `_files/${name}`;
    },
    attachments(text) {
      const names = [...text.matchAll(/\]\(attachment:([\w.-]+)\)/g)].map((match) => match[1] as string);
      const used = names.flatMap((name) =>
        attached.has(name) ? [[name, attached.get(name) as Record<string, string>] as const] : [],
      );
      return used.length === 0 ? undefined : Object.fromEntries(used);
    },
    files: () => [...files.values()],
  };
}

/** Same name only for same bytes, whatever folders the pictures come from. */
function nameOf({ path, sha256 }: Picture): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/[^\w.-]+/g, '-');
  const dot = name.lastIndexOf('.');
  return dot <= 0
    ? `${name}-${sha256.slice(0, 8)}`
    : `${name.slice(0, dot)}-${sha256.slice(0, 8)}${name.slice(dot)}`;
}
