import { beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import entriesJson from '../../../build/glossary/entries.json?raw';
import type { Entry } from '../../../src/detect/entry.ts';
import { Card } from '../../../src/ui/Card.tsx';
import { showCard } from './stage.tsx';
import { english } from './words.ts';

const entries: readonly Entry[] = JSON.parse(entriesJson);
const terms = new Map(entries.map(({ id, term }) => [id, term]));
const nothing = (): void => {};

beforeAll(() => page.viewport(1280, 800));

/** Where a card has least room in a window of this size: beside a word half-way down. Half the window, less gap and margins. */
const LEAST_ROOM = 372;

test.each([
  ['there is all the room a card may take', ''],
  ['the word stands half-way down', `:host(:popover-open) { --room: ${LEAST_ROOM}px }`],
])('the meaning of every entry is seen to its end without scrolling where %s', (_, css) => {
  expect(entries.length).toBeGreaterThan(400);
  const cut = entries.flatMap((entry) => {
    const root = showCard(
      <Card
        entry={entry}
        level="plain"
        look={{ theme: 'system', textSize: 'medium', isSheet: false }}
        isPinned={false}
        canGoBack={false}
        sense={undefined}
        contactLine={undefined}
        termOf={(id) => terms.get(id)}
        strings={english}
        onAsked={nothing}
        onLevelChanged={nothing}
        onBack={nothing}
        onDismissed={nothing}
      />,
      css,
    );
    const end = root.querySelector('.meaning')!.getBoundingClientRect().bottom;
    const edge = root.querySelector('.body')!.getBoundingClientRect().bottom;
    const host = root.host as HTMLElement;
    host.hidePopover();
    return end <= edge + 0.5 ? [] : [`${entry.id}: ${Math.round(end - edge)} px below`];
  });
  expect(cut).toEqual([]);
});
