import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { App } from './react-app.js';

/** @returns {string} */
export const renderReact = () => renderToString(createElement(App));
