import 'payitoff-link';
import Page from '#page';
import { createApp } from 'vue';

createApp(Page).mount('#app');
