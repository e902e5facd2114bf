import { browser } from '../platform/browser.ts';
import { hasAccessSomewhere } from '../platform/access.ts';
import { loadSettings } from '../platform/settings-store.ts';
import { isActiveOn, type Settings } from '../platform/settings.ts';
import { siteOf } from '../platform/sites.ts';
import { strings } from '../platform/strings.ts';
import { hideCount } from './count.ts';

/** What the toolbar icon can say; each has a shape of its own, not only a colour. */
type IconState = 'on' | 'off' | 'paused' | 'blocked';

/** CSS px at which icons are drawn; toolbars pick 16 to 32. */
const SIZES = [16, 24, 32] as const;

const titleKeys = { on: 'titleOn', off: 'titleOff', paused: 'titlePaused', blocked: 'titleBlocked' } as const;

interface TabLike {
  readonly id: number;
  readonly url?: string | undefined;
}

/** Show the present state on the icon: the general one, and each tab's own where it differs. */
export async function showEverywhere(): Promise<void> {
  const { settings } = await loadSettings();
  await show(await generalState(settings), undefined);
  const tabs = await browser.tabs.query({});
  await Promise.allSettled(tabs.map(({ id, url }) => (id === undefined ? undefined : showIn({ id, url }, settings))));
}

/** Show on one tab's icon what holds for its page. The browser forgets it when the tab goes elsewhere. */
export async function showIn(tab: TabLike, known?: Settings): Promise<void> {
  const settings = known ?? (await loadSettings()).settings;
  const general = await generalState(settings);
  const isResting = general === 'on' && !isActiveOn(settings, siteOf(tab.url ?? ''));
  if (isResting || general !== 'on' || !settings.showCount) await hideCount(tab.id);
  await show(isResting ? 'paused' : general, tab.id);
}

async function generalState(settings: Settings): Promise<IconState> {
  if (!settings.isOn) return 'off';
  if (settings.isPaused) return 'paused';
  return (await hasAccessSomewhere()) ? 'on' : 'blocked';
}

async function show(state: IconState, tabId: number | undefined): Promise<void> {
  const path = Object.fromEntries(SIZES.map((size) => [size, `/icons/${state}-${size}.png`]));
  const where = tabId === undefined ? {} : { tabId };
  await Promise.all([
    browser.action.setIcon({ path, ...where }),
    browser.action.setTitle({ title: strings.text(titleKeys[state]), ...where }),
  ]);
}
