import type { TermOf } from '../ui/Relations.tsx';
import type { Strings } from '../ui/strings.ts';
import { Brakes } from './diagrams/Brakes.tsx';
import { Organs } from './diagrams/Organs.tsx';
import { Steps } from './diagrams/Steps.tsx';

export interface DiagramProps {
  readonly termOf: TermOf;
  readonly strings: Strings;
}

/** Ideas that are easier seen together. Each drawing is followed by the same in words, which is all a screen reader needs. */
export function Together({ termOf, strings }: DiagramProps) {
  const shared = { termOf, strings };
  return (
    <div class="together">
      <Brakes {...shared} />
      <Steps {...shared} />
      <Organs {...shared} />
    </div>
  );
}
