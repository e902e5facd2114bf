import { createElement, Suspense, use, useEffect, useState } from 'react';

/** How many parts are hydrated one by one, each when `arrives` resolves. */
export const PARTS = 6;

/** A page of the usual kind, whose parts come alive one after the other. `arrives` is for the browser only. */
export function App({ arrives }) {
  const [doses, setDoses] = useState(0);
  return createElement(
    'main',
    null,
    createElement('h1', null, 'Melanoma'),
    createElement('p', null, 'Treated with ', createElement('em', null, 'pembrolizumab'), ', which blocks PD-1.'),
    createElement('button', { onClick: () => setDoses(doses + 1) }, 'One more'),
    createElement('p', { id: 'doses' }, 'Doses of nivolumab: ', doses),
    Array.from({ length: PARTS }, (_, part) =>
      createElement(Suspense, { key: part, fallback: 'Wait' }, createElement(Part, { part, arrives })),
    ),
  );
}

function Part({ part, arrives }) {
  if (arrives) use(arrives[part]);
  useEffect(() => void window.mounted.push(part), [part]);
  return createElement('p', null, 'Part ', part, ': ipilimumab blocks CTLA-4.');
}
