import englishMessages from '../../../src/static/_locales/en/messages.json';
import spanishMessages from '../../../src/static/_locales/es/messages.json';
import type { Strings } from '../../../src/ui/strings.ts';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** The words of the interface, filled in as the browser's i18n does. */
function filled(messages: typeof englishMessages, locale: string): Strings {
  return {
    text(key, ...given) {
      const { message, placeholders = {} }: Message = messages[key];
      return message.replace(/\$(\w+)\$/g, (_, name: string) => {
        const place = /^\$(\d)$/.exec(placeholders[name]?.content ?? '')?.[1];
        return given[Number(place) - 1] ?? '';
      });
    },
    locale,
    direction: 'ltr',
  };
}

export const english = filled(englishMessages, 'en');
export const spanish = filled(spanishMessages, 'es');
