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
  get locale() {
    return browser.i18n.getUILanguage();
  },
  get direction() {
    return browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
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
