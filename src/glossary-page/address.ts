/** What the page shows, as its address tells: every state has an address of its own, to go back to and to pass on. */
export type Place =
  | { readonly view: 'letters' | 'categories' | 'together' }
  /** The words of the tab that `?tab=` names. */
  | { readonly view: 'page' }
  | { readonly view: 'entry'; readonly id: string }
  | { readonly view: 'find'; readonly typed: string };

const views = ['letters', 'categories', 'together', 'page'] as const;

/** Read a place from a location's hash; entry ids stand for themselves. */
export function placeIn(hash: string): Place {
  const name = decoded(hash.replace(/^#/, ''));
  const typed = /^find=(.*)$/s.exec(name)?.[1];
  if (typed !== undefined) return typed === '' ? { view: 'letters' } : { view: 'find', typed };
  const view = views.find((known) => name === `by=${known}`);
  if (view) return { view };
  return name === '' ? { view: 'letters' } : { view: 'entry', id: name };
}

/** The hash of a place. */
export function hashOf(place: Place): string {
  switch (place.view) {
    case 'entry':
      return `#${encodeURIComponent(place.id)}`;
    case 'find':
      return `#find=${encodeURIComponent(place.typed)}`;
    default:
      return `#by=${place.view}`;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // typed by hand
  }
}
