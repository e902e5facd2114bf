import { renderToString } from 'vue/server-renderer';
import { createApp } from './vue-app.js';

/** @returns {Promise<string>} */
export const renderVue = () => renderToString(createApp());
