/**
 * Step 7 of the walk: one observer for the document and each shadow root. Attributes are not observed: where anybody
 * observes them, Chromium climbs to the root for every attribute the page sets, animations included. What they would
 * tell comes by other ways: shown and hidden through the viewport, made editable when the focus comes.
 */
export interface Watch {
  /** Observe a tree; again for the same tree does nothing. */
  observe(root: Node): void;
}

/** Report the page's changes of text and structure until `signal` aborts. */
export function watch(onRecords: (records: MutationRecord[]) => void, { signal }: { signal: AbortSignal }): Watch {
  const observer = new MutationObserver(onRecords);
  // Weak, as the observer's own list is: a shadow root goes with its host.
  const observed = new WeakSet<Node>();
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  return {
    observe(root) {
      if (observed.has(root)) return;
      observed.add(root);
      observer.observe(root, { childList: true, characterData: true, subtree: true });
    },
  };
}
