import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toDraft } from '../../src/compiler/draft.ts';
import type { FormSource } from '../../src/compiler/entry.ts';
import type { EntrySource } from '../../src/compiler/glossary.ts';
import { toLexicon } from '../../src/compiler/lexicon.ts';
import { foldForm } from '../../src/detect/fold.ts';
import { scan } from '../../src/detect/scan.ts';
import { unpackLexicon } from '../../src/detect/unpack.ts';
import { realGlossary } from './glossary.ts';

/**
 * coverage.tsv is the list of concepts that every release must explain and of the forms each must be found by. It was
 * made apart from the entries (scripts/coverage.mjs), so that the glossary is not measured by itself.
 * coverage-left-out.tsv names the forms that we decided not to find, each with the reason.
 */
// as a draft, so that a fault which content.test.ts reports does not hide what else is missing
const glossary = toDraft(realGlossary().glossary);
const lexicon = unpackLexicon(toLexicon(glossary));
const indexes = new Map(glossary.entries.map(({ id }, index) => [id, index]));
const rows = rowsOf('coverage.tsv').map(([id = '', forms = '']) => ({ id, forms: forms.split('|') }));
const leftOut = new Set(rowsOf('coverage-left-out.tsv').map(([id, form]) => `${id}\t${form}`));

describe('coverage', () => {
  test('every concept of tiers 1 and 2 has an entry', () => {
    expect(rows.map(({ id }) => id).filter((id) => !indexes.has(id))).toEqual([]);
  });

  test('every form is found and explained by its entry', () => {
    const missed = rows.flatMap(({ id, forms }) => {
      const entry = glossary.entries[indexes.get(id) ?? -1];
      if (!entry) return [];
      return forms
        .filter((form) => !leftOut.has(`${id}\t${form}`) && !isFound(form, entry))
        .map((form) => `${id}\t${form}`);
    });
    expect(missed).toEqual([]);
  });

  test('every form that can mean something else stays silent where nothing speaks for it', () => {
    const found = glossary.entries.flatMap((entry) =>
      entry.front.forms
        .filter((form) => form.senses && mentionsIn(`They said ${form.text} again.`, entry).length > 0)
        .map((form) => `${entry.id}\t${form.text}`),
    );
    expect(found).toEqual([]);
  });

  test('no form is left out that is found all the same', () => {
    const needless = [...leftOut].filter((line) => {
      const [id = '', form = ''] = line.split('\t');
      const entry = glossary.entries[indexes.get(id) ?? -1];
      return !entry || isFound(form, entry);
    });
    expect(needless).toEqual([]);
  });
});

/**
 * Found in a text about cancer treatment; a form that can mean something else gets one of its own cues besides. A shorter
 * form of the same entry inside it will do ("solid tumor" in "solid tumor malignancy"): the reader gets the same card.
 */
function isFound(form: string, entry: EntrySource): boolean {
  const cue = cueFor(form, entry);
  const about = 'Cancer immunotherapy with pembrolizumab for melanoma is the topic of this page.';
  const text = `${about}\n\nWe read about ${form} here.${cue ? ` It also names ${cue}.` : ''}`;
  const at = text.indexOf(form, about.length);
  return mentionsIn(text, entry).some(({ start, end }) => start < at + form.length && end > at);
}

function mentionsIn(text: string, entry: EntrySource): ReturnType<typeof scan> {
  return scan(text, lexicon).filter((mention) => mention.entry === indexes.get(entry.id));
}

function cueFor(form: string, { front }: EntrySource): string | undefined {
  const keys = new Set([foldForm(form), foldForm(form.replace(/s$/, ''))]);
  const declared = front.forms.find((other) => keys.has(foldForm(other.text)));
  const cue = declared?.for?.[0];
  const named = cue === undefined ? undefined : glossary.entries[indexes.get(cue) ?? -1];
  return named?.front.forms.find(isCertain)?.text ?? cue;
}

function isCertain(form: FormSource): boolean {
  return !form.senses;
}

function rowsOf(name: string): string[][] {
  const [, ...lines] = readFileSync(resolve('tests/glossary', name), 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.split('\t'));
}
