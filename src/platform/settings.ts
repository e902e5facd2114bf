import { isAllowedOn, readPolicies, type Policies } from './policies.ts';
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
  /** Not the reader's choice but their organisation's, which goes before it. */
  readonly policies: Policies;
  /** Not a choice either: changes whenever packs do, and is 0 while there are none. */
  readonly packStamp: number;
}

/** How much an entry says. */
export type Level = 'plain' | 'detailed';

/** What the reader can choose. */
export type SettingName = Exclude<keyof Settings, 'policies' | 'packStamp'>;

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

/** Keys of the store that settings are read from: what the reader chose, and what the background keeps beside it. */
export const settingKeys: readonly string[] = [...settingNames, 'policies', 'packStamp'];

/**
 * Read settings from whatever storage holds. What is missing or unreadable gets its default, key by key; what is
 * unreadable stays in storage untouched (a newer version may have written it) until the reader sets that key again.
 */
export function readSettings(stored: Readonly<Record<string, unknown>>): ReadSettings {
  const unreadable: SettingName[] = [];
  const { policies } = readPolicies(asRecord(own(stored, 'policies')));
  const read = <Name extends SettingName>(name: Name): Settings[Name] => {
    const { fallback, read } = rules[name];
    const untouched = name === 'isOn' ? ((policies.enabledByDefault ?? fallback) as Settings[Name]) : fallback;
    if (own(stored, name) === undefined) return untouched;
    const value = read(stored[name]);
    if (value === undefined) unreadable.push(name);
    return value ?? untouched;
  };
  const chosen = Object.fromEntries(settingNames.map((name) => [name, read(name)]));
  const stamp = own(stored, 'packStamp');
  const packStamp = typeof stamp === 'number' && Number.isSafeInteger(stamp) ? stamp : 0;
  return { settings: { ...chosen, policies, packStamp } as unknown as Settings, unreadable };
}

/** Whether there are packs: forms that the glossary's own lexicon does not know may then stand on any page. */
export function hasPacks({ packStamp }: Settings): boolean {
  return packStamp !== 0;
}

/** Whether terms are explained on this site now. Pages without a site follow the master switch. */
export function isActiveOn(settings: Settings, site: Site | undefined): boolean {
  if (!settings.isOn || settings.isPaused || !isAllowedOn(settings.policies, site)) return false;
  return !(site !== undefined && settings.pausedSites.includes(site));
}

/** The list of paused sites after switching one of them. */
export function withSite(settings: Settings, site: Site, isActive: boolean): readonly Site[] {
  const others = settings.pausedSites.filter((paused) => paused !== site);
  return isActive ? others : [...others, site];
}

function own(stored: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(stored, name) ? stored[name] : undefined;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
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
      return [...new Set(strings)].slice(-LONGEST_LIST); // the last ones, or what was just added would not hold
    },
  };
}
