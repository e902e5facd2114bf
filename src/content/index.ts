import wakeFilter from '../../build/glossary/wake-filter.json' with { type: 'json' };
import { Scout } from '../page/scout.ts';
import { askToWake, isOrphaned, onAnySettingChanged } from '../platform/wake.ts';
import type { SeenPointer } from '../explain/pointer.ts';
import { isReadable, onceSeen } from './frame.ts';
import { rememberPointer } from './seen-pointer.ts';
import { readingStage, scoutStage } from './stages.ts';

/**
 * The first stage of the content script, in every frame of every page (step 0 of the walk): looks whether there is anything
 * worth reading and asks the background for the second stage only then. Most frames stay here for good, so it opens neither
 * settings nor the browser's API before it must; whether the reader wants this page read at all, the background knows.
 */

/** Times that the second stage is asked for where it does not come: some frames let no script of ours in a second time. */
const MOST_ATTEMPTS = 3;

// Injected again into a page that has it or its successor already (access granted, extension started late): one is enough.
if (!scoutStage.left() && !readingStage.left()) {
  const scout = new Scout(wakeFilter, () => void wake(), isOrphaned);
  scoutStage.leave({ relieve });
  if (isReadable(document)) onceSeen(() => scout.start());

  /** From the first promising text on. */
  let waking: { readonly life: AbortController; readonly lastSeen: () => SeenPointer | undefined } | undefined;
  let attempts = 0;

  /** End, and tell where the pointer was. */
  function relieve(): SeenPointer | undefined {
    scout.stop();
    waking?.life.abort();
    return waking?.lastSeen();
  }

  async function wake(): Promise<void> {
    const isFirst = !waking;
    waking ??= beginWaking();
    const { signal } = waking.life;
    if (attempts++ >= MOST_ATTEMPTS || signal.aborted || (await askToWake()) || !isFirst || isOrphaned()) return;
    // Not here, says the reader. That may change while the page is open, or lies in the back/forward cache.
    const again = (): void => {
      attempts = 0;
      void wake();
    };
    onAnySettingChanged(again, { signal });
    addEventListener('pageshow', (event) => event.persisted && again(), { signal });
  }

  function beginWaking(): NonNullable<typeof waking> {
    const life = new AbortController();
    return { life, lastSeen: rememberPointer(life) };
  }
}
