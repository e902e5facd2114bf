import { error, warning, type Fault } from '../fault.ts';
import type { Glossary } from '../glossary.ts';

/** A medicine's facts older than this are worth another look: regulators decide every week. */
const STALE_DAYS = 180;

/** Check that nothing is dated in the future, and count facts about medicines that have grown old. */
export function checkDates({ entries, sources }: Glossary, today: string): Fault[] {
  const faults: Fault[] = [];
  const notAfterToday = (file: string, field: string, date: string | undefined): void => {
    if (date && date > today) faults.push(error(file, field, `${date} lies in the future`));
  };
  for (const { file, front } of entries) {
    notAfterToday(file, 'written', front.written);
    notAfterToday(file, 'reviewed.on', front.reviewed?.on);
    if (front.reviewed && front.reviewed.on < front.written) {
      faults.push(error(file, 'reviewed.on', 'is before the entry was written'));
    }
    if (!front.drug) continue;
    const asOf = front.drug['as-of'];
    if (asOf > today.slice(0, 7)) faults.push(error(file, 'drug.as-of', `${asOf} lies in the future`));
    (front.drug.first ?? []).forEach(({ date }, index) => {
      if (date > asOf.slice(0, date.length))
        faults.push(error(file, `drug.first[${index}].date`, `${date} is after drug.as-of ${asOf}`));
    });
    if (daysBetween(`${asOf}-01`, today) > STALE_DAYS + 31) {
      faults.push(
        warning(
          'stale-facts',
          file,
          'drug.as-of',
          `${asOf} is more than ${STALE_DAYS} days ago: check the facts again`,
        ),
      );
    }
  }
  for (const [id, source] of sources) notAfterToday('glossary/sources.yaml', `${id}.seen`, source?.seen);
  return faults;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
