import 'payitoff-link';
import 'payitoff-link/vue';
import { createApp } from 'vue';
import '../../site/site.css';
import App from './App.vue';

createApp(App).mount('#app');
