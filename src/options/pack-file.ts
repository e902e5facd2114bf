import { builtInForms } from '../packs/built-in.ts';
import { limits, type Pack } from '../packs/pack.ts';
import { readPackFile, readPackValue, type PackReading } from '../packs/read-pack.ts';
import { readBuiltInLexicon } from '../platform/lexicon.ts';
import { savePacks } from '../platform/packs.ts';

/** What came of adding a file; with any fault, everything is as it was before. */
export type Added = PackReading | 'full';

/** Read a file and keep its pack, in place of one with the same name. */
export async function addPack(file: File): Promise<Added> {
  // Not even read into memory where it is too large.
  const bytes = file.size > limits.file ? new Uint8Array(limits.file + 1) : new Uint8Array(await file.arrayBuffer());
  const reading = readPackFile(file.name, bytes, options());
  if (!('pack' in reading)) return reading;
  const { pack } = reading;
  let isTooMany = false;
  const isSaved = await savePacks('file', (kept) => {
    const others = kept.filter(({ name }) => name !== pack.name);
    isTooMany = others.length >= limits.packs;
    return isTooMany ? kept : [...others, pack];
  });
  if (isTooMany) return { faults: [{ line: 0, kind: 'tooManyPacks', given: [String(limits.packs)] }], others: 0 };
  return isSaved ? reading : 'full';
}

/** Forget a pack. Its words are words like any other from then on. */
export function removePack(pack: Pack): Promise<boolean> {
  return savePacks('file', (kept) => kept.filter(({ name }) => name !== pack.name));
}

/** What is wrong with the packs that a policy gives. */
export function checkPacks(given: readonly unknown[]) {
  if (given.length === 0) return [];
  const reading = options();
  const read = given.slice(0, limits.packs).map((value) => readPackValue(value, 'organisation', reading));
  const checked = read.map((each, index) => ({ place: `packs[${index}]`, faults: 'pack' in each ? [] : each.faults }));
  if (given.length <= limits.packs) return checked;
  return [
    ...checked,
    { place: 'packs', faults: [{ line: 0, kind: 'tooManyPacks', given: [String(limits.packs)] }] as const },
  ];
}

function options() {
  return { isBuiltIn: builtInForms(readBuiltInLexicon()), today: new Date().toISOString().slice(0, 10) };
}
