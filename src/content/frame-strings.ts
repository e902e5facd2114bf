import { askBackground } from '../platform/messages.ts';
import type { Policies } from '../platform/policies.ts';
import { strings, stringsFrom, type PlatformStrings } from '../platform/strings.ts';

/** The words for cards: the browser's, unless an organisation has set another language. */
export async function frameStrings({ language }: Policies): Promise<PlatformStrings> {
  if (language === undefined || strings.locale.toLowerCase().split('-')[0] === language) return strings;
  return askBackground('readStrings', language).then(stringsFrom, () => strings);
}
