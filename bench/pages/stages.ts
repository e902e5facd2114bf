/**
 * Scripts of measured pages, sent as their source. Each puts a function into `window` that does something a page might do and
 * says so when it is done. They use no promises, so that all microtasks in a trace are the extension's.
 */
function done(result: unknown): void {
  Object.assign(window, { isDone: true, result });
}

/** 50,000 paragraphs at once. */
function bulk(paragraphs: number): void {
  const markup = Array.from({ length: paragraphs }, (_, n) => `<p>Line ${n} is about pembrolizumab and more.</p>`).join(
    '',
  );
  const main = document.createElement('main');
  document.body.append(main);
  setTimeout(() => {
    main.innerHTML = markup;
    console.timeStamp('inserted');
    done(undefined);
  }, 50);
}

/** A log that gets so many nodes a second, in lines of ten, and keeps its last 3,000 lines. Counts the page's frames. */
function storm(seconds: number, nodesPerSecond: number): void {
  const log = document.createElement('div');
  log.style.cssText = 'height:400px;overflow:auto';
  document.body.append(log);
  const start = performance.now();
  let frames = 0;
  let nodes = 0;
  const step = (): void => {
    const now = performance.now() - start;
    frames++;
    for (; nodes < (now / 1000) * nodesPerSecond; nodes += 10) {
      const line = document.createElement('p');
      for (let n = 0; n < 4; n++) {
        const word = document.createElement('b');
        word.append(`entry ${nodes + n} `);
        line.append(word);
      }
      line.append(nodes % 100 === 0 ? 'nivolumab' : 'nothing');
      log.append(line);
    }
    while (log.childElementCount > 3_000) log.firstElementChild?.remove();
    if (now < seconds * 1000) requestAnimationFrame(step);
    else {
      console.timeStamp('storm is over');
      done(frames / (now / 1000));
    }
  };
  requestAnimationFrame(step);
}

/** Put a term at the top of the page and wait until it is underlined (ms), at most two seconds. */
function addTerm(): void {
  const line = document.createElement('p');
  line.textContent = 'And then came atezolizumab.';
  document.body.prepend(line);
  scrollTo({ top: 0, behavior: 'instant' });
  const start = performance.now();
  const look = (): void => {
    const waited = performance.now() - start;
    if (waited > 2_000) return done(waited);
    for (const highlight of CSS.highlights.values()) {
      for (const range of highlight) if (range.startContainer.parentNode === line) return done(waited);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** An observer that does nothing: the least that following a page's changes costs. */
function observe(): void {
  new MutationObserver(() => undefined).observe(document, { childList: true, characterData: true, subtree: true });
  done(undefined);
}

/**
 * The page's own work in a long document: insertions and removals at its top, half of the count each (ms). The median of
 * some goes with a rest between, in which whoever was told of them can do what follows.
 */
function insertions(count: number): void {
  const times: number[] = [];
  const go = (): void => {
    const start = performance.now();
    const put: Element[] = [];
    for (let n = 0; n < count / 2; n++) {
      const line = document.createElement('i');
      line.append('x');
      document.body.prepend(line);
      put.push(line);
    }
    for (const line of put) line.remove();
    times.push(performance.now() - start);
    if (times.length < 9) setTimeout(go, 300);
    else done(times.sort((a, b) => a - b)[4]);
  };
  go();
}

/** Jump about in a long page and wait until what is seen is underlined (ms each); the registry's size at each place. */
function jumps(count: number): void {
  const waits: number[] = [];
  const sizes: number[] = [];
  const size = (): number => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0);
  const seen = (): Element[] =>
    [100, 350, 600].flatMap((y) => {
      const block = document.elementFromPoint(200, y)?.closest('p');
      return block ? [block] : [];
    });
  const isPainted = (block: Element): boolean => {
    for (const highlight of CSS.highlights.values()) {
      for (const range of highlight) if (block.contains(range.startContainer)) return true;
    }
    return false;
  };
  const jump = (): void => {
    if (waits.length === count) return done({ waits, sizes });
    const part = ((waits.length * 7 + 3) % count) / count;
    scrollTo({ top: document.documentElement.scrollHeight * part, behavior: 'instant' });
    const start = performance.now();
    const look = (): void => {
      const waited = performance.now() - start;
      sizes.push(size());
      if (!seen().every(isPainted) && waited < 2_000) return void requestAnimationFrame(look);
      waits.push(waited);
      setTimeout(jump, 60);
    };
    requestAnimationFrame(look);
  };
  jump();
}

/** Routes of an application: each replaces the whole of the page. */
function routes(count: number, terms: readonly string[]): void {
  let main = document.querySelector('main');
  if (!main) document.body.append((main = document.createElement('main')));
  const holder = main;
  let route = 0;
  const next = (): void => {
    const markup = terms.map((term, n) => `<p>Route ${route}, line ${n}: <b>${term}</b> and words.</p>`).join('');
    holder.innerHTML = markup;
    history.pushState(null, '', `#${route}`);
    if (++route < count) setTimeout(next, 80);
    else done(undefined);
  };
  next();
}

/** One attribute written in each frame. */
function dirtyFrames(count: number): void {
  const block = document.querySelector('p');
  let frame = 0;
  const step = (): void => {
    block?.setAttribute('data-frame', String(frame));
    if (++frame < count) requestAnimationFrame(step);
    else done(undefined);
  };
  requestAnimationFrame(step);
}

/** One highlight of the page's own, for the least that any highlight costs. */
function registerOne(): void {
  const text = document.querySelector('p')?.firstChild;
  if (text)
    CSS.highlights.set(
      'own',
      new Highlight(new StaticRange({ startContainer: text, startOffset: 0, endContainer: text, endOffset: 3 })),
    );
  done(undefined);
}

/** How long a card takes from the last move of the pointer to its first frame (ms). */
function awaitCard(): void {
  const view = window as unknown as { movedAt?: number };
  const start = performance.now();
  const look = (): void => {
    const now = performance.now();
    const isOpen = document.querySelector(':popover-open') !== null;
    if (isOpen || now - start > 4_000)
      return void requestAnimationFrame(() => done(performance.now() - (view.movedAt ?? start)));
    requestAnimationFrame(look);
  };
  look();
}

/** Note when the pointer moved last. */
function notePointer(): void {
  addEventListener('pointermove', () => Object.assign(window, { movedAt: performance.now() }), { capture: true });
}

/** When the first underline of a page had been painted, from the end of its document on (ms). Runs while the page loads. */
function noteFirstUnderline(): void {
  const look = (): void => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const isLoaded = (navigation?.domContentLoadedEventEnd ?? 0) > 0;
    if (isLoaded && CSS.highlights.size > 0) done(performance.now() - (navigation?.domContentLoadedEventEnd ?? 0));
    else requestAnimationFrame(look);
  };
  look();
}

/** How long nothing else could run on the page's main thread, at the longest, while it loads and for a while after (ms). */
function noteGaps(duration: number): void {
  const channel = new MessageChannel();
  const start = performance.now();
  let last = start;
  let longest = 0;
  let lost = 0;
  channel.port1.addEventListener('message', () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    if (now - last > 4) lost += now - last;
    last = now;
    if (now - start < duration) channel.port2.postMessage(0);
    else done({ longest, lost });
  });
  channel.port1.start();
  channel.port2.postMessage(0);
}

const played = {
  bulk,
  storm,
  addTerm,
  observe,
  insertions,
  jumps,
  routes,
  dirtyFrames,
  registerOne,
  awaitCard,
  noteGaps,
};

/** The script of a page on which any of these can be played. */
export function stageScript(): string {
  const sources = Object.entries(played).map(([name, run]) => `window.${name} = ${run.toString()};`);
  return `${done.toString()}\n${sources.join('\n')}\n(${notePointer.toString()})();`;
}

export function firstUnderlineScript(): string {
  return `${done.toString()}\n(${noteFirstUnderline.toString()})();`;
}

/** With which a page notes gaps from its very start. */
export function gapScript(duration: number): string {
  return `${done.toString()}\n(${noteGaps.toString()})(${duration});`;
}
