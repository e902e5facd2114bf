import { expect, test } from 'vitest';
import { staysTrue, waitFor } from './harness/poll.ts';
import { cardOf, linesOf, middleOf, shownCard, travel, underlined, waitForNoCard } from './harness/reader.ts';
import { useSession } from './harness/session.ts';

const session = useSession();

/** Where a sentence is about our field, the word must have its right meaning. */
const meant: readonly [sentence: string, words: string, term: string][] = [
  ['Anti-PD-1 treatment blocks the meeting of PD-1 with PD-L1.', 'Anti-PD-1', 'PD-1 inhibitor'],
  ['Anti-PD-1 treatment blocks the meeting of PD-1 with PD-L1.', 'PD-L1', 'PD-L1'],
  ['In lymphoma, severe CRS after CAR-T was seen in a few patients.', 'CRS', 'cytokine release syndrome'],
  ['In lymphoma, severe CRS after CAR-T was seen in a few patients.', 'CAR-T', 'CAR T-cell therapy'],
  ['On nivolumab the best response was PD in four patients with melanoma.', 'PD', 'progressive disease'],
  ['Nivolumab is used in non-small cell lung cancer.', 'non-small cell lung cancer', 'non-small cell lung cancer'],
];

test.each(meant)('in "%s", %s means %s', async (sentence, words, term) => {
  const tab = await session.openHtml(`<p>${sentence}</p>`);
  expect((await cardOf(tab, words)).term).toBe(term);
});

/** Where it is not, silence. Each page ends with a certain term, to know when it has been read. */
const silent: readonly [sentence: string, words: string][] = [
  ["Parkinson's disease (PD) slows movement. Many people with PD take tablets.", '(PD)'],
  ["Parkinson's disease (PD) slows movement. Many people with PD take tablets.", 'with PD'],
  ['The CRS is EPSG:4326.', 'CRS'],
  ['The patient looked fit and well.', 'fit'],
  ['She parked the car and took her CAR insurance papers.', 'CAR insurance'],
  ['The OS of the phone is out of date.', 'OS'],
];

test.each(silent)('in "%s", nothing is said about %s', async (sentence, words) => {
  const tab = await session.openHtml(`<p>${sentence}</p><p style="margin-top:200px">pembrolizumab</p>`);
  await cardOf(tab, 'pembrolizumab');
  await tab.press('Escape');
  await waitForNoCard(tab);
  expect(await underlined(tab)).toEqual(['pembrolizumab']);
  const line = (await linesOf(tab, words)).at(-1)!;
  await travel(tab, { x: line.right - 6, y: middleOf(line).y });
  expect(await staysTrue(700, async () => !(await shownCard(tab)))).toBe(true);
});

test.each(['parkinson.html', 'maps.html'])('a whole page about something else stays silent: %s', async (file) => {
  const tab = await session.openFile(file);
  expect(await staysTrue(1_000, async () => (await underlined(tab)).length === 0)).toBe(true);
});

/** On a page about our field, a word may still be an everyday one. */
const everyday: readonly [sentence: string, words: string][] = [
  ['A bispecific antibody holds a T cell with one arm and a cancer cell with the other.', 'arm'],
  ['On nivolumab she felt fit and well, and drove her car to the clinic.', 'fit'],
  ['Treatment with nivolumab went well; the patient walked in the time between.', 'time'],
];

test.each(everyday)('in "%s", nothing is said about %s', async (sentence, words) => {
  const tab = await session.openHtml(`<p>${sentence}</p>`);
  await waitFor('underlines', async () => ((await underlined(tab)).length > 0 ? true : undefined));
  expect(await staysTrue(700, async () => !(await underlined(tab)).includes(words))).toBe(true);
});
