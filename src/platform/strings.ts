import { browser } from './browser.ts';
import type { InterfaceStrings } from './messages.ts';

type StringKey = keyof typeof import('../static/_locales/en/messages.json');

/** The interface's words, in the shape that `ui/strings.ts` asks for. */
export interface PlatformStrings {
  text(key: StringKey, ...given: readonly string[]): string;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

/** The interface's words in the browser's language. */
export const strings: PlatformStrings = {
  text: (key, ...given) => browser.i18n.getMessage(key, [...given]),
  /** Of the words as they are, which is English in a browser whose language we have no words in. */
  get locale() {
    return isBrowsers() ? browser.i18n.getUILanguage() : language();
  },
  get direction() {
    return isBrowsers() && browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
  },
};

/** The interface's words in another language than the browser's, which `browser.i18n` has no way to ask for. */
export function stringsFrom({ locale, messages }: InterfaceStrings): PlatformStrings {
  return {
    text: (key, ...given) => (messages[key] ?? '').replace(/\$(\d)/g, (_, place) => given[Number(place) - 1] ?? ''),
    locale,
    direction: 'ltr', // as long as none of ours is written from the right
  };
}

function language(): string {
  return strings.text('interfaceLanguage');
}

/** Whether the words are in the browser's own language, whatever the country. */
function isBrowsers(): boolean {
  return browser.i18n.getUILanguage().split('-')[0] === language();
}
