import { type DetectorOptions, type Explained, detectorOver } from './detect.ts';
import type { Passage } from './detector.ts';
import type { Mention } from './lexicon.ts';
import type { Lexicon } from './tables.ts';

/**
 * All mentions of one document given as a string, in reading order. Blank lines part its passages. Offsets are UTF-16
 * units of `text`. Time is linear in the text.
 */
export function scan(text: string, lexicon: Lexicon, options: DetectorOptions = {}): readonly Mention[] {
  const detector = detectorOver(lexicon, options);
  const read: { readonly from: number; readonly passage: Passage }[] = [];
  for (const { from, to } of passagesOf(text)) {
    const passage = detector.read(text.slice(from, to));
    detector.add(passage);
    if (!passage.isBarren) read.push({ from, passage });
  }
  const mentions: Mention[] = [];
  for (const { from, passage } of read) {
    for (const mention of detector.decide(passage)) {
      mentions.push({ ...mention, start: mention.start + from, end: mention.end + from });
    }
  }
  return mentions;
}

/** As `scan`, with every candidate and the reason why it is shown or silent. */
export function explain(
  text: string,
  lexicon: Lexicon,
  options: DetectorOptions = {},
): readonly (Explained & { readonly text: string })[] {
  const detector = detectorOver(lexicon, options);
  const passages = passagesOf(text).map(({ from, to }) => {
    const passage = detector.read(text.slice(from, to));
    detector.add(passage);
    return { from, passage };
  });
  return passages.flatMap(({ from, passage }) =>
    detector.explain(passage).map((explained) => ({
      ...explained,
      candidate: {
        ...explained.candidate,
        start: from + explained.candidate.start,
        end: from + explained.candidate.end,
      },
      text: text.slice(from + explained.candidate.start, from + explained.candidate.end),
    })),
  );
}

/** A passage of at most this many UTF-16 units is read at once; longer ones are cut at a white space. */
const LONGEST = 16_000;

function passagesOf(text: string): { readonly from: number; readonly to: number }[] {
  const passages: { from: number; to: number }[] = [];
  let from = 0;
  while (from < text.length) {
    let end = text.indexOf('\n', from);
    while (end >= 0 && !isBlankAfter(text, end)) end = text.indexOf('\n', end + 1);
    if (end < 0) end = text.length;
    while (end - from > LONGEST) {
      const to = cutAt(text, from, LONGEST);
      passages.push({ from, to });
      from = to;
    }
    if (end > from) passages.push({ from, to: end });
    from = end + 1;
  }
  return passages;
}

/** Whether nothing but white space stands between the line end at `at` and the next one. */
function isBlankAfter(text: string, at: number): boolean {
  for (let i = at + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a) return true;
    if (unit !== 0x20 && unit !== 0x09 && unit !== 0x0d) return false;
  }
  return true;
}

/**
 * Where to cut a text that is too long to read at once: behind the last sentence end or white space of text[from, from +
 * most), or right there where it has none. No form is longer than a sentence, so a cut at a sentence end loses nothing.
 */
function cutAt(text: string, from: number, most: number): number {
  const window = text.slice(from, from + most);
  for (const end of [/[.!?\n]\s[^.!?\n]*$/, /\s\S*$/]) {
    const at = window.slice(-2000).search(end);
    if (at > 0) return from + window.length - Math.min(2000, window.length) + at + 1;
  }
  const last = text.charCodeAt(from + most - 1);
  return from + most - (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
}
