import type { Site } from './sites.ts';

/**
 * What the reader can choose, with the value each choice has until they do. Only what was chosen is ever stored, so a
 * better default reaches everyone who never cared. Nothing here touches the browser: see settings-store.ts.
 */
export interface Settings {
  /** The master switch. */
  readonly isOn: boolean;
  /** Everything rests until the browser restarts. */
  readonly isPaused: boolean;
  readonly pausedSites: readonly Site[];
  /** Which mentions carry an underline; every mention answers to the pointer whatever this says. */
  readonly underline: 'paragraph' | 'every' | 'page' | 'none';
  /** Whether everyday medical words count as terms. */
  readonly includeCommon: boolean;
  readonly level: Level;
  /** When a card appears: at rest, at rest while a key is held, or never (popup and keyboard only). */
  readonly show: 'hover' | 'alt' | 'shift' | 'never';
  /** Milliseconds the pointer rests before a card appears. */
  readonly restTime: 150 | 300 | 600;
  readonly line: 'dotted' | 'solid' | 'background';
  readonly colour: 'text' | 'accent';
  readonly textSize: 'small' | 'medium' | 'large' | 'largest';
  readonly theme: 'system' | 'light' | 'dark';
  /** Ids of entries the reader knows and wants left alone. */
  readonly knownEntries: readonly string[];
  /** Whether the toolbar icon carries the number of terms: off, because others may see the screen. */
  readonly showCount: boolean;
}

/** How much an entry says. */
export type Level = 'plain' | 'detailed';

export type SettingName = keyof Settings;

/** Settings as read from storage, and the names of those that held something this version cannot read. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly unreadable: readonly SettingName[];
}

interface Rule<Value> {
  readonly fallback: Value;
  /** The value to use, or undefined when what was stored cannot be one. */
  read(stored: unknown): Value | undefined;
}

/** Far above what a person would list by hand; keeps a damaged store from slowing every page. */
const LONGEST_LIST = 5_000;

const rules: { readonly [Name in SettingName]: Rule<Settings[Name]> } = {
  isOn: flag(true),
  isPaused: flag(false),
  pausedSites: names(),
  underline: oneOf('paragraph', 'every', 'page', 'none'),
  includeCommon: flag(false),
  level: oneOf('plain', 'detailed'),
  show: oneOf('hover', 'alt', 'shift', 'never'),
  // 300 ms: rival tools with less are called flashing, with 500 slow.
  restTime: oneOf(300, 150, 600),
  line: oneOf('dotted', 'solid', 'background'),
  colour: oneOf('text', 'accent'),
  textSize: oneOf('medium', 'small', 'large', 'largest'),
  theme: oneOf('system', 'light', 'dark'),
  knownEntries: names(),
  showCount: flag(false),
};

export const settingNames = Object.keys(rules) as readonly SettingName[];

/**
 * Read settings from whatever storage holds. What is missing or unreadable gets its default, key by key; what is
 * unreadable stays in storage untouched (a newer version may have written it) until the reader sets that key again.
 */
export function readSettings(stored: Readonly<Record<string, unknown>>): ReadSettings {
  const unreadable: SettingName[] = [];
  const read = <Name extends SettingName>(name: Name): Settings[Name] => {
    const { fallback, read } = rules[name];
    if (!Object.hasOwn(stored, name) || stored[name] === undefined) return fallback;
    const value = read(stored[name]);
    if (value === undefined) unreadable.push(name);
    return value ?? fallback;
  };
  const settings = Object.fromEntries(settingNames.map((name) => [name, read(name)])) as unknown as Settings;
  return { settings, unreadable };
}

/** Whether terms are explained on this site now. Pages without a site follow the master switch. */
export function isActiveOn(settings: Settings, site: Site | undefined): boolean {
  return settings.isOn && !settings.isPaused && !(site !== undefined && settings.pausedSites.includes(site));
}

/** The list of paused sites after switching one of them. */
export function withSite(settings: Settings, site: Site, isActive: boolean): readonly Site[] {
  const others = settings.pausedSites.filter((paused) => paused !== site);
  return isActive ? others : [...others, site];
}

function flag(fallback: boolean): Rule<boolean> {
  return { fallback, read: (stored) => (typeof stored === 'boolean' ? stored : undefined) };
}

/** One of a few values; the first is the default. */
function oneOf<const Value extends string | number>(fallback: Value, ...others: Value[]): Rule<Value> {
  const values = [fallback, ...others];
  return { fallback, read: (stored) => values.find((value) => value === stored) };
}

/** A list of distinct strings; a member that is none is left out, because losing the whole list would resume every paused site. */
function names(): Rule<readonly string[]> {
  return {
    fallback: [],
    read: (stored) => {
      if (!Array.isArray(stored)) return undefined;
      const strings = stored.filter((member) => typeof member === 'string');
      return [...new Set(strings)].slice(0, LONGEST_LIST);
    },
  };
}
