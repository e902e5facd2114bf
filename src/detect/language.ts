/**
 * Whether a text is English, as far as a cheap look can tell. On pages in other languages only names that are the same in
 * every language may be marked (medicines, PD-1, CAR T), because our words could be theirs with another meaning.
 *
 * A language is told by its function words, which no text in it can do without. That a text has no English ones proves
 * little (a list of drugs, trial criteria), so another language must show words of its own before a page counts as foreign.
 */
const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  'the of and to that with this these which from are were was have has been for by not or it can may you your they their'.split(
    ' ',
  ),
);
/**
 * German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Polish. Left out are words that are parts of names or short forms in
 * English texts: Los Angeles, van der Waals, IL, OS, Se.
 */
const FOREIGN_WORDS: ReadonlySet<string> = new Set(
  `und das nicht ist mit eine einen für werden wird bei zur zum les des est une pour dans avec sur qui par sont cette
   el es más una por con para que como di che sono della nel gli não uma dos mais het een voor zijn niet wordt och att som för
   är av inte się jest nie oraz przez`.split(/\s+/),
);

/** A tenth of the words in prose of these languages, at the least, are in the list. */
const FOREIGN_SHARE = 0.06;
/** Fewer words than this prove nothing. */
const FEWEST_WORDS = 8;
/** Different words of the other language that must be seen. */
const FEWEST_DIFFERENT = 3;
/** No more of a text is looked at. */
const LOOKED_AT = 4000;

/** The first guess is made when this much has been heard; a page that is shorter is what it declares. */
const FIRST_LOOK = 80;

/** Whether a text shows itself to be in another language; false for English and for texts that tell nothing. */
function looksForeign(text: string): boolean {
  const sample = text.slice(0, LOOKED_AT);
  const words = sample.toLowerCase().match(/[\p{Script=Latin}']+/gu) ?? [];
  const otherLetters = sample.match(/[^\p{Script=Latin}\P{L}]/gu)?.length ?? 0;
  const latinLetters = words.reduce((sum, word) => sum + word.length, 0);
  // Greek letters in names are few; a page in Chinese, Russian or Arabic is mostly other letters.
  if (otherLetters > 30 && otherLetters * 2 > latinLetters) return true;
  if (words.length < FEWEST_WORDS) return false;
  const foreignWords = words.filter((word) => FOREIGN_WORDS.has(word));
  // One such word again and again is a name; prose has several.
  if (new Set(foreignWords).size < FEWEST_DIFFERENT) return false;
  const foreign = foreignWords.length;
  const english = words.filter((word) => ENGLISH_WORDS.has(word)).length;
  return foreign > english && foreign / words.length >= FOREIGN_SHARE;
}

/** What a document's language is, guessed while it is being read. */
export interface LanguageGuess {
  /** Take note of a passage; only the first ones matter. */
  hear(text: string): void;
  readonly isEnglish: boolean;
  /** Counts up when `isEnglish` turns. */
  readonly version: number;
}

/**
 * Guess whether a page is in English. `declared` is its lang attribute (empty for none): a page that declares another
 * language is believed; one that declares English, as many templates do unasked, or nothing, is listened to.
 */
export function createLanguageGuess(declared: string): LanguageGuess {
  const isDeclaredForeign = !/^(?:$|en|und|mul|zxx)(?:-|$)/i.test(declared.trim());
  let heard = '';
  let nextLook = FIRST_LOOK;
  let isEnglish = !isDeclaredForeign;
  let version = 0;
  return {
    hear(text) {
      if (isDeclaredForeign || heard.length >= LOOKED_AT) return;
      heard += `${text.slice(0, LOOKED_AT)} `;
      // Looking is dear on a cold page, so only at a few hundred characters and at each fourfold of that.
      if (heard.length < nextLook) return;
      nextLook = heard.length * 4;
      const guess = !looksForeign(heard);
      if (guess !== isEnglish) version++;
      isEnglish = guess;
    },
    get isEnglish() {
      return isEnglish;
    },
    get version() {
      return version;
    },
  };
}
