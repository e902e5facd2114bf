import type { StringKey } from '../../ui/strings.ts';
import type { DiagramProps } from '../Together.tsx';
import { Drawing } from './Drawing.tsx';
import { EntryLinks } from './links.tsx';

interface Organ {
  readonly name: StringKey;
  readonly ids: readonly string[];
  /** Where it is in the drawing of the body. */
  readonly x: number;
  readonly y: number;
  /** On which side, and how far down, its name stands. */
  readonly side: 'left' | 'right';
  readonly row: number;
}

const organs: readonly Organ[] = [
  { name: 'organBrain', ids: ['hypophysitis', 'icans', 'confusion', 'headache'], x: 360, y: 48, side: 'right', row: 0 },
  { name: 'organThyroid', ids: ['hypothyroidism', 'hyperthyroidism'], x: 360, y: 104, side: 'left', row: 0 },
  { name: 'organHeart', ids: ['myocarditis', 'arrhythmia'], x: 372, y: 156, side: 'right', row: 1 },
  { name: 'organLungs', ids: ['pneumonitis', 'shortness-of-breath'], x: 336, y: 150, side: 'left', row: 1 },
  { name: 'organLiver', ids: ['immune-mediated-hepatitis'], x: 342, y: 202, side: 'left', row: 2 },
  { name: 'organAdrenal', ids: ['adrenal-insufficiency', 'nephritis'], x: 384, y: 216, side: 'right', row: 2 },
  { name: 'organBowel', ids: ['diarrhea', 'immune-mediated-colitis'], x: 360, y: 252, side: 'right', row: 3 },
  { name: 'organSkin', ids: ['rash', 'itching', 'vitiligo'], x: 290, y: 236, side: 'left', row: 3 },
  { name: 'organJoints', ids: ['joint-pain', 'peripheral-neuropathy'], x: 338, y: 366, side: 'left', row: 4 },
  { name: 'organBlood', ids: ['anemia', 'neutropenia', 'thrombocytopenia'], x: 382, y: 330, side: 'right', row: 4 },
];

const rowY = (row: number): number => 44 + row * 76;

/** Where in the body an immune system without brakes can do harm. */
export function Organs({ termOf, strings }: DiagramProps) {
  const text = strings.text;
  return (
    <section aria-labelledby="organs">
      <h2 id="organs">{text('organsTitle')}</h2>
      <Drawing namedBy="organs" viewBox="0 0 720 440">
        <path d={BODY} class="body-outline" />
        <circle cx="360" cy="52" r="34" class="body-outline" />
        {organs.map(({ name, ids, x, y, side, row }) => {
          const edge = side === 'left' ? 230 : 490;
          const terms = ids.map(termOf).filter((term) => term !== undefined);
          return (
            <g key={name}>
              <path d={`M${x} ${y}L${edge} ${rowY(row)}`} class="leader" />
              <circle cx={x} cy={y} r="5" class="spot" />
              <text
                x={side === 'left' ? edge - 8 : edge + 8}
                y={rowY(row)}
                text-anchor={side === 'left' ? 'end' : 'start'}
                class="drawn-title"
              >
                {text(name)}
              </text>
              {terms.slice(0, 2).map((term, line) => (
                <text
                  key={term}
                  x={side === 'left' ? edge - 8 : edge + 8}
                  y={rowY(row) + 18 + line * 17}
                  text-anchor={side === 'left' ? 'end' : 'start'}
                  class="drawn-note"
                >
                  {term}
                </text>
              ))}
            </g>
          );
        })}
      </Drawing>
      <p>{text('organsWords')}</p>
      <ul class="in-words">
        {organs.map(({ name, ids }) => (
          <li key={name}>
            <strong>{text(name)}:</strong> <EntryLinks ids={ids} termOf={termOf} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const BODY =
  'M346 84v14c-10 8-34 8-46 18-12 10-14 30-16 56l-8 78c-2 12 14 14 16 2l14-78 4 60c2 24-6 50-4 84l8 92c1 14 24 14 25 0l13-120 8-16 8 16 13 120c1 14 24 14 25 0l8-92c2-34-6-60-4-84l4-60 14 78c2 12 18 10 16-2l-8-78c-2-26-4-46-16-56-12-10-36-10-46-18V84Z';
