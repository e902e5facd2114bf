import type { StringKey } from '../../ui/strings.ts';
import type { DiagramProps } from '../Together.tsx';
import { Drawing } from './Drawing.tsx';
import { EntryLinks } from './links.tsx';

interface Step {
  readonly title: StringKey;
  readonly words: StringKey;
  readonly ids: readonly string[];
  /** What happens, on a 64 by 64 grid. */
  readonly drawing: string;
}

const steps: readonly Step[] = [
  {
    title: 'step1',
    words: 'step1Words',
    ids: ['leukapheresis', 't-cell'],
    drawing: 'M32 10c10 14 16 22 16 30a16 16 0 0 1-32 0c0-8 6-16 16-30Z',
  },
  {
    title: 'step2',
    words: 'step2Words',
    ids: ['chimeric-antigen-receptor', 'genetically-engineered-t-cell', 'cell-manufacturing'],
    drawing: 'M26 8h12m-9 0v18L14 50a4 4 0 0 0 4 6h28a4 4 0 0 0 4-6L35 26V8M20 42h24',
  },
  {
    title: 'step3',
    words: 'step3Words',
    ids: ['lymphodepletion', 'bridging-therapy'],
    drawing: 'M18 14h28v36H18zM24 24h16m-16 8h16m-16 8h10',
  },
  {
    title: 'step4',
    words: 'step4Words',
    ids: ['infusion', 'car-t-cell-therapy'],
    drawing: 'M24 8h16v24a8 8 0 0 1-16 0zM32 40v16m-10 0h20M24 18h16',
  },
  {
    title: 'step5',
    words: 'step5Words',
    ids: ['cytokine-release-syndrome', 'icans', 'fever', 'confusion'],
    drawing: 'M8 34h12l6-16 10 30 8-20 4 6h10',
  },
];

/** How CAR T-cell treatment goes, step by step. */
export function Steps({ termOf, strings }: DiagramProps) {
  const text = strings.text;
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{text('stepsTitle')}</h2>
      <Drawing namedBy="steps" viewBox="0 0 720 150">
        {steps.map(({ title, drawing }, index) => (
          <g key={title} transform={`translate(${index * 146 + 8} 8)`}>
            <circle cx="60" cy="44" r="42" class="cell-ours" />
            <g transform="translate(28 12)">
              <path d={drawing} class="stroke" />
            </g>
            {index < steps.length - 1 && <path d="M112 44h34m-9-7 9 7-9 7" class="stroke" />}
            <text x="60" y="112" text-anchor="middle" class="drawn-title">
              {index + 1}
            </text>
            <text x="60" y="132" text-anchor="middle" class="drawn-note">
              {text(title)}
            </text>
          </g>
        ))}
      </Drawing>
      <ol class="in-words">
        {steps.map(({ title, words, ids }) => (
          <li key={title}>
            <strong>{text(title)}.</strong> {text(words)} <EntryLinks ids={ids} termOf={termOf} />
          </li>
        ))}
      </ol>
    </section>
  );
}
