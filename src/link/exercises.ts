// exercises: which solution solves which exercise, told to both.

import type { ReferenceTarget } from '../document/index.ts';
import { diagnostic } from '../document/index.ts';
import type { Occurrence } from './labels.ts';
import type { Linking } from './linking.ts';
import { placeText } from './linking.ts';

export interface Exercises {
  /** Id of an exercise, with its page → its solution. */
  solutionOf(exercise: ReferenceTarget): ReferenceTarget | undefined;
  /** Label that a solution names → its exercise. */
  exerciseOf(label: string): Occurrence | undefined;
}

/** Binds solutions to exercises; tells solutions of nothing and second solutions. */
export function bindExercises({ numbered, labels, diagnostics }: Linking): Exercises {
  const solutions = new Map<string, Occurrence>();
  for (const { occurrence } of numbered) {
    const { solves } = occurrence;
    if (solves === undefined) continue;
    const exercise = exerciseOf(solves);
    if (exercise === undefined) {
      const near = labels.near(solves, ({ target }) => target.kind === 'exercise');
      diagnostics.push(
        diagnostic(
          'solution-without-exercise',
          occurrence.place,
          solves,
          near?.label ?? '',
          near ? placeText(near.place) : '',
        ),
      );
      continue;
    }
    labels.use(solves);
    const first = solutions.get(key(exercise.target));
    if (first === undefined) solutions.set(key(exercise.target), occurrence);
    else diagnostics.push(diagnostic('duplicate-solution', occurrence.place, solves, placeText(first.place)));
  }
  function exerciseOf(label: string): Occurrence | undefined {
    return labels.of(label).find(({ target }) => target.kind === 'exercise');
  }
  return { solutionOf: (exercise) => solutions.get(key(exercise))?.target, exerciseOf };
}

const key = ({ page, id }: ReferenceTarget): string => `${page}#${id ?? ''}`;
