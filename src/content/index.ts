import wakeFilter from '../../build/glossary/wake-filter.json' with { type: 'json' };
import { Scout } from '../page/scout.ts';
import { askToWake, isOrphaned, onAnySettingChanged } from '../platform/wake.ts';
import type { SeenPointer } from '../explain/pointer.ts';
import { isProse, onceSeen } from './frame.ts';
import { rememberPointer } from './seen-pointer.ts';
import { readingStage, scoutStage } from './stages.ts';

/**
 * The first stage of the content script, in every frame of every page (step 0 of the walk): looks whether there is anything
 * worth reading and asks the background for the second stage only then. Most frames stay here for good, so it opens neither
 * settings nor the browser's API before it must; whether the reader wants this page read at all, the background knows.
 */

/** Times that the second stage is asked for where it does not come: some frames let no script of ours in a second time. */
const MOST_ATTEMPTS = 3;
/** ms between them. */
const AGAIN_AFTER = 1_000;

// Injected again into a page that has it or its successor already (access granted, extension started late): one is enough.
if (!scoutStage.left() && !readingStage.left()) {
  /** From the first promising text on. */
  let waking: { readonly life: AbortController; readonly lastSeen: () => SeenPointer | undefined } | undefined;
  let attempts = 0;
  const scout = new Scout(wakeFilter, () => void wake(), isOrphaned);
  scoutStage.leave({ relieve });
  if (isProse(document)) onceSeen(() => scout.start());

  /** End, and tell where the pointer was. */
  function relieve(): SeenPointer | undefined {
    scout.stop();
    waking?.life.abort();
    return waking?.lastSeen();
  }

  async function wake(): Promise<void> {
    if (isOrphaned()) return void relieve();
    waking ??= beginWaking();
    const { signal } = waking.life;
    const isAnswered = await askToWake();
    if (isAnswered || signal.aborted || ++attempts >= MOST_ATTEMPTS) return;
    setTimeout(() => signal.aborted || void wake(), AGAIN_AFTER);
  }

  /** The answer may be that the reader wants nothing here. That may change while the page is open, or even before the answer comes. */
  function beginWaking(): NonNullable<typeof waking> {
    const life = new AbortController();
    const { signal } = life;
    const again = (): void => {
      attempts = 0;
      void wake();
    };
    onAnySettingChanged(again, { signal });
    // What changed while the page lay in the back/forward cache was told to nobody.
    addEventListener('pageshow', (event) => event.isTrusted && event.persisted && again(), { signal });
    return { life, lastSeen: rememberPointer({ signal }) };
  }
}
