import type { Entry } from '../detect/entry.ts';
import type { PlacedMention } from '../page/annotation.ts';
import type { ChosenSense } from '../ui/SenseNote.tsx';
import { selectionOfWords } from './selection.ts';

/** What a card hangs on: a mention that was found, or words that the reader selected and asked about. */
export type Anchor = PlacedMention | SelectedWords;

export interface SelectedWords {
  readonly text: string;
  toRange(): Range | undefined;
  /** Entries that go by these words; none when the glossary does not know them. */
  readonly meanings: readonly Entry[];
  /** What else the words can mean. */
  readonly others: readonly string[];
}

/** How a card was asked for. */
export type By = 'pointer' | 'touch' | 'keyboard';

export function isSelected(anchor: Anchor): anchor is SelectedWords {
  return 'meanings' in anchor;
}

/** The words selected in this document, as something a card can hang on; undefined where nothing is selected in its text. */
export function selectedWords(meanings: readonly Entry[], others: readonly string[]): SelectedWords | undefined {
  const selection = selectionOfWords();
  if (!selection || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0).cloneRange();
  const isThere = (): boolean => range.startContainer.isConnected && !range.collapsed;
  return { text: selection.toString().trim(), toRange: () => (isThere() ? range : undefined), meanings, others };
}

/** Why a mention's word was given its sense; only where it could have meant something else. */
export function chosenSense(anchor: Anchor, entry: Entry): ChosenSense | undefined {
  if (isSelected(anchor) || !anchor.mention.reason) return undefined;
  const senses = entry.senses.find(({ form }) => form === anchor.text) ?? entry.senses[0];
  return { form: anchor.text, reason: anchor.mention.reason, others: senses?.others ?? [] };
}
