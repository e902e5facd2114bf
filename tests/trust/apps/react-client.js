import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App, PARTS } from './react-app.js';

window.mounted = [];
window.parts = Array.from({ length: PARTS }, () => Promise.withResolvers());
window.hydrate = () => {
  const arrives = window.parts.map(({ promise }) => promise);
  const onRecoverableError = (error) => console.error(error);
  hydrateRoot(document.querySelector('#root'), createElement(App, { arrives }), { onRecoverableError });
};
window.arrive = (part) => window.parts[part].resolve();
