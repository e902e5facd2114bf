import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Entry } from '../../../src/detect/entry.ts';
import type { SenseReason } from '../../../src/detect/lexicon.ts';
import { Card, type CardProps } from '../../../src/ui/Card.tsx';
import { CardChoices } from '../../../src/ui/CardChoices.tsx';
import { CardNotice } from '../../../src/ui/CardNotice.tsx';
import { english, spanish } from './words.ts';
import { bare, full, termOf, urgent } from './entries.ts';
import { emulate, expectAccessible, showCard } from './stage.tsx';

const look = { theme: 'system', textSize: 'medium', isSheet: false } as const;

function card(entry: Entry, given: Partial<CardProps> = {}, css = ''): ShadowRoot {
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
  return showCard(<Card {...props} />, css);
}

const textOf = (root: ShadowRoot): string =>
  root.querySelector<HTMLElement>('.card')!.innerText.replaceAll('\u00a0', ' ');
const button = (root: ShadowRoot, name: string): HTMLButtonElement | undefined =>
  [...root.querySelectorAll('button')].find((each) => (each.ariaLabel ?? each.textContent) === name);
const inOrder = (text: string, parts: readonly string[]): number[] => parts.map((part) => text.indexOf(part));

describe('what a card says', () => {
  test.each<['file' | 'organisation', string]>([
    ['file', 'From your file “Ward 7” · General information, not medical advice'],
    ['organisation', 'From your hospital: Ward 7 · General information, not medical advice'],
  ])('where words from a %s are from, in place of sources and review', (from, expected) => {
    const root = card({ ...bare, kind: 'idea', pack: { name: 'Ward 7', from, language: 'es' } });
    expect(textOf(root)).toContain(expected);
    expect(textOf(root)).not.toMatch(/reviewed|Source/i);
    expect(root.querySelector('dfn')!.lang).toBe('es');
    expect(root.querySelector('.names')).toBeNull(); // no kind, no other names
  });

  test('whom to call, where an organisation has said so, and only where it is urgent', () => {
    const contactLine = 'Ward 7: <b>555 0100</b>';
    expect(textOf(card(urgent, { contactLine }))).toContain(`Do not wait: call your care team.\n\n${contactLine}`);
    expect(textOf(card(bare, { contactLine }))).not.toContain('Ward 7');
  });

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

  test.each(['plain', 'detailed'] as const)(
    'an entry whose relatives are all gone has no headings for them: %s',
    (level) => {
      const root = card({ ...full, related: ['gone'], opposite: ['gone'], broader: [], notSame: [] }, { level });
      const headings = [...root.querySelectorAll('h3')].map(({ textContent }) => textContent);
      for (const heading of ['Related', 'Opposite', 'Not the same as']) expect(headings).not.toContain(heading);
    },
  );

  test('a name in the text that leads nowhere any more is a word and no button', () => {
    const root = card({
      ...full,
      plain: [{ listed: false, inlines: [{ text: 'It blocks ' }, { text: 'PD-9', entry: 'gone' }] }],
    });
    expect(root.querySelector('.meaning')!.textContent).toBe('It blocks PD-9');
    expect(root.querySelector('.meaning button')).toBeNull();
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

describe('in two languages', () => {
  test('the interface is marked as Spanish, what the glossary says as English, whatever it is', () => {
    const root = card(urgent, { level: 'detailed', isPinned: true, canGoBack: true, strings: spanish });
    const said = new Map<string, Set<string>>();
    for (const node of textNodes(root.querySelector('.card')!)) {
      const language = node.parentElement!.closest('[lang]')!.getAttribute('lang')!;
      said.set(language, (said.get(language) ?? new Set()).add(node.data.trim()));
    }
    expect([...said.keys()].sort()).toEqual(['en', 'es']);
    for (const words of [
      'cytokine release syndrome',
      'It is an antibody.',
      'How long will I have it?',
      'pem-broh-LIH-zoo-mab',
    ]) {
      expect(said.get('en')).toContain(words);
    }
    for (const words of [
      'Relacionado',
      'Menos detalle',
      'Medicamento',
      'Efecto secundario',
      'Preguntas para su equipo',
    ]) {
      expect([...said.get('en')!].join(), words).not.toContain(words);
    }
    expect([...said.get('es')!].join()).not.toMatch(/antibody|nivolumab|symptoms/);
  });

  test('a line says that meanings are in English, only where the rest is not', () => {
    expect(textOf(card(full, { strings: spanish }))).toContain('Los significados están en inglés');
    expect(textOf(card(full))).not.toContain('Meanings are in');
  });

  test('words of a pack are in the language of the pack', () => {
    const pack = { name: 'Hospital', from: 'file', language: 'es' } as const;
    const root = card({ ...bare, pack }, { strings: spanish });
    expect(root.querySelector('.meaning')!.getAttribute('lang')).toBe('es');
    expect(textOf(root)).not.toContain('Los significados están');
    expect(textOf(card({ ...bare, pack }))).toContain('Meanings are in Spanish');
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
  const sense = {
    form: 'CRS',
    reason: { kind: 'defined', words: 'cytokine release syndrome' } as const,
    others: ['a map term'],
  };
  const shared = { strings: english, onDismissed: () => {}, onAsked: () => {} };
  type Show = (look: CardProps['look'], css?: string) => void;
  const surfaces: Readonly<Record<string, Show>> = {
    'a card that hovers': (look, css) => card(full, { look }, css),
    'a card that stays, with all it can hold': (look, css) =>
      card(urgent, { look, level: 'detailed', isPinned: true, canGoBack: true, sense }, css),
    'a sheet': (look, css) => card(urgent, { look: { ...look, isSheet: true }, isPinned: true, sense }, css),
    'a choice of meanings': (look, css) =>
      showCard(
        <CardChoices {...shared} look={look} text="PD" meanings={[full, urgent]} others={['Parkinson’s disease']} />,
        css,
      ),
    'a notice': (look, css) =>
      showCard(<CardNotice {...shared} look={look} isPinned text="This explanation could not be loaded." />, css),
  };
  const modes: Readonly<Record<string, readonly [Record<string, string>, CardProps['look'], string?]>> = {
    light: [{ 'prefers-color-scheme': 'light' }, look],
    dark: [{ 'prefers-color-scheme': 'dark' }, look],
    'a chosen theme against the system': [{ 'prefers-color-scheme': 'light' }, { ...look, theme: 'dark' }],
    'forced colours': [{ 'forced-colors': 'active' }, look],
    'largest letters': [{}, { ...look, textSize: 'largest' }],
    'letters of twice the size': [{}, look, ':host(:popover-open) { font-size: 32px !important }'],
  };
  const cases = Object.keys(surfaces).flatMap((surface) => Object.keys(modes).map((mode) => [surface, mode] as const));

  test.each(cases)('%s, %s', async (surface, mode) => {
    const [features, chosen, css] = modes[mode]!;
    await emulate(features);
    surfaces[surface]!(chosen, css);
    await expectAccessible();
  });
});

function textNodes(parent: Node): Text[] {
  const walker = document.createTreeWalker(parent, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) if ((walker.currentNode as Text).data.trim() !== '') nodes.push(walker.currentNode as Text);
  return nodes;
}
