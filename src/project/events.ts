// events: what a build tells while it runs. The command line draws them; `--json` prints them as they are.

import type { ReportedDiagnostic, Report } from './report.ts';

export type BuildEvent =
  /** A book begins. `folder` as it was given. */
  | { event: 'start'; folder: string }
  /** A stage begins: what it works on, in words. */
  | { event: 'stage'; stage: Stage; text: string }
  /** Long work goes on. */
  | {
      event: 'progress';
      stage: Stage;
      variant: string;
      done: number;
      total: number;
      page: string;
      seconds: number;
    }
  /** A line of another program, such as pip. */
  | { event: 'line'; text: string }
  /** Why a page was made again (`--why`); without `unit`, why all were. */
  | { event: 'why'; unit?: string; reason: string }
  | { event: 'diagnostic'; diagnostic: ReportedDiagnostic }
  | { event: 'finished'; report: Report; output: string };

export type Stage = 'reading' | 'environment' | 'executing' | 'linking' | 'writing';

export type OnEvent = (event: BuildEvent) => void;
