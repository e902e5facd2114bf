import axe from 'axe-core';
import { render, type ComponentChild } from 'preact';
import { expect, onTestFinished } from 'vitest';
import { cdp } from 'vitest/browser';
import cardCss from '../../../src/ui/card.css?inline';
import entryCss from '../../../src/ui/entry.css?inline';
import tokensCss from '../../../src/ui/tokens.css?inline';

/** Draw a card as pages see it, but in an open root, so that the test can look inside. */
export function showCard(content: ComponentChild, css = ''): ShadowRoot {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokensCss + entryCss + cardCss + css);
  root.adoptedStyleSheets = [sheet];
  host.popover = 'manual';
  document.body.append(host);
  host.showPopover();
  render(content, root);
  onTestFinished(() => {
    render(null, root);
    host.remove();
  });
  return root;
}

/** Ask axe-core for faults of the whole page. */
export async function expectAccessible(): Promise<void> {
  document.documentElement.lang = 'en';
  document.title = 'Test';
  await settled();
  const { violations } = await axe.run(document, {
    // A card stands in a page that is not ours.
    rules: {
      region: { enabled: false },
      'landmark-one-main': { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  });
  const faults = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => html + failureSummary).join(' | ')}`,
  );
  expect(faults).toEqual([]);
}

/** The browser as some people have it set up, until the end of the test. */
export async function emulate(features: Readonly<Record<string, string>>): Promise<void> {
  const send = cdp().send as unknown as (method: string, params: object) => Promise<unknown>;
  await send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
  onTestFinished(() => void send('Emulation.setEmulatedMedia', { features: [] }));
}

/** Wait for the end of what fades in: it would count as faint text. */
async function settled(): Promise<void> {
  const roots = [...document.body.children].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []));
  const running = [document, ...roots].flatMap((root) => root.getAnimations());
  await Promise.allSettled(running.map(({ finished }) => finished));
}
