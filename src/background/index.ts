import '../platform/polyfill.ts';
import { openGlossary, type Glossary } from '../platform/glossary.ts';
import { answer, type BackgroundRequests } from '../platform/messages.ts';
import { onSettingsChanged } from '../platform/settings-store.ts';
import { answerRequests } from './answers.ts';
import { onCommand } from './commands.ts';
import { showEverywhere } from './icon.ts';
import { watchInstall } from './install.ts';
import { watchMenu } from './menu.ts';

/**
 * Composition root of the background. The browser stops it whenever it likes, so it keeps nothing but the parsed
 * entries, and everything it needs to know it asks again.
 */
const { signal } = new AbortController(); // for listeners that live as long as this script

let opened: Glossary | undefined;
const glossary = (): Glossary => (opened ??= openGlossary());

answer<BackgroundRequests>(answerRequests(glossary));
onSettingsChanged(() => void showEverywhere(), { signal });
onCommand();
watchMenu(glossary);
watchInstall();
