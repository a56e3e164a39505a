import 'payitoff-link';
import { installSimulator } from 'payitoff-link/simulator';
import 'payitoff-link/vue';
import { createSSRApp } from 'vue';
import App from './App.vue';

installSimulator({ onLink: (flow) => flow.complete() });
createSSRApp(App).mount('#app');
