import type { Density } from './density.ts';
import type { Placed } from './flow.ts';
import { inReadingOrder } from './order.ts';
import type { HighlightNames, Sheet } from './sheet.ts';
import { seenOf } from './tall.ts';
import { type Block, type Viewport, distanceOf } from './viewport.ts';

export interface PainterOptions {
  readonly document: Document;
  readonly names: HighlightNames;
  readonly sheet: Sheet;
  readonly viewport: Viewport;
  readonly density: Density;
  readonly signal: AbortSignal;
}

/** Chromium charges every frame that changes anything about 10 us for each registered range (as of 156): so many and no more. */
const MAX_RANGES = 300;

/** Step 6 of the walk: keeps the highlight registry to the mentions near the viewport, changing it at most once a frame. */
export class Painter {
  readonly #options: PainterOptions;
  readonly #registry: HighlightRegistry;
  readonly #marks = new Highlight();
  readonly #current = new Highlight();
  /** What is painted. Firefox does not let content scripts iterate a Highlight ("Xray wrapping of iterators", 153). */
  readonly #painted = new Map<Placed, StaticRange>();
  readonly #forcedColors: MediaQueryList;
  #frame: number | undefined;
  #afterFrame: ReturnType<typeof setTimeout> | undefined;
  #ring: Placed | undefined;
  #isCrowded = false;
  #isFollowing = false;

  constructor(options: PainterOptions) {
    const { document, signal } = options;
    const view = document.defaultView;
    if (!view) throw new TypeError('a document without a window has nothing to paint on');
    this.#options = options;
    this.#registry = view.CSS.highlights;
    this.#current.priority = 1;
    this.#forcedColors = view.matchMedia('(forced-colors: active)');
    this.#forcedColors.addEventListener('change', () => this.refresh(), { signal });
    signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  /** Something may have to be painted otherwise; looked into in the next frame. */
  refresh(): void {
    if (this.#options.signal.aborted) return;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      if (this.#isTooMuch([...this.#options.viewport.near()])) this.#paintAfterFrame();
      else this.#paint();
    });
  }

  /** The page has changed something: take away what no longer stands, now. A StaticRange would go on to mark other letters. */
  recheck(): void {
    for (const placed of this.#painted.keys()) if (!placed.isStanding) this.#erase(placed);
    if (this.#ring?.isStanding === false) this.setCurrent(undefined);
  }

  /** Put back what the page has cleared: it shares the registry. Asked when the pointer or the page moves, since nothing tells. */
  heal(): void {
    if (this.#painted.size > 0 && this.#marks.size < this.#painted.size)
      for (const range of this.#painted.values()) this.#marks.add(range);
    if (this.#painted.size > 0 || this.#ring) this.#register();
  }

  /** Ring one mention, or none. */
  setCurrent(placed: Placed | undefined): void {
    this.#ring = placed;
    this.#current.clear();
    if (!placed) return;
    this.#current.add(placed.toStaticRange());
    this.#options.sheet.ensure();
    this.#register();
  }

  /**
   * Where not all can be painted, places on the screen are asked for. After the frame the browser knows them; before it
   * Chromium worked them out in our task, which took 280 ms on a text of 10 MB.
   */
  #paintAfterFrame(): void {
    this.#afterFrame ??= setTimeout(() => {
      this.#afterFrame = undefined;
      this.#paint();
    });
  }

  #isTooMuch(blocks: readonly Block[]): boolean {
    return blocks.reduce((sum, block) => sum + countIn(block, this.#options.density), 0) > MAX_RANGES;
  }

  #paint(): void {
    this.#options.viewport.tidy();
    if (this.#ring && !this.#ring.flow.isKept) this.setCurrent(undefined);
    const wanted = this.#choose();
    for (const placed of this.#painted.keys()) if (!wanted.has(placed)) this.#erase(placed);
    // The page may have changed the letters since, in this very frame: what no longer stands is still listed until it is read again.
    for (const placed of wanted) if (!this.#painted.has(placed) && placed.isStanding) this.#mark(placed);
    if (wanted.size === 0) return;
    this.#options.sheet.ensure();
    this.heal();
  }

  /** What is to be painted, the nearest first where it is too much. */
  #choose(): Set<Placed> {
    const { density, viewport } = this.#options;
    // Chromium paints every highlight as a solid block in forced colours, and no rule softens it: the current one only.
    if (this.#forcedColors.matches) return new Set();
    const blocks = [...viewport.near()];
    this.#isCrowded = this.#isTooMuch(blocks);
    if (this.#isCrowded) this.#followScrolling();
    const wanted = new Set<Placed>();
    for (const block of this.#isCrowded ? byDistance(blocks) : blocks) {
      const room = MAX_RANGES - wanted.size;
      if (room <= 0) break;
      for (const placed of paintedIn(block, density, room)) wanted.add(placed);
    }
    return wanted;
  }

  /** Where not all that is near can be painted, scrolling matters before anything enters or leaves. */
  #followScrolling(): void {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    const onScroll = (): void => {
      if (this.#isCrowded) this.refresh();
    };
    const { document, signal } = this.#options;
    document.addEventListener('scroll', onScroll, { capture: true, passive: true, signal });
  }

  #mark(placed: Placed): void {
    const range = placed.toStaticRange();
    this.#painted.set(placed, range);
    this.#marks.add(range);
  }

  #erase(placed: Placed): void {
    const range = this.#painted.get(placed);
    this.#painted.delete(placed);
    if (range) this.#marks.delete(range);
  }

  #register(): void {
    const { names } = this.#options;
    if (!this.#registry.has(names.marks)) this.#registry.set(names.marks, this.#marks);
    if (this.#ring && !this.#registry.has(names.current)) this.#registry.set(names.current, this.#current);
  }

  #stop(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    clearTimeout(this.#afterFrame);
    this.#registry.delete(this.#options.names.marks);
    this.#registry.delete(this.#options.names.current);
    this.#marks.clear();
    this.#current.clear();
    this.#painted.clear();
  }
}

function countIn(block: Block, density: Density): number {
  let count = 0;
  for (const flow of block.flows) count += density.paintedIn(flow).length;
  return count;
}

function paintedIn(block: Block, density: Density, room: number): readonly Placed[] {
  if (countIn(block, density) <= room) return [...block.flows].flatMap((flow) => density.paintedIn(flow));
  const inOrder = [...block.flows].toSorted(inReadingOrder).flatMap((flow) => density.paintedIn(flow));
  return seenOf(block.element, inOrder, room);
}

function byDistance(blocks: readonly Block[]): readonly Block[] {
  const distances = new Map(blocks.map((block) => [block, distanceOf(block, innerHeight)]));
  return blocks.toSorted((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
}
