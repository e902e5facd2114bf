import { detectorOver } from '../detect/detect.ts';
import type { Detector, Passage } from '../detect/detector.ts';
import type { Mention } from '../detect/lexicon.ts';
import { lexiconOf } from '../detect/plain-lexicon.ts';
import { askBackground, type PackForms } from '../platform/messages.ts';
import { hasPacks, type Settings } from '../platform/settings.ts';

/** The forms of packs that may stand in this document; undefined where there are none, which costs no message. */
export async function readPackForms(settings: Settings): Promise<PackForms | undefined> {
  return hasPacks(settings) ? askBackground('readPackForms', document.documentElement?.lang ?? '') : undefined;
}

/**
 * The glossary's detector and one for the forms of packs, as one. The second knows no senses and hears no evidence: a form
 * that has a sense is the glossary's own, and no pack may have it.
 */
export function withPacks(builtIn: Detector, packs: PackForms | undefined, language: string): Detector {
  if (!packs || packs.forms.length === 0) return builtIn;
  let opened: Detector | undefined; // with the first text, as the glossary's own
  const own = (): Detector => (opened ??= detectorOver(lexiconOf(packs), { language }));
  const pairs = new WeakMap<Passage, readonly [builtIn: Passage, own: Passage]>();

  return {
    read(text, role) {
      const passage = builtIn.read(text, role);
      const added = own().read(text, role);
      if (added.isBarren) return passage;
      const both = { isBarren: false, dependsOnEvidence: true };
      pairs.set(both, [passage, added]);
      return both;
    },
    add: (passage) => builtIn.add(pairs.get(passage)?.[0] ?? passage),
    remove: (passage) => builtIn.remove(pairs.get(passage)?.[0] ?? passage),
    decide(passage) {
      const pair = pairs.get(passage);
      if (!pair) return builtIn.decide(passage);
      const added = own()
        .decide(pair[1])
        // What a page is about says nothing of a reader's own words: they are never the everyday ones of other pages.
        .map(({ start, end, entry }) => ({ start, end, entry: packs.first + entry, common: false }));
      return merged(builtIn.decide(pair[0]), added);
    },
    get evidenceVersion() {
      return builtIn.evidenceVersion + (opened?.evidenceVersion ?? 0);
    },
  };
}

/**
 * The glossary's mentions go before those of packs, except inside a longer name that holds the whole of them:
 * "Immunotherapy Day Unit" is more than "immunotherapy".
 */
function merged(builtIn: readonly Mention[], added: readonly Mention[]): readonly Mention[] {
  const isInside = (inner: Mention, outer: Mention): boolean =>
    outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
  const meets = (a: Mention, b: Mention): boolean => a.start < b.end && b.start < a.end;
  const kept = added.filter((own) => builtIn.every((mention) => !meets(own, mention) || isInside(mention, own)));
  const rest = builtIn.filter((mention) => kept.every((own) => !meets(own, mention)));
  return [...rest, ...kept].sort((a, b) => a.start - b.start);
}
