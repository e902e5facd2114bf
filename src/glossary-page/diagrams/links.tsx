import type { ComponentChildren } from 'preact';
import type { TermOf } from '../../ui/Relations.tsx';
import { GLOSSARY_LANGUAGE } from '../../ui/strings.ts';
import { hashOf } from '../address.ts';

/** Links to entries, separated by commas; those this build has no entry for are left out. */
export function EntryLinks({ ids, termOf }: { readonly ids: readonly string[]; readonly termOf: TermOf }) {
  const known = ids.filter((id) => termOf(id) !== undefined);
  return (
    <>
      {known.map((id, index) => (
        <>
          {index > 0 && ', '}
          <a key={id} href={hashOf({ view: 'entry', id })} lang={GLOSSARY_LANGUAGE}>
            {termOf(id)}
          </a>
        </>
      ))}
    </>
  );
}

interface LabelProps {
  readonly x: number;
  readonly y: number;
  readonly id: string;
  readonly termOf: TermOf;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Shown instead of the headword where that is too long for a drawing. */
  readonly short?: string;
}

/** A word in a drawing that leads to its entry. */
export function Label({ x, y, id, termOf, anchor = 'middle', short }: LabelProps) {
  const term = termOf(id);
  const text = short ?? term ?? id;
  return <DrawingLink id={id} isKnown={term !== undefined} x={x} y={y} anchor={anchor} text={text} />;
}

function DrawingLink(props: {
  readonly id: string;
  readonly isKnown: boolean;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
}) {
  const words: ComponentChildren = (
    <text x={props.x} y={props.y} text-anchor={props.anchor} class={props.isKnown ? 'drawn-link' : 'drawn-word'}>
      {props.text}
    </text>
  );
  // Not in the tab order: the same links follow in words below the drawing.
  return props.isKnown ? (
    <a href={hashOf({ view: 'entry', id: props.id })} tabindex={-1}>
      {words}
    </a>
  ) : (
    words
  );
}
