/** The content script's later stages as files of the package; vite.config.ts builds them. */
export const READING = '/src/content/reading-stage.js';
export const EXPLAINING = '/src/content/explaining-stage.js';
