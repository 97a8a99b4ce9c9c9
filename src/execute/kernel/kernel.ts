// kernel: what runs code, wherever it runs.

import type { Message } from './message.ts';

/** How a request ended. */
export type CellEnd =
  | { kind: 'ok' }
  | { kind: 'error'; name: string; value: string; traceback: string[] }
  /** Interrupted; `alive`: it listened, and the kernel still answers. */
  | { kind: 'timeout'; alive: boolean }
  /** `how`: the signal or exit status. */
  | { kind: 'died'; how: string; stderr: string }
  | { kind: 'stopped' };

export interface ExecuteRequest {
  code: string;
  /** Whatever comes of it, even later, is handed to the listener with this number. */
  tag: number;
  /** Milliseconds. */
  timeout: number;
  /** Bookkeeping: no execution count, no history. */
  silent?: boolean;
  signal?: AbortSignal;
}

/** Gets every message that belongs to a request, also those that come after its end (threads). */
export type OutputListener = (tag: number, message: Message) => void;

export interface Kernel {
  /** One at a time. Never rejects for what the code or the kernel does. */
  execute(request: ExecuteRequest): Promise<CellEnd>;
  /** What the page read, below the book's folder; to be asked before the end. */
  reads(): Promise<KernelReads>;
  /** Ends the kernel and everything that it started. */
  stop(): Promise<void>;
}

/** Absolute paths; the hash where the file was changed after it was read, `absent` where it was not there. */
export type KernelReads = Record<string, string | null>;
