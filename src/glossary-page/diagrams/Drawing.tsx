import type { ComponentChildren } from 'preact';

interface DrawingProps {
  /** Id of the heading that names it. */
  readonly namedBy: string;
  readonly viewBox: string;
  readonly children: ComponentChildren;
}

/** A drawing that scrolls sideways where the window is narrow, also by key. What it shows follows in words. */
export function Drawing({ namedBy, viewBox, children }: DrawingProps) {
  return (
    // A box that scrolls must be reachable by key, and this one holds nothing else that is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div class="drawing" role="group" aria-labelledby={namedBy} tabIndex={0}>
      <svg viewBox={viewBox} aria-hidden="true">
        {children}
      </svg>
    </div>
  );
}
