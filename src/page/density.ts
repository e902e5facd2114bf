import type { AnnotateOptions } from './annotation.ts';
import type { Flow, Placed } from './flow.ts';
import type { Mentions } from './mentions.ts';
import { isShown } from './viewport.ts';

/** Picks which of a flow's mentions are painted. */
export interface Density {
  paintedIn(flow: Flow): readonly Placed[];
  /** Mentions came or went. */
  changed(): void;
}

export function createDensity(underline: AnnotateOptions['underline'], mentions: Mentions): Density {
  switch (underline) {
    case 'every':
      return { paintedIn: (flow) => flow.mentions, changed() {} };
    case 'none':
      return { paintedIn: () => [], changed() {} };
    case 'paragraph':
      return firstInParagraph();
    case 'page':
      return firstOnPage(mentions);
  }
}

function firstInParagraph(): Density {
  // Asked at every frame that scrolls, while the lists of mentions rarely change.
  const known = new WeakMap<readonly Placed[], readonly Placed[]>();
  return {
    changed() {},
    paintedIn({ mentions }) {
      const first = known.get(mentions) ?? firstOfEach(mentions, new Set());
      known.set(mentions, first);
      return first;
    },
  };
}

/** The first one that is laid out: hidden text does not use up the page's only mark. */
function firstOnPage(mentions: Mentions): Density {
  let first: Set<Placed> | undefined;
  function find(): Set<Placed> {
    const seen = new Set<number>();
    return new Set(
      mentions
        .inOrder()
        .flatMap((flow) => (flow.mentions.length > 0 && isShown(flow) ? firstOfEach(flow.mentions, seen) : [])),
    );
  }
  return {
    changed: () => (first = undefined),
    paintedIn(flow) {
      first ??= find();
      return flow.mentions.filter((placed) => first?.has(placed));
    },
  };
}

function firstOfEach(mentions: readonly Placed[], seen: Set<number>): readonly Placed[] {
  return mentions.filter(({ entry }) => !seen.has(entry) && seen.add(entry));
}
