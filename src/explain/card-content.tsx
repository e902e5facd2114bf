import type { Entry } from '../detect/entry.ts';
import { Card, type CardProps } from '../ui/Card.tsx';
import { CardChoices } from '../ui/CardChoices.tsx';
import { CardNotice } from '../ui/CardNotice.tsx';
import { textOf } from '../ui/Prose.tsx';
import { formatList, languageOf, type Strings } from '../ui/strings.ts';
import { chosenSense, isSelected, type Anchor } from './anchor.ts';

export interface CardContentProps extends Omit<CardProps, 'entry' | 'sense' | 'canGoBack'> {
  readonly anchor: Anchor;
  /** The way from the anchor's own entry to the one being read. */
  readonly trail: readonly Entry[];
}

/** What a card says: an entry, a choice of meanings, or in a sentence why neither is to be had. */
export function CardContent({ anchor, trail, ...props }: CardContentProps) {
  const { strings } = props;
  const entry = trail.at(-1);
  const isAmbiguous = isSelected(anchor) && anchor.meanings.length + anchor.others.length > 1;
  if (entry) {
    const sense = trail.length === 1 ? chosenSense(anchor, entry) : undefined;
    return <Card {...props} entry={entry} sense={sense} canGoBack={trail.length > (isAmbiguous ? 0 : 1)} />;
  }
  if (isSelected(anchor) && anchor.meanings.length > 0) return <CardChoices {...props} {...anchor} />;
  const text = isSelected(anchor) ? strings.text('findNothing', anchor.text) : strings.text('entryGone');
  return <CardNotice {...props} text={text} />;
}

/** Where reading begins: at a mention's entry, or at the only meaning of the selected words. */
export function firstEntry(anchor: Anchor, entry: Entry | undefined): readonly Entry[] {
  if (!isSelected(anchor)) return entry ? [entry] : [];
  return anchor.meanings.length + anchor.others.length === 1 ? anchor.meanings : [];
}

/** The same in a sentence to be read out, and its language. */
export function spoken(anchor: Anchor, entry: Entry | undefined, strings: Strings): readonly [string, string] {
  if (entry) return [strings.text('announced', entry.term, textOf(entry.plain)), languageOf(entry)];
  if (!isSelected(anchor)) return [strings.text('entryGone'), strings.locale];
  const terms = anchor.meanings.map(({ term }) => term);
  if (terms.length === 0) return [strings.text('findNothing', anchor.text), strings.locale];
  return [`${strings.text('canMean', anchor.text)} ${formatList(terms, strings.locale, 'or')}`, strings.locale];
}
