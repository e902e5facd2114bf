import { DigitWriter } from './digits.ts';

/**
 * The British spellings of some words as detect/unpack-words.ts reads them: which letters of which word are others, and what
 * stands there instead, parted by spaces.
 */
export function packBritish(
  words: readonly string[],
  british: readonly (readonly string[])[],
): { readonly british: string; readonly britishAt: string } {
  const at = new DigitWriter();
  const others: string[] = [];
  british.forEach((spellings, index) => {
    const word = words[index] ?? '';
    for (const spelling of spellings) {
      const most = Math.min(word.length, spelling.length);
      let place = 0;
      while (place < most && word[place] === spelling[place]) place++;
      let end = 0;
      while (end < most - place && word.at(-1 - end) === spelling.at(-1 - end)) end++;
      at.write(index + 1, 2);
      at.write(place);
      at.write(word.length - end - place);
      others.push(spelling.slice(place, spelling.length - end));
    }
  });
  return { british: others.join(' '), britishAt: at.packed };
}
