// step-thread: recognises the blocks of a version in a thread of its own, so that nobody who reads meanwhile waits.

import type { ComparedBook } from '../../compare/index.ts';
import { answer, given } from '../in-thread.ts';
import type { StepTask } from './start-step.ts';
import { stepData } from './step.ts';

const { old, next, scattered } = given() as StepTask;
answer(stepData(JSON.parse(old) as ComparedBook, JSON.parse(next) as ComparedBook, scattered));
