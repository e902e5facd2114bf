import { browser } from './browser.ts';
import { askFrame, type PageRequests } from './messages.ts';
import { READING } from './stage-files.ts';

/** ms. A frame that is busy for longer is left out rather than keeping the reader waiting. */
const PATIENCE = 1_000;

export interface FrameAnswer<Answer> {
  readonly frameId: number;
  readonly answer: Answer;
}

/**
 * Ask every frame of a tab and keep what each of them says, top frame first. A message to the whole tab would bring only
 * the answer of whichever frame is quickest. Frames without our script are left out; rejects where the browser lets no
 * extension near the tab.
 */
export async function askFrames<Name extends keyof PageRequests>(
  tabId: number,
  ask: Name,
  ...given: Parameters<PageRequests[Name]>
): Promise<readonly FrameAnswer<ReturnType<PageRequests[Name]>>[]> {
  const frameIds = await listFrames(tabId);
  const asked = frameIds.map(async (frameId) => ({
    frameId,
    answer: await inTime(askFrame({ tabId, frameId }, ask, ...given)),
  }));
  const settled = await Promise.allSettled(asked);
  return settled.flatMap((frame) => (frame.status === 'fulfilled' ? [frame.value] : []));
}

/**
 * The ids of a tab's frames. Running the second stage in all of them finds them, without the webNavigation permission and its
 * warning; and that stage is who answers.
 */
async function listFrames(tabId: number): Promise<readonly number[]> {
  const results = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: [READING],
    // Frames that are still loading would keep the answer waiting.
    injectImmediately: true,
  });
  return results.map(({ frameId }) => frameId).sort((a, b) => a - b);
}

function inTime<Value>(promise: Promise<Value>): Promise<Value> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, PATIENCE, new Error('no answer in time')));
  return Promise.race([promise, late]);
}

/** As `askFrame`, of a frame in which nothing may have been found yet. */
export async function askAnyFrame<Name extends keyof PageRequests>(
  frame: { readonly tabId: number; readonly frameId: number },
  ask: Name,
  ...given: Parameters<PageRequests[Name]>
): Promise<ReturnType<PageRequests[Name]>> {
  const target = { tabId: frame.tabId, frameIds: [frame.frameId] };
  await browser.scripting.executeScript({ target, files: [READING], injectImmediately: true });
  return askFrame(frame, ask, ...given);
}
