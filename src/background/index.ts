import '../platform/polyfill.ts';
import { answer, type BackgroundRequests } from '../platform/messages.ts';
import { onSettingsChanged } from '../platform/settings-store.ts';
import { answerRequests } from './answers.ts';
import { onCommand } from './commands.ts';
import { followEagerness } from './eager.ts';
import { showEverywhere } from './icon.ts';
import { watchInstall } from './install.ts';
import { keepLibrary } from './library.ts';
import { watchMenu } from './menu.ts';
import { followOrganisation } from './organisation.ts';

/**
 * Composition root of the background. The browser stops it whenever it likes, so it keeps nothing but the parsed
 * entries, and everything it needs to know it asks again.
 */
const { signal } = new AbortController(); // for listeners that live as long as this script

const library = keepLibrary();

answer<BackgroundRequests>(answerRequests(library));
followOrganisation();
onSettingsChanged(() => void Promise.all([showEverywhere(), followEagerness()]), { signal });
onCommand();
watchMenu(library);
watchInstall();
