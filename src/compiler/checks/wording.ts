import { error, warning, type Fault } from '../fault.ts';
import type { EntrySource, Glossary } from '../glossary.ts';
import { sentencesIn } from '../prose.ts';

/** Words that hurt or promise. `unless` names the uses that do neither. */
interface BannedWord {
  readonly name: string;
  readonly pattern: RegExp;
  readonly unless?: RegExp;
}

const ILLNESS = '(?:cancers?|tumou?rs?|diseases?|illness|leukemias?|lymphomas?|melanomas?|myelomas?)';
const PEOPLE = '(?:patients?|people|persons?|someone|anyone|those|you|he|she|we|men|women|child(?:ren)?|adults?)';

/** Fail the build. War words make an outcome sound like a matter of courage; promises are not ours to make. */
const BANNED: readonly BannedWord[] = [
  { name: 'battle', pattern: /\bbattl(?:e[sd]?|ing)\b/i },
  { name: 'warrior', pattern: /\bwarriors?\b/i },
  { name: 'victim', pattern: /\bvictims?\b/i },
  { name: 'miracle', pattern: /\bmirac(?:les?|ulous(?:ly)?)\b/i },
  { name: 'game-changer', pattern: /\bgame[- ]?chang(?:ers?|ing)\b/i },
  {
    name: 'breakthrough',
    pattern: /\bbreakthroughs?\b/i,
    unless: /\bbreakthrough (?:therapy|designation|device|infections?|cancer pain|pain|status|program)\b/i,
  },
  {
    name: 'fight against cancer',
    pattern: new RegExp(
      `\\b(?:fights?|fought|fighting)\\b(?:\\s+[\\w-]+){0,3}?\\s+${ILLNESS}\\b|\\b${ILLNESS}[- ]fight(?:ers?|ing)\\b`,
      'i',
    ),
  },
  {
    name: 'failed (of a person)',
    pattern: new RegExp(
      `\\b${PEOPLE}\\s+(?:(?:who|that|have|has|had)\\s+)*fail(?:s|ed)?\\b|\\bfailed\\s+(?:[\\w-]+\\s+){0,2}?(?:treatments?|therap(?:y|ies)|chemo\\w*|lines?)\\b`,
      'i',
    ),
  },
  {
    name: 'no side effects',
    pattern: /\b(?:no|without(?: any)?|free of) side[- ]effects?\b/i,
    unless: /\bno side effects? (?:is|are) (?:not )?too\b/i,
  },
  // asking or denying that something is safe promises nothing
  {
    name: 'safe',
    pattern: /\bsafe\b/i,
    unless:
      /\b(?:if|whether|how|not|isn't|aren't|never|is it|are they|is this|is that|would it be|too)\b[^.]*\bsafe\b|\bsafe\b[^.]*\?$/i,
  },
];

/** Warn: soft or loaded words that usually have a plainer neighbour. */
const SOFT: readonly BannedWord[] = [
  { name: 'suffer', pattern: /\bsuffer(?:s|ed|ing)?\b/i },
  { name: 'boost', pattern: /\bboost(?:s|ed|ing)?\b/i },
  { name: 'simply', pattern: /\bsimply\b/i },
  { name: 'just', pattern: /\bjust\b/i },
  {
    name: 'always (as a promise)',
    pattern: /\balways (?:works?|cures?|goes? away|helps?|gets? better)\b/i,
    unless: /\b(?:not|n't) always\b/i,
  },
  { name: 'never (as a promise)', pattern: /\bnever (?:comes? back|returns?|happens?|spreads?)\b/i },
];

const DOSE = String.raw`\d+(?:[.,]\d+)?\s?(?:mg|mcg|µg|μg|ug|g|grams?|milligrams?|ml|milliliters?|units?|iu|tablets?|pills?|capsules?)(?:\/(?:kg|m2|day))?\b`;
const DOSE_INSTRUCTION = new RegExp(
  `\\b(?:take|takes|inject|give|given|use|swallow|apply|double|reduce|increase|start with|begin with)\\b[^.?!;]*?\\b${DOSE}`,
  'i',
);
const START_STOP = /\b(?:stop|start|quit|skip|keep) taking\b/i;
/** "Ask before you stop taking it" sends the reader to the team, which is what we want. */
const ASKS_FIRST = /\b(?:ask|tell|talk|check|call)\b[^.?!]*\bbefore\b|\?$/i;
const PHONE =
  /(?:\+\d{1,3}[ -.]?)?\(?\b\d{3}\)?[ -.]\d{3}[ -.]\d{4}\b|\b1-8\d\d-|\b(?:call|dial|phone|ring)\s+(?:911|999|112|111|000|108)\b/i;
const URL = /https?:\/\/|\bwww\.|\b[a-z0-9-]+\.(?:com|org|gov|net|edu|info|io|eu|uk)\b/i;

/** Check the words of every sentence: what may not be said, and what is better said otherwise. */
export function checkWording({ entries }: Glossary): Fault[] {
  return entries.flatMap((entry) =>
    sentencesIn(entry).flatMap(({ field, sentence }) => [
      ...BANNED.flatMap((word) => find(word, sentence, entry)).map((found) =>
        error(entry.file, field, `"${found.used}" is a banned word (${found.name})`),
      ),
      ...SOFT.flatMap((word) => find(word, sentence, entry)).map((found) =>
        warning('soft-word', entry.file, field, `"${found.used}" is better said otherwise (${found.name})`),
      ),
      ...checkInstructions(sentence).map((message) => error(entry.file, field, message)),
    ]),
  );
}

function find(word: BannedWord, sentence: string, entry: EntrySource): { name: string; used: string }[] {
  const own = entry.front.term.toLowerCase();
  const match = word.pattern.exec(sentence);
  // an entry about the word itself must be able to name it, and so must a quotation
  if (!match || word.unless?.test(sentence) || own.includes(match[0].toLowerCase())) return [];
  const quoted =
    /["“']\s*$/.test(sentence.slice(0, match.index)) &&
    /^\s*[,.]?["”']/.test(sentence.slice(match.index + match[0].length));
  return quoted ? [] : [{ name: word.name, used: match[0] }];
}

function checkInstructions(sentence: string): string[] {
  const faults: string[] = [];
  const dose = DOSE_INSTRUCTION.exec(sentence);
  if (dose) faults.push(`"${dose[0]}" is a dose with an instruction`);
  const stop = START_STOP.exec(sentence);
  if (stop && !ASKS_FIRST.test(sentence)) faults.push(`"${stop[0]}" is an instruction: say to ask the care team first`);
  const phone = PHONE.exec(sentence);
  if (phone) faults.push(`"${phone[0]}" is a phone number`);
  const url = URL.exec(sentence);
  if (url) faults.push(`"${url[0]}" is a web address: name it in sources instead`);
  return faults;
}
