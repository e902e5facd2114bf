import { browser } from './browser.ts';
import type { Level } from './settings.ts';

/**
 * The level chosen in a card, kept until the browser closes. It stands in memory and beside the settings, because a web
 * page might trick somebody into that click: no click in a page changes a setting.
 */
const KEY = 'cardLevel';

const area = () => browser.storage.session;

/** The level kept, or undefined: none was chosen, or this is a content script, which may not look. */
export async function readKeptLevel(): Promise<Level | undefined> {
  const { [KEY]: level } = await area().get(KEY);
  return isLevel(level) ? level : undefined;
}

/** Keep a level. What is none is refused without a word: it comes from a page's process. */
export async function keepLevel(level: unknown): Promise<void> {
  if (isLevel(level)) await area().set({ [KEY]: level });
}

/** The reader has chosen a lasting level, which holds from now on. */
export async function forgetKeptLevel(): Promise<void> {
  await area().remove(KEY);
}

function isLevel(value: unknown): value is Level {
  return value === 'plain' || value === 'detailed';
}
