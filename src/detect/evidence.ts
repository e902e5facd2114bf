import type { Definition } from './abbreviations.ts';
import type { ReadPassage } from './passages.ts';

/** How far a document, as far as it has been read, is about cancer and its treatment. */
export interface TopicEvidence {
  /** Sum of the weights of the distinct entries that speak for the topic. */
  readonly weight: number;
  /** That sum's occurrences for each 1,000 units of text (about 170 words). */
  readonly density: number;
  /** Weight of what the title and headings say. */
  readonly titleWeight: number;
}

/** What the whole document has told so far. Counts, so that a passage's share can be taken back when its text goes. */
export interface Evidence {
  add(passage: ReadPassage): void;
  remove(passage: ReadPassage): void;
  /** Counts up when something was learnt or lost that a decision may hang on. */
  readonly version: number;
  readonly topic: TopicEvidence;
  /** In how many passages a cue stands. `cue` is numbered as in CueLists: cue * 2, or entry * 2 + 1. */
  countOf(cue: number): number;
  /** How many of these passages are titles or headings. */
  headingCountOf(cue: number): number;
  /** The definition that holds for a form at a place: the last one up to it. */
  definitionOf(form: number, order: number, at: number): Definition | undefined;
  /** The first definition of a form in the document, wherever it stands. */
  firstDefinitionOf(form: number): Definition | undefined;
}

/** Numbers there is room for from the first one on. */
const FEWEST_COUNTS = 1024;

interface PlacedDefinition extends Definition {
  readonly order: number;
}

/** How often each of some small numbers has been met. An array, because every passage of every page counts its cues. */
class Counts {
  #counts = new Int32Array(0);

  of(number: number): number {
    return this.#counts[number] ?? 0;
  }

  /** Returns the new count. */
  add(number: number, by: 1 | -1): number {
    if (number >= this.#counts.length) {
      const counts = new Int32Array(Math.max(number + 1, this.#counts.length * 2, FEWEST_COUNTS));
      counts.set(this.#counts);
      this.#counts = counts;
    }
    return (this.#counts[number] = (this.#counts[number] as number) + by);
  }
}

export function createEvidence(): Evidence {
  const counts = new Counts();
  const headingCounts = new Counts();
  const definitions = new Map<number, PlacedDefinition[]>();
  const topicCounts = new Map<number, number>();
  const topicWeights = new Map<number, number>();
  // Text of passages that hold something and of those that hold nothing: pages forget the latter and never take them back.
  let length = 0;
  let barrenLength = 0;
  let occurrences = 0;
  let weight = 0;
  let titleWeight = 0;
  let version = 0;
  let nextOrder = 0;

  function count(cue: number, by: 1 | -1, isHeading: boolean): void {
    const now = counts.add(cue, by);
    if (now === 0 || now === by) version++;
    if (isHeading) headingCounts.add(cue, by);
  }

  function weigh(passage: ReadPassage, by: 1 | -1): void {
    const isSilent = weight === 0 && passage.index.topicEntries.size === 0;
    const levelBefore = isSilent ? 0 : topicLevel({ weight, density: density(), titleWeight });
    if (by === 1 && passage.isBarren) barrenLength += passage.length;
    else {
      // What is taken away takes its share of the forgotten text with it, or a long-lived page would thin out its topic.
      if (by === -1 && length > 0) barrenLength -= barrenLength * Math.min(1, passage.length / length);
      length += by * passage.length;
    }
    if (isSilent) return; // no text that says nothing makes a topic
    for (const [entry, entryWeight] of passage.index.topicEntries) {
      occurrences += by * entryWeight;
      const before = topicCounts.get(entry) ?? 0;
      topicCounts.set(entry, before + by);
      if (before === 0 && by === 1) {
        topicWeights.set(entry, entryWeight);
        weight += entryWeight;
      } else if (before === 1 && by === -1) weight -= topicWeights.get(entry) ?? 0;
      if (passage.role !== 'text') titleWeight += by * entryWeight;
    }
    if (topicLevel({ weight, density: density(), titleWeight }) !== levelBefore) version++;
  }

  function density(): number {
    return (occurrences * 1000) / Math.max(length + barrenLength, 1000);
  }

  function change(passage: ReadPassage, by: 1 | -1): void {
    const isHeading = passage.role !== 'text';
    for (const cue of passage.cueNumbers) count(cue * 2, by, isHeading);
    for (const candidate of passage.index.certain) {
      count(candidate.entry * 2 + 1, by, isHeading);
    }
    weigh(passage, by);
  }

  return {
    add(passage) {
      passage.order = nextOrder++;
      change(passage, 1);
      for (const definition of passage.definitions) {
        let known = definitions.get(definition.form);
        if (!known) definitions.set(definition.form, (known = []));
        // Orders only grow, so the list stays in reading order. The last one says the same: nothing was learnt.
        if (known.at(-1)?.entry !== definition.entry || known.length === 0) version++;
        known.push({ ...definition, order: passage.order });
      }
    },
    remove(passage) {
      change(passage, -1);
      for (const form of new Set(passage.definitions.map((definition) => definition.form))) {
        definitions.set(
          form,
          (definitions.get(form) ?? []).filter((definition) => definition.order !== passage.order),
        );
        version++;
      }
    },
    get version() {
      return version;
    },
    get topic() {
      return { weight, density: density(), titleWeight };
    },
    countOf: (cue) => counts.of(cue),
    headingCountOf: (cue) => headingCounts.of(cue),
    definitionOf(form, order, at) {
      const known = definitions.get(form);
      if (!known || known.length === 0) return undefined;
      // The last one at or before the place, by halving: known are in reading order.
      let low = 0;
      let high = known.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const definition = known[middle] as PlacedDefinition;
        if (definition.order < order || (definition.order === order && definition.at <= at)) low = middle + 1;
        else high = middle;
      }
      return low === 0 ? undefined : known[low - 1];
    },
    firstDefinitionOf: (form) => definitions.get(form)?.[0],
  };
}

/**
 * 0: not about cancer, 1: cancer is touched upon, 2: about cancer. A document is about cancer when its headings say so, or
 * when two different things speak for it often enough: one mention in a long text about something else is not enough.
 */
export function topicLevel({ weight, density, titleWeight }: TopicEvidence): 0 | 1 | 2 {
  if (titleWeight >= 1 && weight >= 2) return 2;
  if (weight >= 3 && density >= 1) return 2;
  if (weight >= 2 && density >= 2) return 2;
  if (weight >= 1 && density >= 0.5) return 1;
  return 0;
}
