// local-kernel: a kernel on this machine, spoken to over ZeroMQ.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Dealer, Subscriber } from 'zeromq';
import { signalGroup } from '../process/groups.ts';
import type { CellEnd, ExecuteRequest, Kernel, KernelReads, OutputListener } from './kernel.ts';
import { launch } from './launch.ts';
import type { Launched, LaunchOptions } from './launch.ts';
import { decode, encode } from './message.ts';
import type { Message } from './message.ts';

export interface KernelOptions extends LaunchOptions {
  onOutput: OutputListener;
  signal?: AbortSignal;
  /** Milliseconds in which it has to answer; 60 000 unless said. */
  startTimeout?: number;
  /** Milliseconds in which an interrupted cell has to end; 5 000 unless said. */
  grace?: number;
}

interface Pending {
  id: string;
  reply?: Record<string, unknown>;
  idle: boolean;
  finish: (reply: Record<string, unknown>) => void;
}

/** Starts a kernel and waits until it answers. Nothing is left behind when it fails. */
export async function startKernel(options: KernelOptions): Promise<Kernel | { failed: string }> {
  const launched = await launch(options);
  if ('failed' in launched) return launched;
  const session = new Session(launched, options);
  const failed = await session.ready();
  if (failed === undefined) return session;
  await session.stop();
  return { failed };
}

class Session implements Kernel {
  private readonly launched: Launched;
  private readonly options: KernelOptions;
  private readonly shell = new Dealer({ linger: 0 });
  private readonly iopub = new Subscriber({ linger: 0, receiveHighWaterMark: 0 });
  /** Request id → tag, for all requests so far: threads go on printing after their cell. */
  private readonly tags = new Map<string, number>();
  private pending: Pending | undefined;
  private heard = { shell: false, iopub: false };
  private isStopped = false;

  constructor(launched: Launched, options: KernelOptions) {
    this.launched = launched;
    this.options = options;
    this.shell.connect(launched.address.shell);
    this.iopub.connect(launched.address.iopub);
    this.iopub.subscribe();
    void this.listen(this.shell, (message) => this.onReply(message));
    void this.listen(this.iopub, (message) => this.onPublished(message));
  }

  /** Undefined when it answers on both channels: a subscriber that joins late misses the first outputs. */
  async ready(): Promise<string | undefined> {
    const { ended } = this.launched;
    const stderr = (): string => this.launched.stderr();
    let how: string | undefined;
    void ended.then((value) => (how = value));
    const until = Date.now() + (this.options.startTimeout ?? 60_000);
    while (!this.heard.shell || !this.heard.iopub) {
      if (this.options.signal?.aborted) return 'stopped';
      if (Date.now() > until) return `no answer in time\n${stderr()}`.trim();
      await this.shell.send(encode('kernel_info_request', {}, this.launched.key).frames);
      await Promise.race([sleep(60), ended]);
      if (how !== undefined) {
        // The rest of what it said may still be on its way.
        await sleep(20);
        return `${how}\n${stderr()}`.trim();
      }
    }
    return undefined;
  }

  async execute(request: ExecuteRequest): Promise<CellEnd> {
    const first = await this.attempt(request);
    // A kernel may drop what was queued while an error was handled: it has not run then.
    return first === 'aborted' ? this.again(request) : first;
  }

  private async again(request: ExecuteRequest): Promise<CellEnd> {
    const second = await this.attempt(request);
    return second === 'aborted'
      ? { kind: 'died', how: 'it refuses to run code', stderr: this.launched.stderr() }
      : second;
  }

  private async attempt(request: ExecuteRequest): Promise<CellEnd | 'aborted'> {
    const { code, silent = false } = request;
    const content = {
      code,
      silent,
      store_history: !silent,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: false,
    };
    const { id, frames } = encode('execute_request', content, this.launched.key);
    this.tags.set(id, request.tag);
    const replied = new Promise<Record<string, unknown>>(
      (finish) => (this.pending = { id, idle: false, finish }),
    );
    await this.shell.send(frames);
    const died = this.launched.ended.then(async (how): Promise<CellEnd> => {
      await sleep(30);
      return { kind: 'died', how, stderr: this.launched.stderr() };
    });
    const answered = Promise.race([replied.then(endOf), died]);
    const cut = waitFor(request.timeout, request.signal);
    const winner = await Promise.race([answered, cut.happened]);
    cut.cancel();
    const end = winner === 'timeout' || winner === 'abort' ? await this.interrupt(winner, answered) : winner;
    this.pending = undefined;
    return end;
  }

  private async interrupt(
    why: 'timeout' | 'abort',
    answered: Promise<CellEnd | 'aborted'>,
  ): Promise<CellEnd> {
    if (why === 'abort') {
      await this.stop();
      return { kind: 'stopped' };
    }
    signalGroup(this.launched.pid, 'SIGINT');
    const patience = waitFor(this.options.grace ?? 5000, undefined);
    const end = await Promise.race([answered, patience.happened]);
    patience.cancel();
    const alive = typeof end === 'object' && end.kind !== 'died';
    if (!alive) await this.stop();
    return { kind: 'timeout', alive };
  }

  async reads(): Promise<KernelReads> {
    const code = "__import__('_octavo_reads').drain()";
    const end = await this.execute({ code, tag: -1, timeout: 20_000, silent: true });
    if (end.kind !== 'ok') return {};
    return JSON.parse(readFileSync(join(this.launched.folder, 'reads.json'), 'utf8')) as KernelReads;
  }

  async stop(): Promise<void> {
    if (!this.isStopped) {
      this.isStopped = true;
      this.shell.close();
      this.iopub.close();
    }
    await this.launched.kill();
  }

  private async listen(socket: Dealer | Subscriber, take: (message: Message) => void): Promise<void> {
    for await (const frames of socket) {
      const message = decode(frames as Buffer[], this.launched.key);
      if (message) take(message);
    }
  }

  private onReply(message: Message): void {
    this.heard.shell = true;
    const { pending } = this;
    if (!pending || message.parent.msg_id !== pending.id || message.header.msg_type !== 'execute_reply')
      return;
    pending.reply = message.content;
    if (pending.idle) pending.finish(pending.reply);
  }

  private onPublished(message: Message): void {
    this.heard.iopub = true;
    const { pending } = this;
    const parent = message.parent.msg_id ?? '';
    const tag = this.tags.get(parent);
    if (tag !== undefined && tag >= 0) this.options.onOutput(tag, message);
    const isIdle = message.header.msg_type === 'status' && message.content['execution_state'] === 'idle';
    if (!pending || !isIdle || parent !== pending.id) return;
    pending.idle = true;
    if (pending.reply) pending.finish(pending.reply);
  }
}

function endOf(reply: Record<string, unknown>): CellEnd | 'aborted' {
  if (reply['status'] === 'ok') return { kind: 'ok' };
  if (reply['status'] === 'aborted') return 'aborted';
  const traceback = Array.isArray(reply['traceback']) ? reply['traceback'].map(String) : [];
  return {
    kind: 'error',
    name: textOf(reply['ename']),
    value: textOf(reply['evalue']),
    traceback,
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

/** Resolves after a time or when stopped, whichever is first. */
function waitFor(
  milliseconds: number,
  signal: AbortSignal | undefined,
): { happened: Promise<'timeout' | 'abort'>; cancel(): void } {
  let cancel = (): void => undefined;
  const happened = new Promise<'timeout' | 'abort'>((resolve) => {
    // setTimeout counts in 32 bits.
    const timer = setTimeout(() => resolve('timeout'), Math.min(milliseconds, 2 ** 31 - 1));
    const onAbort = (): void => resolve('abort');
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();
    cancel = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
  });
  return { happened, cancel: () => cancel() };
}
