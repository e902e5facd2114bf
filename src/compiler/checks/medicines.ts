import { error, warning, type Fault } from '../fault.ts';
import type { EntrySource, Glossary } from '../glossary.ts';
import { proseOf, sentencesIn } from '../prose.ts';

/** What a medicine's facts and its words must agree on. */
export function checkMedicines({ entries }: Glossary): Fault[] {
  return entries.flatMap((entry) => [...checkFacts(entry), ...checkApprovalYears(entry), ...checkLimits(entry)]);
}

function checkFacts({ file, id, front, body }: EntrySource): Fault[] {
  const { drug, kind } = front;
  if (!drug) return [];
  const faults: Fault[] = [];
  const words = proseOf({ file, id, front, body, category: '' })
    .flatMap(({ lines }) => lines)
    .join(' ');
  if (kind !== 'medicine' && kind !== 'treatment') {
    faults.push(error(file, 'drug', `is only for kinds medicine and treatment, not ${kind}`));
  }
  if ((drug.status === 'approved' || drug.status === 'approved elsewhere') && !drug.first) {
    faults.push(error(file, 'drug.first', `is missing: status is ${drug.status}`));
  }
  if (drug.status === 'investigational' && !/\bbeing (?:studied|tested)\b/i.test(words)) {
    faults.push(error(file, 'drug.status', 'is investigational, so the text must say "being studied"'));
  }
  if (drug.status === 'withdrawn' && !/\bwithdr[ae]w|\bno longer\b|\btaken off\b|\bnot (?:now )?sold\b/i.test(words)) {
    faults.push(error(file, 'drug.status', 'is withdrawn, and the text does not say so'));
  }
  if (/(?:mab|cel)$/.test(id) && !drug.class) {
    faults.push(error(file, 'drug.class', 'is missing: an antibody or a cell product belongs to a class'));
  }
  return faults;
}

/** The card shows the dated facts beside the prose, so both must name the same years. */
function checkApprovalYears(entry: EntrySource): Fault[] {
  const { drug } = entry.front;
  if (!drug) return [];
  const years = (drug.first ?? []).map(({ date }) => date.slice(0, 4));
  return sentencesIn(entry).flatMap(({ field, sentence }) => {
    if (!/\b(?:approv(?:ed|al|als)|licen[cs]ed|authori[sz]ed)\b/i.test(sentence)) return [];
    return [...sentence.matchAll(/\b(?:19|20)\d\d\b/g)]
      .filter(([year]) => !years.includes(year))
      .map(([year]) => {
        const known = years.length > 0 ? years.join(', ') : 'no year';
        return error(entry.file, field, `names approval year ${year}; drug.first has ${known}`);
      });
  });
}

const LIMITS =
  /\b(?:not (?:work|help|right|enough|cure)|(?:not|n't) (?:always |everyone|everybody|all )|everyone|everybody|only some|some (?:people|cancers|tumors)|may not|might not|cannot cure|being studied|does not)\b/i;

/** Hope with limits: a treatment that seems to help everyone misleads. */
function checkLimits({ file, front, body, id, category }: EntrySource): Fault[] {
  if (front.kind !== 'medicine' && front.kind !== 'treatment') return [];
  const words = proseOf({ file, front, body, id, category }).flatMap(({ lines }) => lines);
  return words.some((line) => LIMITS.test(line))
    ? []
    : [warning('limits', file, 'plain', 'says nowhere that it does not work for everyone')];
}
