import { createApp } from './vue-app.js';

window.mounted = [];
window.hydrators = [];
window.hydrate = () => void createApp(window.hydrators).mount('#root');
window.arrive = (part) => window.hydrators[part]();
