import { error, type Fault } from '../fault.ts';
import type { EntrySource, Glossary } from '../glossary.ts';

/** Regulators, product labels and the bodies that write guidelines. A medicine or side effect needs one of them. */
const REGULATORS = 'FDA, EMA, MHRA, PMDA, NMPA, CDSCO, TGA, Health Canada, Swissmedic, DailyMed, WHO, CDC';
const GUIDELINES =
  'ASCO, ESMO, ESC, SITC, ASTCT, CTCAE, NCCN, EHA, EBMT, NICE, IDSA, MASCC, ONS, ASTRO, AUA, EAU, RECIST, IMWG, ICH';
const AUTHORITIES: ReadonlySet<string> = new Set(`${REGULATORS}, ${GUIDELINES}`.split(', '));

/** Check that sources exist, suffice and are used. */
export function checkSources({ entries, sources }: Glossary): Fault[] {
  const used = new Set(entries.flatMap((entry) => entry.front.sources));
  const file = 'glossary/sources.yaml';
  return [
    ...entries.flatMap((entry) => checkEntry(entry, sources)),
    ...[...sources.keys()].filter((id) => !used.has(id)).map((id) => error(file, id, 'is used by no entry')),
  ];
}

function checkEntry({ file, front }: EntrySource, sources: Glossary['sources']): Fault[] {
  const faults = front.sources.flatMap((id, index) => {
    if (!sources.has(id)) return [error(file, `sources[${index}]`, `"${id}" is not in glossary/sources.yaml`)];
    if (front.sources.indexOf(id) < index) return [error(file, `sources[${index}]`, `"${id}" stands twice`)];
    return [];
  });
  if (front.kind === 'medicine' || front.kind === 'side effect' || front.drug) {
    const what = front.kind === 'side effect' ? 'a side effect' : 'a medicine';
    if (new Set(front.sources).size < 2) faults.push(error(file, 'sources', `${what} needs two sources`));
    const named = front.sources.filter((id) => sources.has(id)).map((id) => sources.get(id));
    if (named.every((source) => source && !AUTHORITIES.has(source.organisation))) {
      faults.push(
        error(file, 'sources', `${what} needs a regulator, a product label or a guideline among its sources`),
      );
    }
  }
  return faults;
}
