import type { DrugFacts, Entry } from '../detect/entry.ts';
import { alsoOf } from './also.ts';
import { toText } from './body.ts';
import type { FrontMatter } from './entry.ts';
import type { EntrySource, Glossary } from './glossary.ts';

/** Turn every entry file into what its card shows, in the glossary's order. Relations that hold both ways are mirrored here. */
export function toEntries(glossary: Glossary): Entry[] {
  const opposites = mirrored(
    glossary.entries.map(({ id, front }) => [id, (front.opposite ?? []).map((other) => [other, ''] as const)]),
  );
  const differences = mirrored(glossary.entries.map(({ id, front }) => [id, Object.entries(front['not-same'] ?? {})]));
  return glossary.entries.map((entry) => ({
    ...toEntry(entry, glossary),
    opposite: [...(opposites.get(entry.id) ?? new Map()).keys()],
    notSame: [...(differences.get(entry.id) ?? new Map<string, string>())].map(([id, difference]) => ({
      id,
      difference,
    })),
  }));
}

function toEntry(
  { id, category, front, body, ...entry }: EntrySource,
  { sources }: Glossary,
): Omit<Entry, 'opposite' | 'notSame'> {
  return {
    id,
    term: front.term,
    ...(front.say ? { say: front.say } : {}),
    kind: front.kind,
    category,
    tier: front.tier,
    also: alsoOf({ id, category, front, body, ...entry }),
    senses: front.forms.flatMap((form) => (form.senses ? [{ form: form.text, others: form.senses }] : [])),
    plain: body.plain,
    ...(body.more.length > 0 ? { more: body.more } : {}),
    ...(body.why.length > 0 ? { why: body.why } : {}),
    ask: body.ask.map(toText),
    broader: front.broader ?? [],
    related: front.related ?? [],
    urgent: front.urgent ?? false,
    ...(front.drug ? { drug: toDrugFacts(front.drug) } : {}),
    sources: front.sources.flatMap((source) => {
      const { label, organisation, url } = sources.get(source) ?? {};
      return label && organisation && url ? [{ label, organisation, url }] : [];
    }),
    written: front.written,
    ...(front.reviewed ? { reviewed: front.reviewed } : {}),
  };
}

function toDrugFacts(drug: NonNullable<FrontMatter['drug']>): DrugFacts {
  return {
    brands: (drug.brands ?? []).map(({ name, region }) => (region ? { name, region } : { name })),
    ...(drug.class ? { class: drug.class } : {}),
    targets: drug.targets ?? [],
    route: drug.route ?? [],
    status: drug.status,
    first: drug.first ?? [],
    asOf: drug['as-of'],
  };
}

type Relation = readonly [id: string, others: readonly (readonly [other: string, words: string])[]];

/** Each relation from both ends: what the entry says itself first, then what others say of it, without repetition. */
function mirrored(relations: readonly Relation[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const both = new Map(relations.map(([id, others]) => [id, new Map(others)]));
  for (const [id, others] of relations) {
    for (const [other, words] of others) {
      const back = both.get(other);
      if (back && !back.has(id)) back.set(id, words);
    }
  }
  return both;
}
