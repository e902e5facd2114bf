import englishText from '../static/_locales/en/messages.json?raw';
import spanishText from '../static/_locales/es/messages.json?raw';
import type { InterfaceStrings } from './messages.ts';
import type { InterfaceLanguage, Policies } from './policies.ts';
import { strings, stringsFrom, type PlatformStrings } from './strings.ts';

/** The words in the language that an organisation has set, or in the browser's: for the extension's own pages. */
export function stringsUnder({ language }: Policies): PlatformStrings {
  return language === undefined || isBrowsers(language) ? strings : stringsFrom(messagesIn(language));
}

/** All words in one language, places to fill as $1, $2: for the background to hand to a frame. */
export function messagesIn(locale: InterfaceLanguage): InterfaceStrings {
  const all: Readonly<Record<string, Message>> = JSON.parse(locale === 'es' ? spanishText : englishText);
  const messages = Object.entries(all).map(([key, { message, placeholders = {} }]) => {
    const filled = message.replace(/\$(\w+)\$/g, (_, name: string) => placeholders[name.toLowerCase()]?.content ?? '');
    return [key, filled] as const;
  });
  return { locale, messages: Object.fromEntries(messages) };
}

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

function isBrowsers(language: InterfaceLanguage): boolean {
  return strings.locale.toLowerCase().split('-')[0] === language;
}
