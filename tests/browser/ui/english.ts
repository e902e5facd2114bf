import messages from '../../../src/static/_locales/en/messages.json';
import type { Strings } from '../../../src/ui/strings.ts';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** The English words, filled in as the browser's i18n does. */
export const english: Strings = {
  text(key, ...given) {
    const { message, placeholders = {} }: Message = messages[key];
    return message.replace(/\$(\w+)\$/g, (_, name: string) => {
      const place = /^\$(\d)$/.exec(placeholders[name]?.content ?? '')?.[1];
      return given[Number(place) - 1] ?? '';
    });
  },
  locale: 'en',
  direction: 'ltr',
};
