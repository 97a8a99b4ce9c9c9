// compile: one compilation in this process. Runs in the compiler's own process, see typst-process.ts.

import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Buffer } from 'node:buffer';
import { parseExportError } from './errors.ts';
import type { TypesetInput, TypesetError } from './input.ts';

/** Root of the files, which exist in memory only: a folder that is not there, so nothing of the disk can be read. */
export const root = '/octavo-typeset';

/** Compilations after which what they did not use is forgotten, so that a long preview does not grow without end. */
const keptCompilations = 4;

let compiler: { fonts: string; node: NodeCompiler } | undefined;

export type Compiled =
  | { ok: true; pdf: Uint8Array; pages: number; warnings: string[] }
  /** `printed`: Typst has written the errors to the standard error stream. */
  | { ok: false; errors: TypesetError[]; printed: boolean };

/** Compiles and exports. The compiler stays, so that a second run with few changes is quick. */
export function compile(input: TypesetInput): Compiled {
  const typst = compilerFor(input.fonts);
  typst.resetShadow();
  for (const file of input.files) {
    typst.mapShadow(
      `${root}/${file.path}`,
      typeof file.contents === 'string' ? Buffer.from(file.contents) : bufferOf(file.contents),
    );
  }
  const run = typst.compile({ mainFilePath: `${root}/${input.main}`, inputs: input.inputs });
  if (run.hasError() || run.result === null) {
    run.printErrors();
    return { ok: false, errors: [{ message: 'Typst could not compile the book' }], printed: true };
  }
  const document = run.result;
  const warnings = warningsOf(run.takeWarnings());
  try {
    const pdf = typst.pdf(document, { pdfStandard: input.standard, creationTimestamp: input.date });
    return { ok: true, pdf, pages: document.numOfPages, warnings };
  } catch (error) {
    return {
      ok: false,
      errors: parseExportError(error instanceof Error ? error.message : String(error)),
      printed: false,
    };
  } finally {
    typst.evictCache(keptCompilations);
  }
}

function compilerFor(fonts: TypesetInput['fonts']): NodeCompiler {
  const key = fonts.map((font) => (typeof font === 'string' ? font : `${font.byteLength} bytes`)).join('\n');
  if (compiler?.fonts !== key) {
    const paths = fonts.filter((font) => typeof font === 'string');
    const blobs = fonts.filter((font) => typeof font !== 'string').map(bufferOf);
    const node = NodeCompiler.create({
      workspace: root,
      fontArgs: [
        ...(paths.length > 0 ? [{ fontPaths: paths }] : []),
        ...(blobs.length > 0 ? [{ fontBlobs: blobs }] : []),
      ],
    });
    compiler = { fonts: key, node };
  }
  return compiler.node;
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function warningsOf(diagnostics: { shortDiagnostics: unknown[] } | null): string[] {
  return (diagnostics?.shortDiagnostics ?? []).map((one) => {
    const { message, path } = one as { message: string; path?: string };
    const file = path?.slice(root.length + 1);
    return file === undefined || file === '' ? message : `${file}: ${message}`;
  });
}
