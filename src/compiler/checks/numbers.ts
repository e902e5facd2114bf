import { error, type Fault } from '../fault.ts';
import type { Glossary } from '../glossary.ts';
import { sentencesIn } from '../prose.ts';

/** A share: "40%", "40 percent", "1 in 10", "3 out of 4". Scores and limits without a share are no claim about people. */
const SHARE =
  /\b\d+(?:\.\d+)?\s?(?:%|percent\b|per cent\b)|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine) (?:in|out of|of every) (?:every )?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred|a thousand)\b(?! (?:weeks?|months?|years?|days?|hours?|cycles?))/i;
/** A share of what? Something countable must stand in the same sentence. */
const WHO =
  /\b(?:people|person|persons|patients?|adults?|children|child|babies|women|men|those|survivors?|volunteers?|users?|families|cancers?|tumou?rs?|leukemias?|lymphomas?|melanomas?|myelomas?|cases?|cells?|lesions?|spots?|samples?|reports?|studies|trials?|tests?|results?|doses?|drugs?|medicines?|treatments?|genes?|blood|bone marrow|antibod(?:y|ies))\b/i;
/** Fixed names that hold a percent sign: a "95% confidence interval" is no share of anybody. */
const FIXED_NAMES = /\b9\d(?:\.\d)?\s?(?:%|percent) (?:confidence|credible|CI\b)|\bconfidence interval\b|\bchance\b/i;

/** A share in prose must say of whom, and stand in an entry that names its sources. */
export function checkNumbers({ entries, sources }: Glossary): Fault[] {
  return entries.flatMap((entry) =>
    sentencesIn(entry).flatMap(({ field, sentence }) => {
      const share = SHARE.exec(sentence);
      if (!share) return [];
      const faults: Fault[] = [];
      if (!entry.front.sources.some((id) => sources.has(id))) {
        faults.push(error(entry.file, field, `"${share[0]}" has no source`));
      }
      if (!WHO.test(sentence) && !FIXED_NAMES.test(sentence)) {
        faults.push(error(entry.file, field, `"${share[0]}" does not say of whom: name the people or cells it counts`));
      }
      return faults;
    }),
  );
}
