import { browser } from './browser.ts';

type StringKey = keyof typeof import('../static/_locales/en/messages.json');

/** The interface's words in the browser's language, in the shape that `ui/strings.ts` asks for. */
export const strings = {
  text: (key: StringKey, ...given: readonly string[]): string => browser.i18n.getMessage(key, [...given]),
  get locale(): string {
    return browser.i18n.getUILanguage();
  },
  get direction(): 'ltr' | 'rtl' {
    return browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
  },
};
