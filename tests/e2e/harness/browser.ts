import type { Browser } from 'webextension-polyfill';

/**
 * One door to both browsers, so that an e2e test is written once. Everything here is what a person or a page
 * could do or see: pointer, keys, the page's own world, the card as drawn, the toolbar popup. Nothing knows
 * how the extension is built inside.
 */
export type BrowserName = 'chromium' | 'firefox';

/** A running browser with the built extension loaded, in a profile of its own. */
export interface ExtensionBrowser {
  readonly name: BrowserName;
  readonly version: string;
  /** Open a tab, in front. */
  newTab(url?: string): Promise<Tab>;
  /** Open the toolbar popup over the tab in front, the way the toolbar button does. */
  openPopup(): Promise<Popup>;
  /** Run a function in one of the extension's own pages, with the extension's API. */
  evaluateInExtension: EvaluateWith<ExtensionApi>;
  /** A page of the extension in a tab, in front; `path` as in the built folder. */
  openExtensionPage(path: string): Promise<Tab>;
  /** What choosing the extension's line in the menu of the selected words does, in the tab in front. */
  chooseInMenu(): Promise<void>;
  /** What the extension hears when the browser starts. */
  announceStart(): Promise<void>;
  /** Put the extension's background to sleep, as the browser does after half a minute. */
  stopBackground(): Promise<void>;
  isBackgroundRunning(): Promise<boolean>;
  /** Run a command of the manifest for the tab in front, as its key does; drivers cannot press the browser's own keys. */
  runCommand(name: string): Promise<void>;
  /** Reload the extension, as an update does. Open tabs keep the content script of before; there must be one, or the browser ends with its last page. */
  reloadExtension(): Promise<void>;
  /** Open a tab in a private window, in front. The browser must have been opened with `inPrivateWindows`. */
  newPrivateTab(url: string): Promise<Tab>;
  /** Give or take the right to read pages, as the reader does on the browser's own page about its extensions. */
  setAccess(isGiven: boolean): Promise<void>;
  /** Give it for the sites of one pattern alone, after it was taken. */
  giveAccessTo(pattern: string): Promise<void>;
  /** Press "Allow" where the browser asks the reader. No driver reaches Chromium's window for it, so there access is given. */
  answerPermissionPrompt(): Promise<void>;
  /** What scripts of the extension have thrown uncaught since the start, wherever they ran; in Chromium also what they said on the console as errors. */
  complaints(): Promise<readonly string[]>;
  /** Resolves when the browser has ended, whoever closed it. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/**
 * Run a function where it cannot see the test: it is sent as its source, its argument and its answer as JSON.
 * `undefined` in the answer comes back as `undefined`.
 */
export type Evaluate = <Result, Argument extends Json = null>(
  run: (argument: Argument) => Result | Promise<Result>,
  argument?: Argument,
) => Promise<Result>;

/** The same with something that only exists there, as the function's first parameter. */
export type EvaluateWith<Given> = <Result, Argument extends Json = null>(
  run: (given: Given, argument: Argument) => Result | Promise<Result>,
  argument?: Argument,
) => Promise<Result>;

/** `browser`, whatever the browser calls it. */
export type ExtensionApi = Browser;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A document: the tab's own, or one of its frames'. `evaluate` runs in the page's world, never in the extension's. */
export interface Frame {
  evaluate: Evaluate;
  /**
   * Rest the pointer on a place of this document's own viewport. Only in Firefox, whose driver does not reach documents of
   * other sites by the pointer of the tab.
   */
  rest?(place: Place): Promise<void>;
}

export interface Tab extends Frame {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  bringToFront(): Promise<void>;
  /** Every document of the tab, its own first. */
  frames(): Promise<readonly Frame[]>;
  readonly pointer: Pointer;
  readonly finger: Finger;
  /** Press and let go a key, named as in KeyboardEvent.key. */
  press(key: 'Escape' | 'Enter' | 'Tab' | 'PageDown' | 'End'): Promise<void>;
  /** Hold a key down while something else is done. */
  holding<Result>(key: 'Alt' | 'Shift', run: () => Promise<Result>): Promise<Result>;
  /** Press a letter while Control is held: a to select all, c to copy, v to paste. */
  shortcut(letter: string): Promise<void>;
  /** Type text where the focus is. */
  type(text: string): Promise<void>;
  /** Choose a file of this computer in the file field that `selector` names. */
  chooseFile(selector: string, path: string): Promise<void>;
  /** A PNG of the viewport. */
  screenshot(): Promise<Buffer>;
  /**
   * What a printer would get, to compare with another: a PDF in Firefox; in Chromium a PNG of the viewport as printed,
   * because its PDF paints words in more pieces where there is a highlight, seen or not.
   */
  print(): Promise<Buffer>;
  setViewport(width: number, height: number): Promise<void>;
  /** Show pages as somebody with these wishes sees them. All tabs in Firefox, so take them back with `{}`. */
  emulate(wishes: Wishes): Promise<void>;
  /**
   * Run a function on the root of every closed shadow tree in the tab, which is where the card lives.
   * Answers come in document order, those of frames after the tab's own.
   */
  evaluateInClosedRoots: <Result, Argument extends Json = null>(
    run: (root: ShadowRoot, argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ) => Promise<Result[]>;
  close(): Promise<void>;
}

/** A real pointer, in CSS pixels of the tab's viewport. */
export interface Pointer {
  /** Travel there in a straight line, in `steps` events. */
  move(x: number, y: number, steps?: number): Promise<void>;
  click(x: number, y: number): Promise<void>;
  /** Press, travel there, and let go. */
  drag(from: Place, to: Place): Promise<void>;
  wheel(deltaY: number): Promise<void>;
}

/** A finger on a touch screen, in CSS pixels of the tab's viewport. */
interface Finger {
  tap(place: Place): Promise<void>;
  /** Put down, travel there, and lift. */
  swipe(from: Place, to: Place): Promise<void>;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The open toolbar popup. */
export interface Popup {
  /** Run a function on the popup's document. It runs in another page of the extension, so it sees nothing but `popup`. */
  evaluate: EvaluateWith<Document>;
  close(): Promise<void>;
}

/** What people set up in their system. */
export interface Wishes {
  readonly colourScheme?: 'light' | 'dark';
  readonly reducedMotion?: boolean;
  readonly forcedColours?: boolean;
}

export interface OpenOptions {
  /** Show the browser's window; needs a display. */
  readonly headful?: boolean;
  /** HTTP proxy that answers and logs everything the browser asks the network for (see fixture-server.ts). */
  readonly proxy?: string;
  readonly colourScheme?: 'light' | 'dark';
  /** Let the extension run in private windows, as a reader may. */
  readonly inPrivateWindows?: boolean;
  /** The home folder that Firefox sees, where it looks for what an organisation has set for one person. */
  readonly home?: string;
  /** Device pixels per CSS pixel in screenshots. */
  readonly pixelRatio?: number;
}
