import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Entry } from '../../../src/detect/entry.ts';
import type { SenseReason } from '../../../src/detect/lexicon.ts';
import { Card, type CardProps } from '../../../src/ui/Card.tsx';
import { CardChoices } from '../../../src/ui/CardChoices.tsx';
import { CardNotice } from '../../../src/ui/CardNotice.tsx';
import { english } from './english.ts';
import { bare, full, termOf, urgent } from './entries.ts';
import { emulate, expectAccessible, showCard } from './stage.tsx';

const look = { theme: 'system', textSize: 'medium', isSheet: false } as const;

function card(entry: Entry, given: Partial<CardProps> = {}): ShadowRoot {
  const props: CardProps = {
    entry,
    level: 'plain',
    look,
    isPinned: false,
    canGoBack: false,
    sense: undefined,
    termOf,
    strings: english,
    onAsked: () => {},
    onLevelChanged: () => {},
    onBack: () => {},
    onDismissed: () => {},
    ...given,
  };
  return showCard(<Card {...props} />);
}

const textOf = (root: ShadowRoot): string => root.querySelector<HTMLElement>('.card')!.innerText;
const button = (root: ShadowRoot, name: string): HTMLButtonElement | undefined =>
  [...root.querySelectorAll('button')].find((each) => (each.ariaLabel ?? each.textContent) === name);
const inOrder = (text: string, parts: readonly string[]): number[] => parts.map((part) => text.indexOf(part));

describe('what a card says', () => {
  test('everything there is, in the order of reading', () => {
    const text = textOf(
      card(full, {
        level: 'detailed',
        sense: { form: 'PD', reason: { kind: 'topic', words: [] }, others: ['Parkinson’s disease'] },
      }),
    );
    const places = inOrder(text, [
      'pembrolizumab',
      'Medicine',
      'also pembro',
      'say pem-broh-LIH-zoo-mab',
      'A medicine that blocks PD-1, a brake.',
      'It is an antibody.',
      'Why it matters',
      'Here “PD” means pembrolizumab',
      'Keytruda (US, EU)',
      'true in Jun 2026',
      'How long will I have it?',
      'Another medicine of the same kind.',
      'Opposite',
      'Related',
      'General information, not medical advice',
      'Not yet reviewed by a clinician',
      'Source: NCI, FDA',
      'Written Nov 2026',
    ]);
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('at the plain level no more than fits a glance', () => {
    const text = textOf(card(full));
    expect(text).toContain('Keytruda (US, EU) · Approved · true in Jun 2026');
    for (const more of [
      'It is an antibody.',
      'How long will I have it?',
      'a fourth name',
      'Another medicine of the same kind.',
    ]) {
      expect(text).not.toContain(more);
    }
  });

  test('an entry that holds little leaves no empty places', () => {
    const root = card(bare, { level: 'detailed' });
    expect(root.querySelectorAll('section, .urgent, .facts, .sense')).toHaveLength(0);
    expect(textOf(root)).not.toMatch(/undefined|null|·\s*$/m);
  });

  test('a side effect that cannot wait says so, in words and not only in colour', () => {
    const text = textOf(card(urgent));
    expect(text).toContain('Do not wait: call your care team.');
    expect(text).toContain('Tell your team about new symptoms.');
    expect(text).not.toContain('Why it matters');
  });

  test('a review by a clinician is named', () => {
    expect(textOf(card({ ...bare, reviewed: { by: 'A. Nurse', on: '2026-12-01' } }))).toContain(
      'Reviewed by A. Nurse, Dec 2026',
    );
  });

  test.each<[SenseReason, string]>([
    [
      { kind: 'defined', words: 'progressive disease' },
      'because this page spells it out: “progressive disease”. Elsewhere it can also mean a or b.',
    ],
    [
      { kind: 'cues', words: ['scan', 'lesion', 'RECIST'] },
      'because this page also mentions scan, lesion, and RECIST.',
    ],
    [{ kind: 'cues', words: [] }, 'because this page is about cancer treatment.'],
    [{ kind: 'topic', words: ['melanoma'] }, 'because this page is about cancer treatment.'],
  ])('why a sense was chosen: %o', (reason, expected) => {
    expect(textOf(card(full, { sense: { form: 'PD', reason, others: ['a', 'b'] } }))).toContain(expected);
  });

  test('markup in an entry is text', () => {
    const root = card({ ...bare, term: '<b>x</b>', also: ['<img src=x onerror=alert(1)>'] });
    expect(textOf(root)).toContain('<img src=x onerror=alert(1)>');
    expect(root.querySelector('img, .card b')).toBeNull();
  });
});

describe('what a card does', () => {
  test('leads to other entries, and leaves out those that are gone', async () => {
    const onAsked = vi.fn<(id: string) => void>();
    const root = card(full, { isPinned: true, onAsked });
    expect(textOf(root)).not.toContain('gone-from-the-glossary');
    await userEvent.click(button(root, 'nivolumab')!);
    await userEvent.click(button(root, 'PD-1')!);
    expect(onAsked.mock.calls).toEqual([['nivolumab'], ['pd-1']]);
  });

  test('changes its level', async () => {
    const onLevelChanged = vi.fn<(level: string) => void>();
    const root = card(full, { onLevelChanged });
    expect(button(root, 'More detail')!.ariaExpanded).toBe('false');
    await userEvent.click(button(root, 'More detail')!);
    expect(onLevelChanged).toHaveBeenCalledWith('detailed');
  });

  test('adds no tab stop to a page that it only hovers over', () => {
    const root = card(full);
    expect([...root.querySelectorAll('button')].every(({ tabIndex }) => tabIndex === -1)).toBe(true);
    expect(button(root, 'Close')).toBeUndefined();
  });

  test('can be reached and closed once pinned', async () => {
    const onDismissed = vi.fn<() => void>();
    const root = card(full, { isPinned: true, canGoBack: true, onDismissed });
    expect([...root.querySelectorAll('button')].every(({ tabIndex }) => tabIndex === 0)).toBe(true);
    expect(button(root, 'Back')).toBeDefined();
    await userEvent.click(button(root, 'Close')!);
    expect(onDismissed).toHaveBeenCalledOnce();
  });

  test('offers buttons of a size that can be hit', () => {
    const root = card(full, { isPinned: true, canGoBack: true });
    for (const each of root.querySelectorAll('.round, .level')) {
      const { width, height } = each.getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
  });
});

describe('how a card looks', () => {
  const long = 'immunoglobulin'.repeat(21).slice(0, 300);

  test.each([
    ['a term of 300 letters', { ...full, term: long }],
    ['names of 300 letters', { ...full, also: [long, long, long] }],
    ['words without a place to break', { ...full, plain: [{ listed: false, inlines: [{ text: long }] }] }],
  ])('%s stays within its width', (_, entry) => {
    const root = card(entry, { isPinned: true });
    const frame = root.querySelector('.card')!;
    expect(frame.scrollWidth).toBeLessThanOrEqual(frame.clientWidth);
    expect(frame.getBoundingClientRect().width).toBeLessThanOrEqual(innerWidth);
    expect(button(root, 'Close')!.getBoundingClientRect().right).toBeLessThan(frame.getBoundingClientRect().right);
  });

  test('is never higher than the window allows, and scrolls inside', () => {
    const more = Array.from({ length: 40 }, () => ({
      listed: false,
      inlines: [{ text: 'A sentence of the detailed kind.' }],
    }));
    const root = card({ ...full, more }, { level: 'detailed' });
    expect(root.querySelector('.card')!.getBoundingClientRect().height).toBeLessThanOrEqual(innerHeight * 0.75 + 1);
    const body = root.querySelector('.body')!;
    expect(body.scrollHeight).toBeGreaterThan(body.clientHeight);
    expect(root.querySelector('footer')!.getBoundingClientRect().bottom).toBeLessThanOrEqual(
      root.querySelector('.card')!.getBoundingClientRect().bottom,
    );
  });

  test('the text grows with the size that was chosen', () => {
    const sizes = (['small', 'medium', 'large', 'largest'] as const).map((textSize) =>
      Number.parseFloat(getComputedStyle(card(full, { look: { ...look, textSize } }).querySelector('.card')!).fontSize),
    );
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(new Set(sizes).size).toBe(4);
    expect(sizes[1]).toBeGreaterThanOrEqual(15);
  });

  test('does not fade in for those who want less motion', async () => {
    await emulate({ 'prefers-reduced-motion': 'reduce' });
    expect(getComputedStyle(card(full).querySelector('.card')!).animationName).toBe('none');
  });
});

describe('nothing for axe-core to find fault with', () => {
  test.each<[string, Record<string, string>, Partial<CardProps>]>([
    ['light', { 'prefers-color-scheme': 'light' }, {}],
    ['dark', { 'prefers-color-scheme': 'dark' }, {}],
    ['a chosen theme against the system', { 'prefers-color-scheme': 'light' }, { look: { ...look, theme: 'dark' } }],
    ['forced colours', { 'forced-colors': 'active' }, {}],
    ['largest letters', {}, { look: { ...look, textSize: 'largest' } }],
    ['a sheet', {}, { look: { ...look, isSheet: true } }],
  ])('%s', async (_, features, given) => {
    await emulate(features);
    card(urgent, {
      level: 'detailed',
      isPinned: true,
      canGoBack: true,
      sense: { form: 'CRS', reason: { kind: 'defined', words: 'cytokine release syndrome' }, others: ['a map term'] },
      ...given,
    });
    await new Promise((done) => setTimeout(done, 120)); // the fade would count as faint text
    await expectAccessible();
  });

  test('a choice of meanings, and a notice', async () => {
    const shared = { look, strings: english, onDismissed: () => {}, onAsked: () => {} };
    showCard(<CardChoices {...shared} text="PD" meanings={[full, urgent]} others={['Parkinson’s disease']} />);
    await new Promise((done) => setTimeout(done, 120));
    await expectAccessible();
  });

  test('a notice', async () => {
    showCard(
      <CardNotice
        look={look}
        strings={english}
        isPinned
        text="This explanation could not be loaded."
        onDismissed={() => {}}
      />,
    );
    await new Promise((done) => setTimeout(done, 120));
    await expectAccessible();
  });
});
