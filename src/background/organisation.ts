import { builtInForms } from '../packs/built-in.ts';
import { limits, type Pack } from '../packs/pack.ts';
import { readPackValue } from '../packs/read-pack.ts';
import { readBuiltInLexicon } from '../platform/lexicon.ts';
import { onManagedChanged, readManaged } from '../platform/managed.ts';
import { savePacks } from '../platform/packs.ts';
import { readPolicies } from '../platform/policies.ts';
import { savePolicies } from '../platform/settings-store.ts';

/**
 * Keep what an organisation has set beside the reader's settings, where every frame reads it in the same call. Looked at
 * whenever this script starts, and when the browser tells of a change.
 */
export function followOrganisation(): void {
  onManagedChanged(() => void follow());
  void follow();
}

async function follow(): Promise<void> {
  const { policies, packs } = readPolicies(await readManaged());
  await savePolicies(policies);
  await savePacks('organisation', (kept) => organisationPacks(packs, kept));
}

/** The packs of a policy that hold no fault. One that is kept already keeps its date. */
function organisationPacks(given: readonly unknown[], kept: readonly Pack[]): readonly Pack[] {
  if (given.length === 0) return [];
  const isBuiltIn = builtInForms(readBuiltInLexicon());
  const today = new Date().toISOString().slice(0, 10);
  const packs = given.slice(0, limits.packs).flatMap((value) => {
    const reading = readPackValue(value, 'organisation', { isBuiltIn, today });
    return 'pack' in reading ? [reading.pack] : [];
  });
  const isFirst = ({ name }: Pack, index: number): boolean => packs.findIndex((pack) => pack.name === name) === index;
  return packs
    .filter(isFirst)
    .map((pack) => kept.find((old) => JSON.stringify({ ...old, addedOn: today }) === JSON.stringify(pack)) ?? pack);
}
