import { describe, expect, test } from 'vitest';
import { after, atRest, wakesAt, type HoverChoice, type HoverEvent, type HoverState } from '../../../src/ui/hover.ts';

type Word = 'PD-1' | 'CRS';
type Event = HoverEvent<Word>;
/** An event without its time, or a number: that many milliseconds pass, with the timer that was asked for. */
type Step = Event extends infer E ? (E extends Event ? Omit<E, 'at'> : never) : never;

const hover: HoverChoice = { show: 'hover', restTime: 300 };
const card = { left: 80, top: 140, right: 440, bottom: 400 };

const over = (mention: Word, x = 100, y = 100): Step => ({
  type: 'moved',
  x,
  y,
  under: { kind: 'mention', mention },
  isPressed: false,
});
const onPage = (x: number, y: number): Step => ({ type: 'moved', x, y, under: { kind: 'page' }, isPressed: false });
const onCard = (x = 200, y = 200): Step => ({ type: 'moved', x, y, under: { kind: 'card' }, isPressed: false });
const press = (under: Word | 'card' | 'page', pins = false): Step => ({
  type: 'pressed',
  under: under === 'card' || under === 'page' ? { kind: under } : { kind: 'mention', mention: under },
  pins,
});
const dismiss: Step = { type: 'dismissed' };
const place: Step = { type: 'placed', rect: card };

/** Play steps; numbers are pauses, during which the machine's own timer runs as the content script would run it. */
function play(steps: readonly (Step | number)[], choice = hover): HoverState<Word> {
  let at = 0;
  let state = atRest<Word>();
  for (const step of steps) {
    if (typeof step !== 'number') {
      state = after(state, { ...step, at } as Event, choice);
      continue;
    }
    const until = at + step;
    for (let wake = wakesAt(state, choice); wake !== undefined && wake <= until; wake = wakesAt(state, choice)) {
      at = Math.max(at, wake);
      state = after(state, { type: 'waited', at }, choice);
    }
    at = until;
  }
  return state;
}

const shown = (steps: readonly (Step | number)[], choice?: HoverChoice): Word | undefined =>
  play(steps, choice).open?.mention;

const opened = [over('PD-1'), 300, place] as const;

describe('opening', () => {
  test.each<[string, (Step | number)[], Word | undefined]>([
    ['opens after 300 ms of rest', [over('PD-1'), 300], 'PD-1'],
    ['not a moment earlier', [over('PD-1'), 299], undefined],
    ['keeps counting while the pointer moves slowly', [over('PD-1'), 200, over('PD-1', 110), 100], 'PD-1'],
    ['starts again when the pointer moves fast', [over('PD-1'), 200, over('PD-1', 310), 299], undefined],
    ['rests after a fast move that ends on the word', [onPage(0, 0), 10, over('PD-1', 400), 300], 'PD-1'],
    ['never opens for a pointer passing by', [over('PD-1'), 100, onPage(300, 100), 1000], undefined],
    [
      'does not open for a word that scrolled under a still pointer',
      [onPage(100, 100), 50, over('PD-1'), 2000],
      undefined,
    ],
    ['opens once that pointer moves', [onPage(100, 100), 50, over('PD-1'), 50, over('PD-1', 101), 300], 'PD-1'],
    [
      'opens for a word that is found where the pointer stopped',
      [onPage(9, 9), 50, { type: 'found', mention: 'PD-1' }, 300],
      'PD-1',
    ],
    ['ignores words under a pressed button', [{ ...over('PD-1'), isPressed: true } as Step, 1000], undefined],
  ])('%s', (_, steps, expected) => expect(shown(steps)).toBe(expected));

  test('waits as long as the reader chose', () => {
    expect(shown([over('PD-1'), 300], { show: 'hover', restTime: 600 })).toBeUndefined();
    expect(shown([over('PD-1'), 600], { show: 'hover', restTime: 600 })).toBe('PD-1');
  });
});

describe('the next card', () => {
  test.each<[string, (Step | number)[], Word | undefined]>([
    ['opens after 80 ms while one is open', [...opened, 10, onPage(300, 90), 5, over('CRS', 600, 90), 80], 'CRS'],
    ['not earlier', [...opened, 10, onPage(300, 90), 5, over('CRS', 600, 90), 79], 'PD-1'],
    ['opens after 80 ms just after one closed', [...opened, onPage(600, 50), 699, over('CRS', 600, 90), 80], 'CRS'],
    ['takes its full time later', [...opened, onPage(600, 50), 701, over('CRS', 600, 90), 299], undefined],
  ])('%s', (_, steps, expected) => expect(shown(steps)).toBe(expected));
});

describe('leaving', () => {
  test.each<[string, (Step | number)[], Word | undefined]>([
    ['keeps the card for 299 ms', [...opened, onPage(600, 50), 299], 'PD-1'],
    ['closes it after 300', [...opened, onPage(600, 50), 300], undefined],
    ['further moves do not prolong it', [...opened, onPage(600, 50), 200, onPage(610, 50), 100], undefined],
    ['coming back keeps it', [...opened, onPage(600, 50), 200, over('PD-1'), 1000], 'PD-1'],
    ['resting on the card keeps it', [...opened, onPage(100, 130), 200, onCard(), 60_000], 'PD-1'],
    ['leaving the card closes it after the grace', [...opened, onCard(), 500, onPage(600, 200), 300], undefined],
    [
      'travelling towards the card is not counted',
      [...opened, onPage(110, 110), 250, onPage(120, 120), 250, onPage(130, 130), 250, onCard(), 1000],
      'PD-1',
    ],
    [
      'words on the way to the card do not open',
      [...opened, over('CRS', 110, 110), 200, over('CRS', 120, 125), 200, onCard(), 500],
      'PD-1',
    ],
    ['stopping on such a word opens it in the end', [...opened, over('CRS', 120, 120), 400], 'CRS'],
  ])('%s', (_, steps, expected) => expect(shown(steps)).toBe(expected));
});

describe('dismissing', () => {
  test.each<[string, (Step | number)[], Word | undefined]>([
    ['closes at once', [...opened, dismiss], undefined],
    ['keeps that word quiet while the pointer stays', [...opened, dismiss, 50, over('PD-1', 101), 5000], undefined],
    ['until the pointer has left it', [...opened, dismiss, onPage(10, 10), 500, over('PD-1'), 300], 'PD-1'],
    ['other words still answer', [...opened, dismiss, 500, over('CRS', 600), 300], 'CRS'],
    ['pressing a button beside the card closes', [...opened, press('page')], undefined],
    ['pressing on the word closes and quiets it', [...opened, press('PD-1'), 10, over('PD-1', 101), 5000], undefined],
    ['unless the click would pin it', [...opened, press('PD-1', true)], 'PD-1'],
    ['pressing on the card does nothing', [...opened, onCard(), press('card')], 'PD-1'],
    ['typing closes', [...opened, { type: 'typed' }], undefined],
    ['typing silences for a second', [{ type: 'typed' }, 100, over('PD-1'), 899], undefined],
    ['and no longer', [{ type: 'typed' }, 100, over('PD-1'), 900], 'PD-1'],
    ['typing leaves a resting pointer alone for good', [over('PD-1'), 200, { type: 'typed' }, 9000], undefined],
  ])('%s', (_, steps, expected) => expect(shown(steps)).toBe(expected));
});

describe('pinning', () => {
  const pinned = [{ type: 'pinned', mention: 'PD-1' }, place] as const;
  test.each<[string, (Step | number)[], Word | undefined]>([
    ['opens at once', [{ type: 'pinned', mention: 'PD-1' }], 'PD-1'],
    ['stays when the pointer leaves', [...pinned, onPage(600, 50), 60_000], 'PD-1'],
    ['stays when the pointer rests on another word', [...pinned, over('CRS', 600), 60_000], 'PD-1'],
    ['goes when dismissed', [...pinned, dismiss], undefined],
    ['goes when a button is pressed beside it', [...pinned, press('page')], undefined],
    ['gives way to another pinned word', [...pinned, { type: 'pinned', mention: 'CRS' }], 'CRS'],
  ])('%s', (_, steps, expected) => expect(shown(steps)).toBe(expected));
});

describe('with a key', () => {
  const keyed: HoverChoice = { show: 'key', restTime: 300 };
  const hold: Step = { type: 'keyed', isHeld: true };
  test.each<[string, (Step | number)[], Word | undefined]>([
    ['resting alone shows nothing', [over('PD-1'), 5000], undefined],
    ['holding the key before', [hold, over('PD-1'), 80], 'PD-1'],
    ['pressing it after the pointer rests', [over('PD-1'), 5000, hold, 1], 'PD-1'],
    ['not once it is released', [hold, { type: 'keyed', isHeld: false }, over('PD-1'), 5000], undefined],
  ])('%s', (_, steps, expected) => expect(shown(steps, keyed)).toBe(expected));
});

test('shows nothing on hover when only the popup was asked for, but still pins', () => {
  const never: HoverChoice = { show: 'never', restTime: 300 };
  expect(shown([over('PD-1'), 5000], never)).toBeUndefined();
  expect(shown([{ type: 'pinned', mention: 'PD-1' }], never)).toBe('PD-1');
});

test('asks for no timer while nothing is pending', () => {
  expect(wakesAt(atRest<Word>(), hover)).toBeUndefined();
  expect(wakesAt(play([...opened, onCard()]), hover)).toBeUndefined();
  expect(wakesAt(play([onPage(1, 1)]), hover)).toBeUndefined();
});
