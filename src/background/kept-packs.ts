import { builtInForms } from '../packs/built-in.ts';
import { readPackValue } from '../packs/read-pack.ts';
import { readBuiltInLexicon } from '../platform/lexicon.ts';
import { savePacks } from '../platform/packs.ts';

/** After an update: forms that the glossary has learnt since a file was added are the glossary's from now on. */
export async function checkKeptPacks(): Promise<void> {
  await savePacks('file', (kept) => {
    if (kept.length === 0) return kept;
    const isBuiltIn = builtInForms(readBuiltInLexicon());
    return kept.flatMap(({ from, addedOn: today, ...pack }) => {
      const reading = readPackValue(pack, from, { isBuiltIn, today });
      return 'pack' in reading ? [reading.pack] : [];
    });
  });
}
