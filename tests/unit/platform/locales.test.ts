import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const root = resolve(import.meta.dirname, '../../..');
const folder = join(root, 'src/static/_locales');
const languages = readdirSync(folder);
const read = (language: string): Record<string, Message> =>
  JSON.parse(readFileSync(join(folder, language, 'messages.json'), 'utf8'));
const english = read('en');
const placeholdersIn = (text: string): string[] => [...text.matchAll(/\$(\w+)\$/g)].map(([, name]) => name!).sort();

test('English and Spanish are there', () => expect(languages).toEqual(['en', 'es']));

describe.each(languages)('%s', (language) => {
  const messages = read(language);

  test('has every sentence, and no other', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  });

  test.each(Object.entries(messages))('%s fills the same places as in English', (key, { message, placeholders }) => {
    expect(message.trim()).not.toBe('');
    expect(placeholdersIn(message)).toEqual(placeholdersIn(english[key]!.message));
    expect(placeholders).toEqual(english[key]!.placeholders);
    expect(Object.keys(placeholders ?? {}).sort()).toEqual(placeholdersIn(message));
  });

  test('keeps the description to what the stores allow', () => {
    expect(messages['extensionDescription']!.message.length).toBeLessThanOrEqual(132);
  });
});

test('every sentence is used', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(root, 'src', file), 'utf8'))
    .concat(readFileSync(join(root, 'manifest.json'), 'utf8'))
    .join('\n');
  const unused = Object.keys(english).filter(
    (key) => !sources.includes(`'${key}'`) && !sources.includes(`__MSG_${key}__`),
  );
  expect(unused).toEqual([]);
});

test('nothing is said with an exclamation mark, or belittles the question', () => {
  for (const language of languages) {
    for (const [key, { message }] of Object.entries(read(language))) {
      expect(message, key).not.toMatch(/[!¡]|\b(simply|just|simplemente)\b/i);
    }
  }
});
